"""The rows behind a figure as a table one can leaf through, and narrow down to who has it and who has not."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.figures.address import organisation_addresses
from meetlat.site.pages.figures.asked import Asked
from meetlat.site.pages.figures.rows import HAS, HAS_NOT, Row, chosen
from meetlat.site.pages.figures.words import note_words, own_words
from meetlat.site.pages.national.words import Words

PAGE = 50
Said = dict[str, Any]


def rows_said(asked: Asked, rows: list[Row], said: Words, has: str, page: str, language: str) -> Said:
    """table, tabs, pager and the address of all of it as CSV."""
    found = chosen(rows, has)
    at = _page(page, len(found))
    return {
        "heading": _("De rijen achter dit cijfer"),
        "tabs": _tabs(asked, rows, has, language),
        "table": _table(asked, found[at * PAGE : (at + 1) * PAGE], said, language),
        "pager": _pager(asked, at, len(found), has, language),
        "download": asked.address(has=has, format="csv"),
    }


def _page(page: str, n: int) -> int:
    """Counted from 0; what is no page is the first."""
    last = max(0, (n - 1) // PAGE)
    return min(max(int(page) - 1, 0), last) if page.isdecimal() and len(page) < 7 else 0


def _tabs(asked: Asked, rows: list[Row], has: str, language: str) -> Said:
    yes_no = asked.indicator.unit == "yes"
    choices = (
        ("", _("Alle")),
        (HAS, _("Gevonden") if yes_no else _("Meer dan nul")),
        (HAS_NOT, _("Niet gevonden") if yes_no else _("Nul of niet bekend")),
    )
    links = [
        {
            "label": f"{label} ({number(len(chosen(rows, choice)), language)})",
            "url": asked.address(has=choice) + "#rijen",
            "current": has == choice,
        }
        for choice, label in choices
    ]
    return {"label": _("Welke organisaties"), "links": links}


def _table(asked: Asked, rows: list[Row], said: Words, language: str) -> Said:
    with_year = any(row.note for row in rows)
    columns = [{"label": said.one.capitalize()}, {"label": _("Waarde"), "number": asked.indicator.unit != "yes"}]
    columns += [{"label": _("Inwoners van"), "number": True}, {"label": _("Hoe geteld")}] if with_year else []
    columns += [{"label": _("Het cijfer"), "hidden": True}]
    addresses = organisation_addresses([row.organisation for row in rows])
    cells = [_cells(asked, row, addresses[row.organisation], language, with_year=with_year) for row in rows]
    return {
        "caption": _("De rijen achter dit cijfer"),
        "caption_hidden": True,
        "columns": columns,
        "rows": [{"cells": each} for each in cells],
    }


def _cells(asked: Asked, row: Row, address: str, language: str, *, with_year: bool) -> list[Any]:
    text = own_words(asked.indicator, row.value, language)
    cells: list[Any] = [
        {"text": row.name, "url": address},
        {"text": text, "unknown": True} if row.value is None else text,
    ]
    if with_year:
        cells += [str(row.year) if row.year else {"text": _("niet bekend"), "unknown": True}, note_words(row.note)]
    return [*cells, {"text": _("Open dit cijfer"), "url": asked.address(organisation=row.organisation)}]


def _pager(asked: Asked, at: int, n: int, has: str, language: str) -> Said | None:
    """None where everything stands on one page."""
    if n <= PAGE:
        return None
    first, last = at * PAGE + 1, min((at + 1) * PAGE, n)
    text = _("%(first)s tot en met %(last)s van %(n)s")
    return {
        "text": text % {"first": number(first, language), "last": number(last, language), "n": number(n, language)},
        "previous": asked.address(has=has, page=str(at)) + "#rijen" if at else "",
        "next": asked.address(has=has, page=str(at + 2)) + "#rijen" if last < n else "",
    }
