"""What a figure might have been, had chance fallen otherwise.

Each rule turns a draw z from the standard normal distribution into a figure, so that z = -1.96 and z = 1.96 give its
interval of 95 % (of shares and counts the score interval, Wilson 1927): intervals of places rest on the same intervals
as the figures themselves.
"""

from enum import StrEnum

import numpy as np

from meetlat.measure.ranking.places import Numbers
from meetlat.measure.shares import Z


class Chance(StrEnum):
    """How far a measure is a matter of chance."""

    NONE = "none"  # a full count: followers were counted, not drawn
    SHARE = "share"  # a share of so many cases
    COUNT = "count"  # a number of things that happen by themselves, such as messages received
    INTERVAL = "interval"  # a figure that comes with its interval of 95 %, such as a median


def drawn_share(share: Numbers, cases: Numbers, z: Numbers) -> Numbers:
    """Shares (0 to 1) of ``cases`` (1 or more) by the score interval of Wilson."""
    spread = np.sqrt(share * (1 - share) / cases + (z / cases / 2) ** 2)
    return (share + z**2 / cases / 2 + z * spread) / (1 + z**2 / cases)


def drawn_count(count: Numbers, z: Numbers) -> Numbers:
    """Poisson counts (0 or more) by the score interval: the mean m for which (count - m) / sqrt(m) is -z."""
    return count + z**2 / 2 + z * np.sqrt(count + z**2 / 4)


def drawn_interval(figure: Numbers, ends: Numbers, z: Numbers) -> Numbers:
    """``ends[0]`` to ``ends[1]``: the interval, as wide at either side as it is told. NaN: no chance is told of."""
    reach = np.where(z < 0, figure - ends[0], ends[1] - figure)
    drawn: Numbers = figure + np.nan_to_num(reach) * z / Z
    return drawn
