"""Which figure an address asks for; what does not exist is refused with what does."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meetlat.measure import Indicator, indicators, size_classes
from meetlat.problem import Problem
from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, kinds, provinces
from meetlat.report.editions import edition as edition_by_id
from meetlat.report.models import Edition
from meetlat.site.pages.figures.address import figure_address
from meetlat.site.pages.national.counted import first_group


class NoFigure(Problem):
    """An edition holds no such figure."""


@dataclass(frozen=True)
class Asked:
    """One figure of an edition: of a group, or of one organisation in it."""

    edition: Edition
    indicator: Indicator
    country: str
    kind: str
    platform: str = ""
    size_class: str = ""
    province: str = ""
    organisation: str = ""

    def address(self, **more: str) -> str:
        cut = {"platform": self.platform, "size_class": self.size_class, "province": self.province}
        return figure_address(self.edition.pk, self.indicator.id, self.country, self.kind, **{**cut, **more})

    def of_group(self) -> "Asked":
        return replace(self, organisation="")


def asked_figure(edition: str, indicator: str, query: Mapping[str, str]) -> Asked:
    """Raises NoEdition or NoFigure."""
    found = edition_by_id(edition)
    definition = indicators().get(indicator)
    if definition is None or indicator not in found.indicators:
        raise NoFigure(f"Edition {found.id} has no indicator {indicator!r}.")
    parts = {name: query.get(name, "") for name in ("platform", "size_class", "province", "organisation")}
    country, kind = first_group(found)
    asked = Asked(found, definition, query.get("country", country), query.get("kind", kind), **parts)
    return _known(_with_group_of_organisation(asked, query))


def _with_group_of_organisation(asked: Asked, query: Mapping[str, str]) -> Asked:
    """An organisation's own figure needs no country and kind in its address."""
    if not asked.organisation or "kind" in query:
        return asked
    found = Organisation.objects.filter(pk=asked.organisation).first()
    return replace(asked, country=found.country, kind=found.kind) if found else asked


def _known(asked: Asked) -> Asked:
    for value, known in (
        (asked.country, countries()),
        (asked.kind, kinds()),
        (asked.platform, {"", *platforms()}),
        (asked.province, {"", *provinces()}),
        (asked.size_class, {"", "unknown", *(one.id for one in size_classes())}),
    ):
        if value not in known:
            raise NoFigure(f"{value!r} is not known.")
    if bool(asked.platform) != asked.indicator.per_platform:
        raise NoFigure(f"{asked.indicator.id} is {'' if asked.indicator.per_platform else 'not '}asked per platform.")
    return asked
