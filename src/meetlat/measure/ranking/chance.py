"""What a figure might have been, had chance fallen otherwise.

Both rules turn a draw z from the standard normal distribution into a figure, so that z = -1.96 and z = 1.96 give the
score interval of 95 % (Wilson 1927): intervals of places rest on the same intervals as the figures themselves.
"""

from enum import StrEnum

import numpy as np

from meetlat.measure.ranking.places import Numbers


class Chance(StrEnum):
    """How far a measure is a matter of chance."""

    NONE = "none"  # a full count: followers were counted, not drawn
    SHARE = "share"  # a share of so many cases
    COUNT = "count"  # a number of things that happen by themselves, such as messages received


def drawn_share(share: Numbers, cases: Numbers, z: Numbers) -> Numbers:
    """Shares (0 to 1) of ``cases`` (1 or more) by the score interval of Wilson."""
    spread = np.sqrt(share * (1 - share) / cases + (z / cases / 2) ** 2)
    return (share + z**2 / cases / 2 + z * spread) / (1 + z**2 / cases)


def drawn_count(count: Numbers, z: Numbers) -> Numbers:
    """Poisson counts (0 or more) by the score interval: the mean m for which (count - m) / sqrt(m) is -z."""
    return count + z**2 / 2 + z * np.sqrt(count + z**2 / 4)
