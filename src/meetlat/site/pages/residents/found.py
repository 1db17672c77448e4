"""What an edition of residents holds, by platform."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from meetlat.report.models import Figure
from meetlat.report.residents_kept import FACTOR, OUTSIDE, PER_1000, RESIDENTS


@dataclass
class Town:
    """A municipality: placed accounts, the estimate with its interval, and the same per 1,000 inhabitants."""

    organisation: str
    placed: float
    value: float
    low: float
    high: float
    per_1000: float | None = None
    low_1000: float | None = None
    high_1000: float | None = None


@dataclass
class Found:
    """A platform (empty: all together): all municipalities of the country together, and those that are shown."""

    platform: str
    placed: float = 0.0
    anywhere: int = 0  # accounts that are placed, in other countries too
    accounts: float = 0.0
    factor: float = 1.0
    given: bool = False
    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    outside: float | None = None
    towns: list[Town] = field(default_factory=list)

    def largest(self, number: int) -> list[Town]:
        """Those with the most placed accounts, the most accounts per inhabitant first."""
        most = sorted(self.towns, key=lambda town: (-town.placed, town.organisation))[:number]
        return sorted(most, key=lambda town: (-(town.per_1000 or 0), town.organisation))


def found_in(figures: Sequence[Figure]) -> dict[str, Found]:
    """By platform, all together first."""
    known: dict[str, Found] = {}
    towns: dict[tuple[str, str], Town] = {}
    for one in figures:
        found = known.setdefault(one.platform, Found(one.platform))
        if not one.organisation:
            _of_country(found, one)
        elif one.indicator == RESIDENTS:
            numbers = (float(end or 0) for end in (one.count, one.value, one.low, one.high))
            towns[one.platform, one.organisation] = town = Town(one.organisation, *numbers)
            found.towns.append(town)
        elif one.indicator == PER_1000:
            town = towns[one.platform, one.organisation]
            town.per_1000, town.low_1000, town.high_1000 = one.value, one.low, one.high
    return known


def _of_country(found: Found, one: Figure) -> None:
    if one.indicator == RESIDENTS:
        found.placed, found.anywhere = one.count or 0, one.n or 0
        found.value, found.low, found.high = (float(end or 0) for end in (one.value, one.low, one.high))
    elif one.indicator == FACTOR:
        found.factor, found.accounts, found.given = one.value or 1.0, one.count or 0, one.note == "given"
    elif one.indicator == OUTSIDE:
        found.outside = one.value
