"""Throws bytes at every reader of what comes from outside, guided by which lines they reach.

``scripts/fuzz.py SECONDS`` shares the seconds over all readers, each in a process of its own; a reader that
raises anything but a clear refusal, or takes longer than a second for one item, ends the whole with what it was given.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

SLOWEST = (
    20  # seconds for one item; the watched code is several times slower than it is by itself, the machine is shared
)
LARGEST = 4096  # bytes of an item

Reader = Callable[[bytes], None]


def readers() -> dict[str, Reader]:
    """Everything that reads what a stranger wrote, by name."""
    from meetlat.collect.formats import formats
    from meetlat.collect.masking import masked
    from meetlat.web.limits import limits
    from meetlat.web.robots import parsed

    found: dict[str, Reader] = {name: partial(_format, name) for name in formats()}
    found["masking"] = lambda said: _masked_for_good(masked, said)
    found["robots"] = lambda said: _nothing(parsed(said, "Meetlat"))
    found["rss"] = _rss
    found["json-feed"] = _json_feed
    found["limits"] = lambda said: _headers(limits, said)
    return found


def _format(name: str, said: bytes) -> None:
    """A file of these bytes: messages, refusals, or a clear word that it is another format."""
    from meetlat.collect.draft import Refused
    from meetlat.collect.formats import format_named
    from meetlat.problem import Problem

    format = format_named(name)
    if format.lines:
        with suppress(Refused):
            format.draft(said)
    for raw in _items(format, said):
        with suppress(Refused, Problem):
            format.draft(raw)


def _items(format: object, said: bytes) -> Iterator[object]:
    from meetlat.collect.draft import Refused
    from meetlat.problem import Problem

    items = getattr(format, "items", None)
    if items is None:
        return
    file = Path(tempfile.gettempdir()) / f"meetlat-fuzz-{getattr(format, 'name', '')}"
    file.write_bytes(said)
    with suppress(Refused, Problem):
        for item in items(file):
            yield item.raw


def _rss(said: bytes) -> None:
    from meetlat.collect.sources.feeds import xml
    from meetlat.collect.sources.feeds.entry import NoFeed

    with suppress(NoFeed):
        _nothing(xml.document(said, {}))


def _json_feed(said: bytes) -> None:
    from meetlat.collect.sources.feeds import json
    from meetlat.collect.sources.feeds.entry import NoFeed

    with suppress(NoFeed):
        _nothing(json.document(said))


def _masked_for_good(mask: Callable[..., str], said: bytes) -> None:
    once = mask(said.decode("utf-8", "replace"), "x", lambda platform, handle: False)
    assert mask(once, "x", lambda platform, handle: False) == once


def _headers(read: Callable[..., object], said: bytes) -> None:
    from datetime import UTC, datetime

    name, _, value = said.decode("latin-1").partition(":")
    read({name.lower(): value, "retry-after": value, "x-ratelimit-reset": value}, datetime(2025, 1, 1, tzinfo=UTC))


def _nothing(result: object) -> None:
    """What came out is not looked at: that it came is enough."""


def _fuzz(name: str, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["meetlat.collect", "meetlat.web", "meetlat.register"]):
        chosen = readers()[name]
    limits = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST}",
        f"-max_len={LARGEST}",
        "-rss_limit_mb=2048",
        "-seed=1",
    ]
    atheris.Setup([name, *limits, "-verbosity=0", "-print_final_stats=1"], chosen)
    atheris.Fuzz()


def main(seconds: int) -> int:
    """One after the other; the status of the first that failed."""
    names = sorted(readers())
    for name in names:
        each = max(1, seconds // len(names))
        print(f"· {name}, {each} s", file=sys.stderr, flush=True)
        ended = subprocess.run([sys.executable, __file__, name, str(each)], capture_output=True, text=True)
        if ended.returncode:
            print(ended.stderr[-4000:], file=sys.stderr)
            return ended.returncode
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _fuzz(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1])))
