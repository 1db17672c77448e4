"""Which organisations differ from the whole, and which only look so because they have small numbers.

Spiegelhalter, D.J. (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24: exact
binomial limits around the pooled share. His limits are smoothed between whole numbers. These are not: an organisation
that does not differ then falls outside in at most 5 (or 0.2) of 100 cases, however small it is (the first method of
Manktelow and Seaton 2012, PLoS ONE 7). Many more outside than that mean that organisations really do differ.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binom

from meetlat.measure.statistics.intervals import Numbers

INNER, OUTER = 0.95, 0.998


class Side(StrEnum):
    INSIDE = "inside"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Funnel:
    """Limits around the pooled share, for each number of cases n. A share on a limit is inside."""

    pooled: float
    n: Numbers
    low_95: Numbers
    high_95: Numbers
    low_998: Numbers
    high_998: Numbers


@dataclass(frozen=True)
class Standing:
    side: Side  # of the limits of 95 %
    far: bool  # outside those of 99.8 % too


def pooled_share(counts: ArrayLike, n: ArrayLike) -> float:
    """The share of all cases together: large organisations weigh more."""
    hits, cases = _checked(counts, n)
    if not cases.sum() > 0:
        raise ValueError("without cases there is no share")
    return float(hits.sum() / cases.sum())


def funnel(pooled: float, n: ArrayLike) -> Funnel:
    """The limits to draw, for a range of n (1 or more)."""
    cases = np.asarray(n, np.float64)
    if not np.all(cases >= 1):
        raise ValueError("limits are for 1 case or more")
    (low, high), (lowest, highest) = (_within(pooled, cases, sure) for sure in (INNER, OUTER))
    return Funnel(pooled, cases, low / cases, high / cases, lowest / cases, highest / cases)


def standings(counts: ArrayLike, n: ArrayLike, pooled: float | None = None) -> list[Standing | None]:
    """Where each organisation lies, beside ``pooled`` or else the share of all given. None: it has no cases."""
    hits, cases = _checked(counts, n)
    share = pooled_share(hits, cases) if pooled is None else pooled
    near, far = (_sides(hits, *_within(share, cases, sure)) for sure in (INNER, OUTER))
    rows = zip(near, far, cases, strict=True)
    return [Standing(_side(one), bool(other)) if known else None for one, other, known in rows]


def _within(pooled: float, cases: Numbers, sure: float) -> tuple[Numbers, Numbers]:
    """The lowest and the highest count that is nothing special."""
    if not 0 <= pooled <= 1:
        raise ValueError(f"a share lies between 0 and 1, not at {pooled}")
    tail = (1 - sure) / 2
    low, high = (np.clip(binom.ppf(q, cases, pooled), 0, cases) for q in (tail, 1 - tail))
    return low, high


def _sides(hits: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """1 above, -1 below, 0 inside."""
    return (hits > high).astype(np.float64) - (hits < low)


def _side(sign: float) -> Side:
    return {1.0: Side.ABOVE, -1.0: Side.BELOW}.get(float(sign), Side.INSIDE)


def _checked(counts: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    hits, cases = np.asarray(counts, np.float64), np.asarray(n, np.float64)
    if hits.shape != cases.shape or not np.all((hits >= 0) & (hits <= cases)):
        raise ValueError("each count lies between 0 and its n")
    return hits, cases
