"""Throws bytes at every reader of what comes from outside, guided by which lines they reach.

``python -m scripts.fuzz SECONDS`` shares the seconds over all readers and the work over the processors: ten minutes of
fuzzing take five on two. A reader that raises anything but a clear refusal, or sticks at one item, fails the whole;
what it was given is kept, and ``python -m scripts.fuzz READER FILE`` gives it again.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from scripts.readers import readers
from scripts.seeds import seeds

KEPT = Path("test-results") / "fuzz"  # what a reader stumbled over
# Seconds for one item. By itself each takes a thousandth; the watched code is far slower, and the machine is shared.
SLOWEST = 20
LARGEST = 4096  # bytes of an item
MOST_AT_ONCE = 4
TRIED = re.compile(r"number_of_executed_units: (\d+)")
SAVED = re.compile(r"Test unit written to (\S+)")


@dataclass(frozen=True)
class Fuzzed:
    """One reader after its seconds: the number of inputs it was given, and what it stumbled over."""

    reader: str
    tried: int
    complaint: str = ""


def fuzz_all(seconds: int) -> int:
    """Every reader, a few at a time; 1 when one of them failed."""
    names = sorted(readers())
    each = max(1, round(seconds / len(names)))
    shutil.rmtree(KEPT, ignore_errors=True)
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_AT_ONCE)) as pool:
        for done in as_completed([pool.submit(_fuzzed, name, each) for name in names]):
            _say(done.result(), each)
            if done.result().complaint:
                pool.shutdown(wait=False, cancel_futures=True)
                return 1
    return 0


def _fuzzed(name: str, seconds: int) -> Fuzzed:
    """In a process of its own: what it meets ends it."""
    command = [sys.executable, "-m", "scripts.fuzz", name, str(seconds)]
    with tempfile.TemporaryDirectory() as folder:
        own = {**os.environ, "TMPDIR": folder}
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace", env=own)
    tried = TRIED.search(ended.stderr)
    said = f"{ended.stdout[-4000:]}{ended.stderr[-4000:]}"
    return Fuzzed(name, int(tried[1]) if tried else 0, said if ended.returncode or not tried else "")


def _say(done: Fuzzed, seconds: int) -> None:
    print(f"{done.reader:24} {done.tried:>9,} inputs in {seconds} s", flush=True)
    if done.complaint:
        saved = SAVED.search(done.complaint)
        again = f"Again: python -m scripts.fuzz {done.reader} {saved[1]}" if saved else ""
        print(f"{done.complaint}\n{done.reader} failed. {again}", file=sys.stderr, flush=True)


def fuzz(name: str, how: str) -> None:
    """One reader, for a number of seconds; or once, when ``how`` is a file."""
    import atheris

    KEPT.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["meetlat.collect", "meetlat.web", "meetlat.register"]):
        chosen = readers()[name]
        chosen(b"")  # what it imports only when it is called, is watched too
    atheris.Setup([name, *(_limits(name, int(how)) if how.isdigit() else []), *_given(name, how)], chosen)
    atheris.Fuzz()


def _limits(name: str, seconds: int) -> list[str]:
    limits = [f"max_total_time={seconds}", f"timeout={SLOWEST}", f"max_len={LARGEST}", "rss_limit_mb=2048", "seed=1"]
    return [f"-{limit}" for limit in (*limits, "verbosity=0", "print_final_stats=1", f"artifact_prefix={KEPT}/{name}-")]


def _given(name: str, how: str) -> list[str]:
    """The file; or a folder with what the reader knows, to which is added what leads to new lines."""
    if not how.isdigit():
        return [how]
    folder = Path(tempfile.gettempdir()) / f"seeds-{name}"
    folder.mkdir()
    for number, seed in enumerate(seeds(name)):
        (folder / str(number)).write_bytes(seed)
    return [str(folder)]


if __name__ == "__main__":
    if len(sys.argv) == 3:
        fuzz(sys.argv[1], sys.argv[2])
    else:
        sys.exit(fuzz_all(int(sys.argv[1])))
