"""How many accounts of residents a municipality has, from those that tell where they live.

As GemeenteBuzz did it: of 1.7 million accounts, 0.4 million told a place, so each stood for 4.25 (2013); in 2012 each
stood for 4.0 (Gorinchem: 673 and 2,692).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from meetlat.measure.statistics.intervals import Numbers, count_interval


@dataclass(frozen=True)
class Rate:
    """How well places are read, as measured on labelled texts: a share with its interval."""

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.value <= self.high <= 1:
            raise ValueError(f"a rate lies above 0 and up to 1, between its ends: {self}")


FLAWLESS = Rate(1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Residents:
    """Per municipality: accounts in all, or per inhabitant, with their interval of 95 %."""

    factor: float  # how many accounts stand behind one that told its place
    placed: Numbers
    value: Numbers
    low: Numbers
    high: Numbers

    def per(self, inhabitants: ArrayLike) -> "Residents":
        """Per inhabitant; NaN where their number is not known or 0."""
        people = np.asarray(inhabitants, np.float64)
        people = np.where(people > 0, people, np.nan)
        return Residents(self.factor, self.placed, self.value / people, self.low / people, self.high / people)


@dataclass(frozen=True)
class Plausible:
    """A figure beside one from outside, such as a survey."""

    inside: bool  # the outside figure lies in our interval
    off: float  # from the nearest end of our interval to the outside figure: above 0 where that is higher
    off_share: float  # the same, as a share of the outside figure


def extrapolated(
    placed: ArrayLike, told: int, accounts: float, precision: Rate = FLAWLESS, recall: Rate = FLAWLESS
) -> Residents:
    """``placed`` accounts in each municipality x ``accounts`` in all / those that ``told`` a place anywhere.

    Errors in placing that are alike everywhere leave the estimate as it is: the number of a municipality and the factor
    both carry them. What they do add is doubt, as no municipality needs to be read as well as the others. So the
    interval joins three independent parts (Zou and Donner 2008): which accounts happened to tell their place, and
    that ``precision`` and ``recall`` of this municipality may lie anywhere in their intervals.

    Not in it: that people of one place may be readier to tell where they live than those of another. It ends at
    ``accounts``: no municipality has more than there are.
    """
    here = _checked(placed, told, accounts)
    factor = accounts / told
    surely = precision.value**2 / factor  # part of those behind the estimate that were counted and not drawn
    chance = tuple(end * factor for end in count_interval(here, 1 - surely))
    value = here * factor
    below = (1 - precision.low / precision.value, 1 - recall.value / recall.high)
    above = (precision.high / precision.value - 1, recall.value / recall.low - 1)
    low, high = value - _joined(value, chance[0], below), value + _joined(value, chance[1], above)
    return Residents(factor, here, value, np.maximum(low, 0.0), np.minimum(high, accounts))


def beside(low: float, high: float, outside: float) -> Plausible:
    """Whether ``outside`` (more than 0), which somebody else found, lies in our interval, or else how far from it."""
    if not (outside > 0 and low <= high):
        raise ValueError(f"{low} to {high} cannot be held against {outside}")
    off = outside - min(max(outside, low), high)
    return Plausible(off == 0, off, off / outside)


def _joined(value: Numbers, end: Numbers, parts: tuple[float, float]) -> Numbers:
    """The distance to an end of the interval: of chance, and of parts of the value, each independent of the others."""
    result: Numbers = np.sqrt((end - value) ** 2 + value**2 * sum(part**2 for part in parts))
    return result


def _checked(placed: ArrayLike, told: int, accounts: float) -> Numbers:
    here = np.asarray(placed, np.float64)
    if not 1 <= told <= accounts:
        raise ValueError(f"{told} of {accounts} accounts cannot have told a place: there is no factor")
    if not np.all((here >= 0) & (here <= told)):
        raise ValueError(f"each municipality has 0 to {told} of the accounts that told a place")
    return here
