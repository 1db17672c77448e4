"""How organisations stand in a group: the middle of the group, and how many are lower, the same, higher."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from meetlat.measure.small import FEWEST
from meetlat.report.numbers import number
from meetlat.site.pages.compare.side import FIGURES
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.words import cell, figure_cell, language, title

Context = dict[str, Any]


@dataclass(frozen=True)
class Standing:
    """Where a value stands among the others of a group. ``middle``: the median of the whole group."""

    middle: float
    lower: int
    equal: int
    higher: int


def standing(one: Known, group: list[Known], indicator: str) -> Standing | None:
    """None where it has no figure itself, or fewer than five of the group have."""
    own = one.figures.get(indicator)
    known = [member.figures[indicator] for member in group if indicator in member.figures]
    others = [other.figures[indicator] for other in group if indicator in other.figures and other.id != one.id]
    if own is None or len(known) < FEWEST:
        return None
    return Standing(
        median(known), sum(v < own for v in others), sum(v == own for v in others), sum(v > own for v in others)
    )


def standings(everybody: Everyone, groups: dict[str, list[Known]], chosen: list[Known]) -> Context | None:
    """A row for each organisation and figure, in the group that ``groups`` has for it."""
    names = everybody.called(language())
    rows = [
        {"cells": [cell(names[one.id]), cell(title(id)), figure_cell(everybody.edition, id, one), *_cells(found, id)]}
        for one in chosen
        for id in FIGURES
        if (found := standing(one, groups[one.id], id))
    ]
    columns = [_("Mediaan van de groep"), _("Lager"), _("Gelijk"), _("Hoger")]
    numbers = [{"label": label, "number": True} for label in (_("Waarde"), *columns)]
    return {
        "caption": _("Plaats in de groep"),
        "caption_hidden": True,
        "columns": [{"label": _("Naam")}, {"label": _("Cijfer")}, *numbers],
        "rows": rows,
    } if rows else None  # fmt: skip


def _cells(found: Standing, indicator: str) -> list[Any]:
    counts = (number(n, language()) for n in (found.lower, found.equal, found.higher))
    return [cell(middle_words(found.middle, indicator)), *(cell(words) for words in counts)]


def middle_words(middle: float, indicator: str) -> str:
    """A median of counts can be a half: 4,5."""
    whole = indicator != "accounts_per_100000" and middle == int(middle)
    return number(middle, language(), 0 if whole else 1)
