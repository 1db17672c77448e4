"""The laboratory of rankings: who leads on what, and how firm a place in one list of all measures would be."""

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure import indicators
from meetlat.report.charts.place_interval import Placed, place_interval
from meetlat.report.models import Edition
from meetlat.report.numbers import NONE, number, percent
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.measures.frozen import shown
from meetlat.site.pages.measures.groups import groups
from meetlat.site.pages.measures.known import Peers, Place, peers
from meetlat.site.pages.measures.listing import names_of, scorecard_urls
from meetlat.site.pages.measures.ranking_asked import Wish
from meetlat.site.pages.measures.ranking_form import form
from meetlat.site.pages.measures.ranking_sheet import Result, ranked
from meetlat.site.pages.measures.words import FEWEST, Said, source, title, value_words
from meetlat.site.pages.national.words import words
from meetlat.site.pages.organisations.words import cell, language, listed, size_words
from meetlat.site.pages.periods import period_words

SHOWN = 25  # places in a picture
SURE = 0.95  # of the draws; who is ahead of the next in fewer is in a draw
Row = dict[str, Any]


def ranking_page(edition: Edition, country: str, kind: str, wish: Wish) -> Said | None:
    """None where the edition holds nothing of this country and kind."""
    if (country, kind) not in groups(edition):
        return None
    found, said = ranked(edition, country, kind, wish), words(kind, country, language())
    enough = found if found and found.ranked >= FEWEST else None
    names = names_of([one for field in enough.chosen.groups.values() for one in field.names]) if enough else {}
    return {
        "headline": _headline(enough, names, wish),
        "lead": _("Rangordes van %(all)s over %(period)s, zoals u ze kiest.")
        % {"all": said.all, "period": period_words(edition)},
        "breadcrumb": [{"label": _("De meting"), "url": address("measuring_of", country, kind, edition=edition)}],
        "form": form(wish, edition, reverse("ranking", args=[country, kind]), sized=kind == "municipality"),
        "nobody": "" if enough else _nobody(),
        "warning": _warning(enough.ranked, said.all, wish) if enough else "",
        "leaders": _leaders(edition, Place(country, kind, wish.size_class), enough, names, wish) if enough else None,
        "more": f"{wish.but(listed=True)}&edition={edition.pk}",
        "overall": overall(edition, enough, names, wish) if enough and enough.said else None,
        "apart": _apart(enough) if enough else [],
        "source": source(edition, wish.indicator(wish.measures[0])),
    }


def _nobody() -> str:
    text = _("Van minder dan %(n)s organisaties is alles bekend wat u vraagt: te weinig voor een rangorde.")
    return text % {"n": FEWEST}


def _headline(found: Result | None, names: dict[str, str], wish: Wish) -> str:
    """Who leads where; only of what is told below it."""
    if found is None:
        return _("Zo is er geen rangorde te maken")
    if len(wish.measures) == 1:
        said = {"names": listed([names[id] for id in found.leaders[wish.measures[0]][:3]])}
        return _("Vooraan op deze maat: %(names)s") % said
    often = Counter(id for leaders in found.leaders.values() for id in leaders)
    (most, times), *rest = often.most_common(2)
    said = {"n": number(times, language()), "measures": number(len(wish.measures), language()), "name": names[most]}
    if times == 1:
        return _("Op elke maat staat een ander vooraan")
    if times == len(wish.measures):
        return _("%(name)s staat vooraan op elke gekozen maat") % said
    if rest and rest[0][1] == times:
        return _("Geen organisatie staat op de meeste maten alleen vooraan")
    return _("%(name)s staat op %(n)s van de %(measures)s maten vooraan") % said


def _warning(n: int, all: str, wish: Wish) -> str:
    """What a reader must know before quoting a place."""
    who = f"{all}, {size_words(wish.size_class)}" if wish.size_class else all
    text = _(
        "Een plaats zegt iets over deze lijst van %(n)s (%(who)s), niet over een organisatie alleen."
        " Doet een ander mee of juist niet, dan kunnen plaatsen en zelfs de volgorde veranderen."
    )
    return text % {"n": number(n, language()), "who": who}


def _leaders(edition: Edition, place: Place, found: Result, names: dict[str, str], wish: Wish) -> Said:
    """Per measure who leads, with the figure."""
    figures = peers(edition, place, tuple(sorted({"posts", "answered", *map(wish.indicator, wish.measures)})))
    urls = scorecard_urls(list(names), edition)
    return {
        "caption": _("Koplopers per maat"),
        "caption_hidden": True,
        "columns": [{"label": _("Maat")}, {"label": _("Vooraan")}, {"label": _("Waarde"), "number": True}],
        "rows": [
            {"cells": _leader_cells(wish.indicator(one), found.leaders[one], figures, names, urls)}
            for one in wish.measures
        ],
    }


def _leader_cells(
    id: str, leaders: list[str], figures: Peers, names: dict[str, str], urls: dict[str, str]
) -> list[Said]:
    first = leaders[0]
    shared = _("samen met %(names)s") % {"names": listed([names[one] for one in leaders[1:4]])} if leaders[1:] else ""
    value = value_words(indicators()[id], figures[id][first].value)
    return [cell(title(id)), cell(names[first], url=urls[first], note=shared), cell(value)]


def overall(edition: Edition, found: Result, names: dict[str, str], wish: Wish) -> Said:
    """One list of all measures together, and what it stands on."""
    assert found.said is not None
    group, rows = found.said["groups"][0], found.said["ranked"]
    return {
        "table": _list(rows, names, scorecard_urls(list(names), edition), wish),
        "picture": _picture(rows, names, found.ranked),
        "firm": _firm(group, names),
        "without": _without(group, rows, names, wish) if len(wish.measures) > 1 else None,
    }


def _list(rows: list[Row], names: dict[str, str], urls: dict[str, str], wish: Wish) -> Said:
    labels = [_("Plaats"), _("Tussen"), _("Som"), *(title(wish.indicator(one)) for one in wish.measures)]
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


def _picture(rows: list[Row], names: dict[str, str], n: int) -> Said:
    placed = [
        Placed(names[row["name"]], round(row["place"]), round(row["low"]), round(row["high"])) for row in rows[:SHOWN]
    ]
    return shown(place_interval(placed, ranked=n, language=language()), _("Hoe vast een plaats is"))


def _firm(group: Row, names: dict[str, str]) -> list[str]:
    """How often the first and the first ten stay, if one weighs otherwise."""
    tried = group["sensitivity"]
    if not tried["varied"]:
        return [_("Met één maat en een volledige telling valt er niets anders te wegen.")]
    draws = {"draws": number(tried["draws"], language())}
    said = {**draws, "names": listed([names[one] for one in group["winners"][:3]])}
    keeps = percent(tried["keeps_winners"], language(), 0)
    first = _("Van %(draws)s andere wegingen houdt %(share)s de eerste plaats zoals hier: %(names)s.")
    lines = [first % {**said, "share": keeps}]
    if tried["keeps_top_ten"] is not None:
        text = _("Precies dezelfde eerste tien staan er in %(share)s van die wegingen.")
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


def _apart(found: Result) -> list[str]:
    """Who is not in it, and why: a number, for nobody is worse for being small."""
    texts = (
        (len(found.chosen.too_few), _("Te weinig vragen voor een plaats: %(n)s.")),
        (len(found.chosen.not_ranked), _("Niet in de rangorde, omdat niet alles bekend is: %(n)s.")),
    )
    return [text % {"n": number(n, language())} for n, text in texts if n]
