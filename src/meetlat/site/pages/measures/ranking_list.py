"""One list of all measures together, and how firm its places are."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from meetlat.report.charts.place_interval import Placed, place_interval
from meetlat.report.models import Edition
from meetlat.report.numbers import NONE, number, percent
from meetlat.site.pages.measures.frozen import shown
from meetlat.site.pages.measures.listing import scorecard_urls
from meetlat.site.pages.measures.ranking_asked import Wish
from meetlat.site.pages.measures.ranking_sheet import Result
from meetlat.site.pages.measures.words import Said, title
from meetlat.site.pages.organisations.words import cell, language, listed

SHOWN = 25  # places in a picture
SURE = 0.95  # of the draws; who is ahead of the next in fewer is in a draw
Row = dict[str, Any]


def overall(edition: Edition, found: Result, names: dict[str, str], wish: Wish) -> Said:
    """One list of all measures together, and what it stands on."""
    assert found.said is not None
    group, rows = found.said["groups"][0], found.said["ranked"]
    return {
        "table": _list(rows, names, scorecard_urls(list(names), edition), wish),
        "picture": _picture(rows, names, found.ranked, group["sensitivity"]["varied"]),
        "firm": _firm(group, names),
        "without": _without(group, rows, names, wish) if len(wish.measures) > 1 else None,
    }


def _list(rows: list[Row], names: dict[str, str], urls: dict[str, str], wish: Wish) -> Said:
    labels = [
        pgettext("rangorde", "Plaats"),
        _("Tussen"),
        _("Som"),
        *(title(wish.indicator(one)) for one in wish.measures),
    ]
    return {
        "caption": _("Alle maten samen"),
        "caption_hidden": True,
        "columns": [
            {"label": _("Naam")},
            *({"label": label, "number": True} for label in labels),
            {"label": _("In de eerste tien"), "number": True},
            {"label": _("Met de volgende")},
        ],
        "rows": [{"cells": _row_cells(row, names, urls, wish)} for row in rows],
    }


def _row_cells(row: Row, names: dict[str, str], urls: dict[str, str], wish: Wish) -> list[Said]:
    ahead = row["ahead_of_next"]
    draw = _("gelijkspel") if ahead is not None and ahead < SURE else NONE
    return [
        cell(names[row["name"]], url=urls[row["name"]]),
        cell(_plain(row["place"])),
        cell(f"{_plain(row['low'])} – {_plain(row['high'])}"),
        cell(_plain(row["sum"])),
        *(cell(_plain(row["places"][one])) for one in wish.measures),
        cell(percent(row["top_ten"], language(), 0)),
        cell(draw),
    ]


def _plain(value: float) -> str:
    return number(value, language(), 0 if value == int(value) else 1)


def _picture(rows: list[Row], names: dict[str, str], n: int, varied: list[str]) -> Said:
    placed = [Placed(names[row["name"]], row["place"], row["low"], row["high"]) for row in rows[:SHOWN]]
    drawn = place_interval(placed, ranked=n, varied=varied, language=language())
    return shown(drawn, _("Hoe vast een plaats is"))


def _firm(group: Row, names: dict[str, str]) -> list[str]:
    """How often the first and the first ten stay, under other weights and other chance."""
    tried = group["sensitivity"]
    if not tried["varied"]:
        return [_("Met één maat en een volledige telling valt er niets anders te wegen.")]
    draws = {"draws": number(tried["draws"], language())}
    said = {**draws, "names": listed([names[one] for one in group["winners"][:3]])}
    keeps = percent(tried["keeps_winners"], language(), 0)
    first = _("Van %(draws)s trekkingen houdt %(share)s de eerste plaats zoals hier: %(names)s.")
    lines = [first % {**said, "share": keeps}]
    if tried["keeps_top_ten"] is not None:
        text = _("Precies dezelfde eerste tien staan er in %(share)s van die trekkingen.")
        lines.append(text % {"share": percent(tried["keeps_top_ten"], language(), 0)})
    others = tried["without_member"]["other_winner"]
    if not others:
        return [*lines, _("Wie er ook wegvalt: de eerste plaats blijft zoals hier.")]
    text = ngettext(
        "Valt een ander weg, dan wint bij %(n)s van de %(tried)s iemand anders.",
        "Valt een ander weg, dan wint bij %(n)s van de %(tried)s iemand anders.",
        len(others),
    )
    tried_n = number(tried["without_member"]["tried"], language())
    return [*lines, text % {"n": number(len(others), language()), "tried": tried_n}]


def _without(group: Row, rows: list[Row], names: dict[str, str], wish: Wish) -> Said:
    """Who wins when one measure is left out, and where the winner of all then stands."""
    winner = next(row for row in rows if row["name"] in group["winners"])
    labels = (_("Zonder"), _("Wint"), _("Plaats van %(name)s dan") % {"name": names[winner["name"]]})
    told = group["sensitivity"]["without_measure"]
    return {
        "caption": _("Als één maat wegvalt"),
        "caption_hidden": True,
        "columns": [{"label": label, "number": place == 2} for place, label in enumerate(labels)],
        "rows": [
            {
                "cells": [
                    cell(title(wish.indicator(one))),
                    cell(listed([names[id] for id in told[one]["winners"][:3]])),
                    cell(_plain(winner["without_measure"][one])),
                ]
            }
            for one in wish.measures
        ],
    }
