"""The tables of a comparison: the organisations side by side, and the members of a group under each other."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label
from meetlat.report.numbers import NONE
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.table import province_cell
from meetlat.site.pages.organisations.words import (
    Cell,
    cell,
    figure_cell,
    figure_url,
    inhabitants_cell,
    kind_word,
    language,
    organisation_url,
    platform_words,
    size_words,
    title,
)

FIGURES = ("accounts", "platforms", "accounts_per_100000")
Context = dict[str, Any]


def side_by_side(everybody: Everyone, chosen: list[Known]) -> Context:
    """A column for each organisation, a row for each thing that is compared."""
    names = everybody.called(language())
    rows = [
        [cell(_("Soort")), *(cell(kind_word(one.kind)) for one in chosen)],
        *_countries(chosen),
        [cell(_("Provincie")), *(province_cell(one) for one in chosen)],
        [cell(_("Inwoners")), *(inhabitants_cell(everybody.edition, one) for one in chosen)],
        [
            cell(_("Grootte")),
            *(cell(size_words(one.size_class) if "inhabitants" in one.figures else NONE) for one in chosen),
        ],
        *([cell(title(id)), *(figure_cell(everybody.edition, id, one) for one in chosen)] for id in FIGURES),
        *([cell(name), *(_found(everybody, id, one) for one in chosen)] for id, name in _platforms(chosen).items()),
    ]
    columns = [
        {"label": _("Wat"), "hidden": True},
        *({"label": names[one.id], "number": len(chosen) > 1} for one in chosen),
    ]
    return _table(_("Naast elkaar"), columns, [{"cells": cells} for cells in rows])


def members(everybody: Everyone, group: list[Known], own: list[Known]) -> Context:
    """The organisations of a group, one a row; those that are compared are marked."""
    names, edition = everybody.called(language()), everybody.edition
    rows = [
        {
            "cells": [
                cell(names[one.id], url=organisation_url(one.id)),
                inhabitants_cell(edition, one),
                *(figure_cell(edition, id, one) for id in FIGURES),
                cell(platform_words(one.platforms) or _("niets gevonden")),
            ],
            "current": one in own,
        }
        for one in group
    ]
    numbers = [{"label": label, "number": True} for label in (_("Inwoners"), *(title(id) for id in FIGURES))]
    return _table(_("De groep"), [{"label": _("Naam")}, *numbers, {"label": _("Gevonden op")}], rows)


def _countries(chosen: list[Known]) -> list[list[Cell]]:
    """Only where they differ."""
    if len({one.country for one in chosen}) == 1:
        return []
    return [[cell(_("Land")), *(cell(label("countries", one.country, language())) for one in chosen)]]


def _platforms(chosen: list[Known]) -> dict[str, str]:
    """The common platforms and those on which one of them was found."""
    used = {platform for one in chosen for platform in one.platforms}
    return {one.id: one.name for one in platforms().values() if one.common or one.id in used}


def _found(everybody: Everyone, platform: str, one: Known) -> Cell:
    if everybody.edition is None or "accounts" not in one.figures:
        return cell(_("nog niet gemeten"), unknown=True)
    if platform not in one.platforms:
        return cell(_("niet gevonden"))
    return cell(_("gevonden"), url=figure_url(everybody.edition, "on_platform", one, platform))


def _table(caption: str, columns: list[Context], rows: list[Context]) -> Context:
    return {"caption": caption, "caption_hidden": True, "columns": columns, "rows": rows}
