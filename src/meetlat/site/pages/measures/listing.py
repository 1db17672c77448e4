"""Every organisation of a group in one table, and as dots in a funnel."""

from functools import lru_cache

from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.register.invented import COUNTRY, is_invented_id
from meetlat.report.census import sort_key
from meetlat.report.charts.limits import OUTER, Dot, placed
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.measures.known import Peers, Place, Value
from meetlat.site.pages.measures.words import Said, few_words, title, value_words
from meetlat.site.pages.organisations.known import everyone
from meetlat.site.pages.organisations.words import cell, language

COLUMNS = ("answered", "median_time", "posts_per_week", "followers_per_inhabitant")
SLOT = "any-organisation"


def names_of(ids: list[str]) -> dict[str, str]:
    """id -> name, in the order of a Dutch list; the id itself of who is not in the register (any more)."""
    called = _called(ids)
    named = {id: called.get(id, id) for id in ids}
    return dict(sorted(named.items(), key=lambda pair: (sort_key(pair[1]), pair[0])))


def scorecard_urls(ids: list[str], edition: Edition) -> dict[str, str]:
    """The pattern is looked up once, for lists of hundreds. Empty of who is not in the register: they have no page."""
    pattern, called = address("scorecard", SLOT, edition=edition), _called(ids)
    return {id: pattern.replace(SLOT, id) if id in called else "" for id in ids}


def _called(ids: list[str]) -> dict[str, str]:
    invented = any(is_invented_id(id) for id in ids[:1])  # a list is of one side
    return everyone(COUNTRY if invented else "").called(language())


def dots_of(edition: Edition, place: Place) -> list[Dot]:
    """Everybody with enough questions, by name."""
    counts = _counts(edition.pk, edition.checksum, place.country, place.kind)
    return [Dot(name, *counts[id]) for id, name in names_of(list(counts)).items()]


@lru_cache(maxsize=64)
def _counts(edition: str, checksum: str, country: str, kind: str) -> dict[str, tuple[int, int]]:
    """organisation -> questions, answered."""
    rows = Figure.objects.filter(
        edition=edition, country=country, kind=kind, indicator="answered", value__isnull=False
    ).exclude(organisation="")
    told = rows.values_list("organisation", "n", "count")
    return {id: (n, round(count)) for id, n, count in told if n and count is not None}


def outside(dots: list[Dot]) -> int:
    """How many lie farther from the share of all together than chance takes all but 1 in 500."""
    return sum(one.beyond == OUTER for one in placed(dots)) if dots else 0


def rows_table(edition: Edition, found: Peers, dots: list[Dot]) -> Said:
    """Name, questions, and the main figures."""
    names = names_of(list(found["posts_per_week"]))
    urls = scorecard_urls(list(names), edition)
    lying = {one.dot.name for one in placed(dots) if one.beyond == OUTER} if dots else set()
    labels = [_("Vragen"), *(title(id) for id in COLUMNS)]
    return {
        "caption": _("Alle organisaties"),
        "caption_hidden": True,
        "columns": [{"label": _("Naam")}, *({"label": label, "number": True} for label in labels)],
        "rows": [
            {
                "cells": [
                    cell(name, url=urls[id]),
                    *_cells(found, id, lies=name in lying),
                ]
            }
            for id, name in names.items()
        ],
    }


def _cells(found: Peers, id: str, *, lies: bool) -> list[Said]:
    asked = found["answered"].get(id, Value(None)).n
    cells = [_cell(column, found[column].get(id)) for column in COLUMNS]
    cells[0]["note"] = "*" if lies else ""
    return [cell(number(asked or 0, language())), *cells]


def _cell(id: str, value: Value | None) -> Said:
    if value is None:
        return cell(_("niet bekend"), unknown=True)
    if value.value is None:
        return cell(few_words(), unknown=True)
    return cell(value_words(indicators()[id], value.value))
