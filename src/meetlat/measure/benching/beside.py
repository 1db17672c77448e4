"""Runs each way of computing in a process of its own, so that its seconds and memory are its own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetlat.problem import Problem

WAYS = ("scan", "yardstick", "same", "pandas")
PERIOD = "2025"


@dataclass(frozen=True)
class Benched:
    """``equal``: organisations for which pandas and the yardstick give the same; None where pandas was left out."""

    messages: int
    seconds: dict[str, float]
    peak_mib: dict[str, float]
    equal: int | None

    def as_json(self) -> dict[str, Any]:
        """yardstick_to_scan: at most 5 wanted; pandas_to_yardstick: at least 10 wanted."""
        seconds = self.seconds
        return {
            "messages": self.messages,
            "seconds": round(seconds["yardstick"], 2),
            "peak_mib": round(self.peak_mib["yardstick"]),
            "yardstick_to_scan": round(seconds["yardstick"] / seconds["scan"], 2),
            "pandas_to_yardstick": round(seconds["pandas"] / seconds["same"], 2) if "pandas" in seconds else None,
            "equal_organisations": self.equal,
            "ways": {
                way: {"seconds": round(seconds[way], 2), "peak_mib": round(self.peak_mib[way])} for way in seconds
            },
        }


def bench(lake: Path, messages: int, with_pandas: bool = True) -> Benched:
    """Every way once, one after the other, on a simulated lake that lies there."""
    ways = [way for way in WAYS if with_pandas or way != "pandas"]
    told = {way: _alone(way, lake) for way in ways}
    equal = _equal(told["same"]["figures"], told["pandas"]["figures"]) if with_pandas else None
    seconds = {way: told[way]["seconds"] for way in ways}
    return Benched(messages, seconds, {way: told[way]["peak_mib"] for way in ways}, equal)


def _alone(way: str, lake: Path) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - this program
        [sys.executable, "-m", "meetlat.measure.benching.ways", way, str(lake), PERIOD],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"ended with status {done.returncode}; was there memory enough?"]
        raise Problem(f"bench {way}: {said[-1]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _equal(same: dict[str, list[float]], pandas: dict[str, list[float]]) -> int:
    """How many organisations have equal figures; raises Problem where one differs."""
    for id in sorted({*same, *pandas}):
        if id not in same or id not in pandas or not _alike(same[id], pandas[id]):
            raise Problem(f"bench: {id} is {same.get(id)} by the yardstick and {pandas.get(id)} in pandas.")
    return len(same)


def _alike(one: list[float], other: list[float]) -> bool:
    return all(
        a == b or (a is not None and b is not None and abs(a - b) <= 1e-9 * abs(b))
        for a, b in zip(one, other, strict=True)
    )
