"""What an edition of measures says of one organisation and of its peers, in as few questions as it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from meetlat.measure.small import FEWEST
from meetlat.report.models import Edition, Figure
from meetlat.site.pages.organisations.known import UNKNOWN, Known

SHOWN = (
    "answered",
    "median_time",
    "answered_24h",
    "median_service_time",
    "posts_per_week",
    "replies",
    "heard_per_1000",
    "followers_per_inhabitant",
)


@dataclass(frozen=True)
class Value:
    """A figure of one organisation. ``value`` is None where there was too little to say."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None


Peers = dict[str, dict[str, Value]]  # indicator -> organisation -> figure


@dataclass(frozen=True)
class Place:
    """The group whose figures stand beside each other."""

    country: str
    kind: str
    size_class: str = ""

    def known(self, organisation: str = "") -> Known:
        """For the words that lists of organisations have for a group."""
        return Known(organisation, self.country, self.kind, "", self.size_class or UNKNOWN)


def own_figures(edition: Edition, organisation: str) -> list[Figure]:
    """Every figure of an organisation, the whole before its platforms."""
    found = Figure.objects.filter(edition=edition, organisation=organisation)
    return list(found.order_by("platform", "indicator"))


def place_of(figures: Iterable[Figure]) -> Place | None:
    one = next(iter(figures), None)
    return Place(one.country, one.kind, one.size_class) if one else None


def peers(edition: Edition, place: Place, indicators: tuple[str, ...] = SHOWN) -> Peers:
    """The figures of everybody in a group; without a size class, of everybody of the kind."""
    return _peers(edition.pk, edition.checksum, place, indicators)


@lru_cache(maxsize=64)
def _peers(edition: str, checksum: str, place: Place, indicators: tuple[str, ...]) -> Peers:
    """Kept: an edition never changes, and its checksum tells it from another of that name."""
    rows = Figure.objects.filter(
        edition=edition, country=place.country, kind=place.kind, indicator__in=indicators, platform=""
    ).exclude(organisation="")
    if place.size_class:
        rows = rows.filter(size_class=place.size_class)
    found: Peers = {indicator: {} for indicator in indicators}
    columns = ("indicator", "organisation", "value", "low", "high", "n")
    for indicator, organisation, value, low, high, n in rows.values_list(*columns):
        found[indicator][organisation] = Value(value, low, high, n)
    return found


def comparable(edition: Edition, place: Place) -> Place:
    """The group that one is compared with: its size class, or all of its kind where that has too few."""
    return place if members(edition, place) >= FEWEST else Place(place.country, place.kind)


def members(edition: Edition, place: Place) -> int:
    """How many organisations of a group took part: those with an account."""
    return len(peers(edition, place, ("posts",))["posts"])
