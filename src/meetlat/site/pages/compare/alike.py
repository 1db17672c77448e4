"""The ten most alike, and why: both values of every part, and the parts that made them alike."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetlat.measure.alike import Alike, Neighbour
from meetlat.report.numbers import NONE, number, percent
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.table import province_cell
from meetlat.site.pages.organisations.words import (
    Cell,
    cell,
    figure_cell,
    inhabitants_cell,
    language,
    listed,
    organisation_url,
)

AGE_GROUPS, YOUNG, OLD = 10, 2, 6  # ten-year groups: the first two are under 20, from the seventh on 60 and older
PARTS: dict[str, Promise] = {
    "inhabitants": gettext_lazy("inwoners"),
    "density": gettext_lazy("dichtheid"),
    "ages": gettext_lazy("leeftijden"),
    "province": gettext_lazy("provincie"),
}
Context = dict[str, Any]


def alike_part(everybody: Everyone, one: Known) -> Context:
    """What the page says of those most like one; without neighbours only why there are none."""
    found = everybody.group(one.country, one.kind).most_alike(one.id)
    name = everybody.called(language())[one.id]
    return {
        "members": [everybody.by_id[neighbour.id] for neighbour in found.neighbours],
        "table": _table(everybody, one, found) if found.neighbours else None,
        "limits": _limits(name, found),
    }


def _limits(name: str, found: Alike) -> list[str]:
    """What is not known and so was not compared."""
    if not found.neighbours:
        return [_("Van %(name)s kennen we te weinig om te zeggen wie erop lijkt.") % {"name": name}]
    said = {"name": name, "parts": listed([str(PARTS[part]) for part in found.unknown])}
    unknown = [_("Niet meegeteld, want van %(name)s niet bekend: %(parts)s.") % said] if found.unknown else []
    n = {"n": number(found.left_out, language())}
    left_out = ngettext(
        "Van %(n)s andere kennen we te weinig om te vergelijken.",
        "Van %(n)s andere kennen we te weinig om te vergelijken.",
        found.left_out,
    )
    return [*unknown, *([left_out % n] if found.left_out else [])]


def _table(everybody: Everyone, one: Known, found: Alike) -> Context:
    columns = [
        _("Inwoners"),
        _("Per km²"),
        _("Onder 20 jaar"),
        _("60 jaar en ouder"),
        _("Provincie"),
        _("Afstand"),
        _("Lijkt door"),
    ]
    kept = [(place, label) for place, label in enumerate(columns) if place not in (2, 3) or "ages" not in found.unknown]
    rows = [_row(everybody, one, None), *(_row(everybody, everybody.by_id[each.id], each) for each in found.neighbours)]
    for row in rows:
        row["cells"] = [row["cells"][0], *(row["cells"][place + 1] for place, _label in kept)]
    heads = [{"label": label, "number": place in (0, 1, 2, 3, 5)} for place, label in kept]
    return {
        "caption": _("Wie het meest lijken, en waarom"),
        "caption_hidden": True,
        "columns": [{"label": _("Naam")}, *heads],
        "rows": rows,
    }


def _row(everybody: Everyone, one: Known, neighbour: Neighbour | None) -> Context:
    """Its own values on top (no neighbour), then those of each neighbour under them."""
    return {
        "current": neighbour is None,
        "cells": [
            cell(everybody.called(language())[one.id], url=organisation_url(one.id)),
            inhabitants_cell(everybody.edition, one),
            figure_cell(everybody.edition, "density", one),
            *_ages(everybody.ages.get(one.id, ())),
            province_cell(one),
            cell(number(neighbour.distance, language(), 2) if neighbour else NONE),
            cell(listed([str(PARTS[reason]) for reason in neighbour.reasons]) if neighbour else NONE),
        ],
    }


def _ages(groups: tuple[float, ...]) -> list[Cell]:
    """The shares of the young and the old, the two ends by which age structures are told apart at a glance."""
    people = sum(groups)
    if len(groups) != AGE_GROUPS or not people:
        return [cell(_("niet bekend"), unknown=True)] * 2
    return [cell(percent(sum(part) / people, language())) for part in (groups[:YOUNG], groups[OLD:])]
