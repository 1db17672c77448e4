"""How many there are in all, from two lists that each found some of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, lgamma, log

from scipy.optimize import brentq, minimize_scalar

from meetlat.measure.shares import Z

ENOUGH_ON_BOTH = 7  # from here Chapman's bias is negligible (Robson and Regier 1964)
DROP = Z**2 / 2  # of the log likelihood, down to the ends of the 95 % interval


class Certainty(StrEnum):
    ESTIMATED = "estimated"
    ROUGH = "rough"  # fewer than seven on both lists: rather too low
    UNKNOWN = "unknown"  # none on both: the lists say nothing about each other


@dataclass(frozen=True)
class Captured:
    """What two lists tell together. ``probably``, ``low`` and ``high`` are None where it is not known."""

    first: int
    second: int
    both: int
    at_least: int  # different ones on the two lists
    probably: float | None
    low: float | None
    high: float | None
    certainty: Certainty

    def __str__(self) -> str:
        if self.probably is None or self.low is None or self.high is None:
            return f"at least {self.at_least}; how many more is not known"
        low, high = floor(self.low), ceil(self.high)
        return f"at least {self.at_least}, probably {round(self.probably)} ({low} to {high})"


def captured(first: int, second: int, both: int) -> Captured:
    """Chapman's estimate (1951) of how many there are, with the profile likelihood interval of 95 % (Cormack 1992).

    That interval begins at what was seen or above, and stays small where the lists agree nearly wholly, where intervals
    from a variance or a logit break down. Both need lists that found things independently. Lists that copy from each
    other, or that both miss the same hidden ones, give too low an estimate: read it as "at least" then.
    """
    if not 0 <= both <= min(first, second):
        raise ValueError(f"{both} on both lists cannot be, with {first} on one and {second} on the other")
    seen = first + second - both
    if not both:
        return Captured(first, second, both, seen, None, None, None, Certainty.UNKNOWN)
    probably = seen + (first - both) * (second - both) / (both + 1)
    low, high = _interval(first, second, both)
    certainty = Certainty.ESTIMATED if both >= ENOUGH_ON_BOTH else Certainty.ROUGH
    return Captured(first, second, both, seen, probably, min(low, probably), max(high, probably), certainty)


def _interval(first: int, second: int, both: int) -> tuple[float, float]:
    """Where the likelihood has fallen by ``DROP`` from its top."""
    seen = float(first + second - both)
    worse = _unlikelihood(first, second, seen)
    top = minimize_scalar(worse, bounds=(seen, first * second / both + 1), method="bounded")
    best = min(float(top.fun), worse(seen))

    def beyond(total: float) -> float:
        return worse(total) - best - DROP

    low = float(brentq(beyond, seen, top.x)) if beyond(seen) > 0 else seen
    far = top.x + 1
    while beyond(far) < 0:
        far += far - seen
    return low, float(brentq(beyond, top.x, far))


def _unlikelihood(first: int, second: int, seen: float) -> Callable[[float], float]:
    """Minus the log likelihood of so many in all, each list having found the part of them that it did."""

    def worse(total: float) -> float:
        ways = lgamma(total + 1) - lgamma(total - seen + 1)
        return -(ways + _of_list(first, total) + _of_list(second, total))

    return worse


def _of_list(found: int, total: float) -> float:
    missed = total - found
    return found * log(found / total) + (missed * log(missed / total) if missed > 0 else 0.0)
