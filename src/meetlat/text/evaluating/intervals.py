"""How sure a figure is: Wilson's interval for a share, the bootstrap for what is made of several shares."""

from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

NORMAL = 1.959964  # the 97.5th percentile of the normal distribution: intervals of 95 %
DRAWS = 2_000
SEED = 2026


class Estimate(NamedTuple):
    """A figure between 0 and 1 with its interval of 95 %; NaN where there was nothing to count."""

    value: float
    low: float
    high: float


UNKNOWN = Estimate(float("nan"), float("nan"), float("nan"))


def wilson(number: int, of: int) -> Estimate:
    """A share (E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference")."""
    if not of:
        return UNKNOWN
    share, square = number / of, NORMAL**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = NORMAL / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of**2))
    return Estimate(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def bootstrapped(counts: Counts, figure: Callable[[Counts], Shares]) -> Estimate:
    """``counts``: how many messages fall into each cell. ``figure``: of draws x cells, a number for each draw.

    Drawing messages with replacement is drawing from the cells; the same counts give the same interval each time.
    """
    total = int(counts.sum())
    value = float(figure(counts[None])[0]) if total else float("nan")
    if np.isnan(value):
        return UNKNOWN
    drawn = np.random.default_rng(SEED).multinomial(total, counts / total, DRAWS)
    low, high = np.nanpercentile(figure(drawn), (2.5, 97.5))
    return Estimate(value, float(low), float(high))


def as_json(one: Estimate) -> dict[str, float] | None:
    """Without NaN, which JSON does not know."""
    return None if np.isnan(one.value) else {name: round(number, 4) for name, number in one._asdict().items()}
