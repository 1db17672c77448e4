"""How long the commands take: loading the reference folder, taking the census, starting at all, a second demo.

    MEETLAT_REFERENCE=… .venv/bin/python -m bench.census [--times 3] [--json]

Each in a process of its own and a home of its own, as a person would start it.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from bench.serving import MEETLAT


def measure(reference: str, times: int) -> dict[str, list[float]]:
    """Command -> seconds of each time."""
    found: dict[str, list[float]] = {}
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="meetlat-bench-") as home:
            environment = os.environ | {"MEETLAT_HOME": home, "MEETLAT_REFERENCE": reference}
            for name, arguments in _commands(reference).items():
                found.setdefault(name, []).append(_seconds(arguments, environment, home))
    return found


def _commands(reference: str) -> dict[str, list[str]]:
    """In this order: each stands on what the one before it made."""
    census = ["census", "--country", "NL", "--kind", "municipality", "--json"]
    return {
        "meetlat --help": ["--help"],
        "making the database": ["doctor", "--json"],
        "reference load": ["reference", "load", reference],
        "reference load, the same again": ["reference", "load", reference],
        "census, taking the edition": census,
        "census, of that edition": census,
        "demo --no-serve, drawing the maps": ["demo", "--no-serve"],
        "demo --no-serve, the second time": ["demo", "--no-serve"],
    }


def _seconds(arguments: list[str], environment: dict[str, str], home: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([MEETLAT, *arguments], env=environment, cwd=home, capture_output=True, text=True)
    if done.returncode and arguments[0] != "doctor":  # which finds fault with an empty home
        raise SystemExit(f"meetlat {' '.join(arguments)}: {done.stderr}")
    return round(time.perf_counter() - start, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(str(Path(os.environ["MEETLAT_REFERENCE"]).resolve()), given.times)
    if given.json:
        print(json.dumps(measured, indent=1))
    else:
        for name, seconds in measured.items():
            print(f"{name:<36}{statistics.median(seconds):>8.2f} s   {seconds}")


if __name__ == "__main__":
    main()
