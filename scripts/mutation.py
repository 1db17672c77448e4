"""How many small faults in ``measure`` its tests find: the mutation score, on a copy of the project.

    .venv/bin/python -m scripts.mutation --sample 400 --seed 1

Prints the score per folder, and each fault that no test found. Fails below the bar. Not counted are faults that change
nothing that the code promises: scripts/equivalent_mutants.toml lists them, each kind with a reason.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from scripts.mutants import Change, change, copied, made, settle, statuses, tried
from scripts.sampling import by_room, drawn, equivalent, known_equivalents, score

BAR = 0.9  # what docs/reference/mutation.md promises


def main() -> int:
    asked = _asked()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="meetlat-mutants-") as folder:
        found, survivors = outcome(Path(folder), asked)
    known = known_equivalents()
    equal = {name for name, one in survivors.items() if equivalent(one.was, one.becomes, known)}
    print(f"{len(found)} mutants, seed {asked.seed}, {time.monotonic() - began:.0f} s; {len(equal)} equivalent")
    counted = {name: status for name, status in found.items() if name not in equal}
    return reported(counted, [one for name, one in survivors.items() if name not in equal])


def outcome(folder: Path, asked: argparse.Namespace) -> tuple[dict[str, str], dict[str, Change]]:
    """What became of each mutant of the sample, and what those are that no test found."""
    copied(folder)
    settle(folder, asked.without)
    sample = set(drawn(_within(made(folder), asked.only), asked.sample, asked.seed))
    tried(folder, sorted(sample), asked.processes)
    found = {name: status for name, status in statuses(folder).items() if name in sample}
    return found, {name: change(folder, name) for name, status in found.items() if status in {"survived", "no tests"}}


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(description="How many small faults in measure its tests find.")
    asks.add_argument("--sample", type=int, default=400, help="how many mutants to try")
    asks.add_argument("--seed", type=int, default=1, help="another seed tries others")
    asks.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asks.add_argument("--only", action="append", default=[], metavar="FOLDER", help="only those of this folder or file")
    asks.add_argument("--without", action="append", default=[], metavar="FOLDER", help="leave a folder of measure out")
    return asks.parse_args()


def _within(names: list[str], only: list[str]) -> list[str]:
    rooms = tuple(f"meetlat.measure.{room}." for room in only) or ("",)
    return [name for name in names if name.startswith(rooms)]


def reported(found: dict[str, str], survivors: Iterable[Change]) -> int:
    """Prints what came out; 1 below the bar."""
    for one in sorted(survivors, key=lambda one: (one.file, one.line)):
        print(f"\n{one.file}:{one.line}\n  was      {one.was}\n  becomes  {one.becomes}")
    print()
    for room, of_room in by_room(found).items():
        print(f"{room or '(measure)':16} {of_room}")
    total = score(found.values())
    print(f"{'all':16} {total}")
    return int(total.value < BAR)


if __name__ == "__main__":
    sys.exit(main())
