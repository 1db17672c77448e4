"""Score intervals of shares and counts, 95 %: the same as in ``meetlat.measure.shares``, for numbers in memory."""

import numpy as np

from meetlat.measure.ranking.chance import drawn_count, drawn_share
from meetlat.measure.ranking.places import Numbers
from meetlat.measure.shares import Z

__all__ = ["Numbers", "count_interval", "share_interval"]


def share_interval(share: Numbers, cases: Numbers) -> tuple[Numbers, Numbers]:
    """Low and high end (Wilson 1927) of shares of so many cases, more than 0; never outside 0 to 1."""
    turn = np.full_like(share, Z)
    low, high = drawn_share(share, cases, -turn), drawn_share(share, cases, turn)
    return np.clip(low, 0.0, share), np.clip(high, share, 1.0)


def count_interval(count: Numbers, chance: float = 1.0) -> tuple[Numbers, Numbers]:
    """Low and high end of the mean behind counts of things that happen by themselves (Rao's score for Poisson).

    ``chance``: how large the variance is beside the mean. 1 for Poisson; 1 - f for a draw of the part f of a whole
    (binomial); 0 for a full count, which has no interval.
    """
    turn = np.full_like(count, Z * chance**0.5)
    low, high = drawn_count(count, -turn), drawn_count(count, turn)
    return np.clip(low, 0.0, count), np.maximum(high, count)
