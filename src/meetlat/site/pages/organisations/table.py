"""The table of the list of organisations, how it is ordered, and the pager under it."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.register.vocabulary import label
from meetlat.report.numbers import NONE, number
from meetlat.site.pages.organisations.asked import NOT, Asked
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.names import FORMER, PLACE, Hit
from meetlat.site.pages.organisations.words import (
    Cell,
    cell,
    figure_cell,
    inhabitants_cell,
    kind_word,
    language,
    organisation_url,
    platform_words,
    size_words,
)

A_PAGE = 100
Context = dict[str, Any]


def table(everybody: Everyone, question: Asked, shown: list[Known], hits: dict[str, Hit]) -> Context:
    """One organisation a row."""
    columns = [
        {"label": _("Naam"), "sort": _sort(question, "name")},
        {"label": _("Provincie")},
        {"label": _("Inwoners"), "number": True, "sort": _sort(question, "inhabitants")},
        {"label": _("Grootte")},
        {"label": _("Accounts"), "number": True, "sort": _sort(question, "accounts")},
        {"label": _("Gevonden op")},
    ]
    names = everybody.called(language())
    rows = [{"cells": _cells(everybody, question, one, names[one.id], hits)} for one in shown]
    return {"caption": _("Organisaties"), "caption_hidden": True, "columns": columns, "rows": rows}


def _sort(question: Asked, by: str) -> dict[str, str]:
    """A first click on a number shows the highest first; a second turns it round."""
    now = question.sort_by == by or (by == "name" and not question.sort and not question.q)
    if not now:
        return {"url": question.but(sort=by if by == "name" else NOT + by), "direction": ""}
    turned = by if question.downward else NOT + by
    return {"url": question.but(sort=turned), "direction": "descending" if question.downward else "ascending"}


def _cells(everybody: Everyone, question: Asked, one: Known, name: str, hits: dict[str, Hit]) -> list[Cell]:
    edition = everybody.edition
    return [
        cell(name, url=organisation_url(one.id), note=_note(everybody, question, one, hits.get(one.id))),
        province_cell(one),
        inhabitants_cell(edition, one),
        cell(size_words(one.size_class) if "inhabitants" in one.figures else NONE),
        figure_cell(edition, "accounts", one),
        cell(platform_words(one.platforms) or _("niets gevonden")),
    ]


def province_cell(one: Known) -> Cell:
    if one.province:
        return cell(label("provinces", one.province, language()))
    return cell(_("niet bekend"), unknown=True) if one.kind == "municipality" else cell(NONE)


def _note(everybody: Everyone, question: Asked, one: Known, hit: Hit | None) -> str:
    """Whether it is invented, what kind it is where kinds stand together, and by which other name it was found."""
    words = [_("oefenland")] if everybody.beside else []
    words += [] if question.kind else [kind_word(one.kind)]
    if hit and hit.by.kind == PLACE:
        words.append(_("gevonden als %(name)s") % {"name": hit.by.shown})
    if hit and hit.by.kind == FORMER:
        words.append(_("met het vroegere %(name)s") % {"name": hit.by.shown})
    return ", ".join(words)


def pager(question: Asked, page: int, pages: int, n: int) -> Context:
    """Which part of the list one sees, and the way to the parts beside it."""
    said = {"from": (page - 1) * A_PAGE + 1, "to": min(n, page * A_PAGE), "all": n}
    words = {name: number(value, language()) for name, value in said.items()}
    return {
        "text": _("%(from)s tot en met %(to)s van %(all)s") % words,
        "previous": question.but(page=page - 1) if page > 1 else "",
        "next": question.but(page=page + 1) if page < pages else "",
    }
