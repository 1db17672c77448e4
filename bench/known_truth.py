"""How well the yardstick finds what is known to be true: the tables of docs/explanation/known-truth.md.

    .venv/bin/python -m bench.known_truth [--seeds 7] [--messages 100000] [--organisations 342] [--cases 6000] [--json]

Simulates a lake for each seed in a folder of its own, which is removed. The sums are those of
tests/measure/yardstick/test_known_truth*.py.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from meetlat.measure.simulation import Plan
from tests.measure.yardstick.true_times import CASES
from tests.measure.yardstick.truth_beside import Beside, Summary, beside, summary
from tests.measure.yardstick.truth_given import Known
from tests.measure.yardstick.truth_naive import Estimate, Mistake, mistakes, open_mistake

TEN_DAYS = (date(2025, 12, 22), date(2026, 1, 1))


def measure(seeds: int, messages: int, organisations: int, cases: int) -> dict[str, Any]:
    rows: dict[str, list[Beside]] = defaultdict(list)
    for seed in range(1, seeds + 1):
        with TemporaryDirectory(prefix="meetlat-truth-") as folder:
            known = Known(Path(folder), Plan(messages, seed), organisations)
            for name, those in beside(known, cases).items():
                rows[name] += those
    return {"estimates": {name: summary(those) for name, those in rows.items()}} | {
        "mistakes": list(_mistakes(messages, organisations))
    }


def _mistakes(messages: int, organisations: int) -> Iterator[Mistake]:
    with TemporaryDirectory(prefix="meetlat-truth-") as folder:
        yield from mistakes(Known(Path(folder), Plan(messages, 1), organisations))
    with TemporaryDirectory(prefix="meetlat-truth-") as folder:
        yield open_mistake(Known(Path(folder), Plan(messages, 1, *TEN_DAYS), organisations))


def show(measured: dict[str, Any]) -> None:
    print("| estimate | cases | intervals that hold the truth | mean error |\n|---|---:|---:|---:|")
    for name, found in measured["estimates"].items():
        print(f"| {name} | {found.cases:,} | {_coverage(found)} | {_points(found)} |")
    print("\n| mistake | truth | naive | held | Meetlat | held |\n|---|---:|---:|---:|---:|---:|")
    for one in measured["mistakes"]:
        print(f"| {one.name} | {one.truth:.3f} | {_estimate(one.naive)} | {_estimate(one.ours)} |")


def _coverage(found: Summary) -> str:
    low, high = found.interval
    return f"{100 * found.coverage:.1f} % ({100 * low:.1f} to {100 * high:.1f})"


def _points(found: Summary) -> str:
    return f"{100 * found.bias:+.2f} ± {100 * found.standard_error:.2f}"


def _estimate(one: Estimate) -> str:
    return f"{one.value:.3f} ({one.low:.3f} to {one.high:.3f}) | {100 * one.held:.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=7)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--organisations", type=int, default=342)
    parser.add_argument("--cases", type=int, default=CASES, help="of each organisation, beside which times are held")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(given.seeds, given.messages, given.organisations, given.cases)
    print(json.dumps(measured, default=asdict, indent=1)) if given.json else show(measured)


if __name__ == "__main__":
    main()
