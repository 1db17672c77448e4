"""The groups that an edition of measures holds, and one group's figures whole and by size class."""

from functools import lru_cache
from typing import Any

from meetlat.measure import size_classes
from meetlat.register.vocabulary import label
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.organisations.words import country_word, language

UNKNOWN = "unknown"
Cut = tuple[str, str]  # indicator, size class; an empty size class: the whole


@lru_cache(maxsize=16)
def _groups(edition: str, checksum: str) -> dict[tuple[str, str], int]:
    rows = Figure.objects.filter(edition=edition, indicator="posts", organisation="", size_class="", province="")
    return {(country, kind): n or 0 for country, kind, n in rows.values_list("country", "kind", "n")}


def groups(edition: Edition) -> dict[tuple[str, str], int]:
    """(country, kind) -> organisations that took part."""
    return _groups(edition.pk, edition.checksum)


def first_group(edition: Edition) -> tuple[str, str]:
    """Dutch municipalities, or those of the practice country; else the largest group."""
    usual = ("ZZ" if edition.practice else "NL"), "municipality"
    found = groups(edition)
    return usual if usual in found or not found else max(found, key=lambda group: (found[group], group))


def group_figures(edition: Edition, country: str, kind: str) -> dict[Cut, Figure]:
    """Of the whole and of each size class."""
    rows = Figure.objects.filter(edition=edition, country=country, kind=kind, organisation="", province="", platform="")
    return {(one.indicator, one.size_class): one for one in rows}


def classes_of(figures: dict[Cut, Figure]) -> list[str]:
    """The size classes that are there, from small to large; none where all stand in one."""
    there = {size_class for _, size_class in figures} - {""}
    return [one.id for one in size_classes() if one.id in there]


def choices(edition: Edition) -> list[dict[str, Any]]:
    """{country, links}: every other kind that was measured, municipalities first."""
    here = sorted({country for country, _ in groups(edition)})
    return [{"country": country_word(country), "links": _links(edition, country)} for country in here]


def _links(edition: Edition, country: str) -> list[dict[str, str]]:
    found = {kind: n for (one, kind), n in groups(edition).items() if one == country}
    return [
        {
            "label": label("kinds", kind, language(), "_plural"),
            "n": number(found[kind], language()),
            "url": address("measuring_of", country, kind, edition=edition),
        }
        for kind in sorted(found, key=lambda kind: (kind != "municipality", kind == "other", kind))
    ]
