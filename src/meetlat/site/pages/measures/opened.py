"""Which figure of an edition of measures an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from meetlat.measure import Indicator, message_indicators
from meetlat.problem import Problem
from meetlat.report.models import Edition, Figure
from meetlat.site.pages.measures.groups import first_group

PARTS = ("platform", "size_class", "province")


class NoFigure(Problem):
    """An edition holds no such figure."""


@dataclass(frozen=True)
class Opened:
    """One figure of an edition, found."""

    edition: Edition
    indicator: Indicator
    figure: Figure


def opened(edition: Edition, id: str, query: Mapping[str, str]) -> Opened:
    """The figure that an address asks for: of ``organisation``, or of country and kind. Raises NoFigure."""
    indicator = message_indicators().get(id)
    if indicator is None or id not in edition.indicators or any("\0" in value for value in query.values()):
        raise NoFigure(f"Edition {edition.id} has no indicator {id!r}.")
    country, kind = first_group(edition)
    asked = {"organisation": query.get("organisation", ""), "platform": query.get("platform", "")}
    if not asked["organisation"]:
        asked |= {"country": query.get("country", country), "kind": query.get("kind", kind)}
        asked |= {name: query.get(name, "") for name in PARTS}
    found = Figure.objects.filter(edition=edition, indicator=id, **asked).first()
    if found is None:
        raise NoFigure(f"Edition {edition.id} holds no such figure of {id}.")
    return Opened(edition, indicator, found)
