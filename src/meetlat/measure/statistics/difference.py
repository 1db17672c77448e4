"""Whether a figure changed between two editions by more than noise.

The interval of a difference is built from the intervals of the two: with Wilson's for shares it is the hybrid score
interval of Newcombe (1998, method 10); for anything else it is the method of variance estimates recovery (Zou and
Donner 2008, Statistics in Medicine 27). A full count, such as of followers, has no noise and does not belong here.
Where nothing changed, 1 in 20 comparisons still reads "more" or "less". That takes cases to be independent. Where
people write more than once and are answered alike it is more often: the variance is 1 + (m - 1) r times as large (Kish
1965), so that with m = 4 contacts of each person and a correlation r = 0.1 between them it is 1 in 12.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

import numpy as np

from meetlat.measure.statistics.intervals import share_interval

MINIMUM = 10  # cases, below which nothing is said


class Verdict(StrEnum):
    MORE = "more"
    LESS = "less"
    DRAW = "draw"  # the intervals cannot carry a difference; that is not to say that there is none
    FEW = "too few"


@dataclass(frozen=True)
class Figure:
    """A figure with its interval of 95 % and the number of cases behind it."""

    value: float
    low: float
    high: float
    n: int

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} does not lie between {self.low} and {self.high}")


@dataclass(frozen=True)
class Change:
    """After minus before. All None where there is no figure to compare."""

    verdict: Verdict
    value: float | None
    low: float | None
    high: float | None


def share_figure(count: int, n: int) -> Figure:
    """A share of 1 case or more."""
    if not (n >= 1 and 0 <= count <= n):
        raise ValueError(f"{count} of {n} is no share")
    low, high = share_interval(np.array([count / n]), np.array([float(n)]))
    return Figure(count / n, float(low[0]), float(high[0]), n)


def change(before: Figure | None, after: Figure | None, minimum: int = MINIMUM) -> Change:
    """Of two shares or two medians, both of ``minimum`` cases or more. None: there was no figure."""
    if before is None or after is None:
        return Change(Verdict.FEW, None, None, None)
    value = after.value - before.value
    low = value - hypot(after.value - after.low, before.high - before.value)
    high = value + hypot(after.high - after.value, before.value - before.low)
    return Change(_verdict(low, high) if min(before.n, after.n) >= minimum else Verdict.FEW, value, low, high)


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return Verdict.MORE
    return Verdict.LESS if high < 0 else Verdict.DRAW
