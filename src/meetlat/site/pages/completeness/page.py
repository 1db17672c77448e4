"""The words, tables and picture of how complete the register is."""

from collections.abc import Sequence
from functools import partial
from math import ceil, floor
from typing import Any

from django.utils.translation import gettext as _

from meetlat.register.vocabulary import label
from meetlat.report.charts.estimated import estimated
from meetlat.report.charts.lying import Lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Words
from meetlat.report.completeness_kept import SUBJECT
from meetlat.report.models import Edition
from meetlat.report.numbers import number, percent
from meetlat.site.pages.completeness.found import Seen, seen_in
from meetlat.site.pages.estimates import chosen, figures_of, others, platform_words, source, where_words
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.national.choice import picture_address
from meetlat.site.pages.national.words import Words as Kind
from meetlat.site.pages.national.words import words

Said = dict[str, Any]


def nothing_yet(country: str, language: str) -> Said:
    where = where_words(country, language)
    return {
        "headline": _("Hoe volledig het register %(where)s is, is nog niet geschat") % {"where": where},
        "lead": _("Daarvoor moeten eerst websites van organisaties worden bezocht."),
        "others": others(SUBJECT, "completeness", language),
    }


def completeness_page(edition: Edition, kind: str, language: str) -> Said:
    """Of municipalities, or of the kind that is asked for."""
    figures = figures_of(edition)
    known = seen_in(figures)
    kind = kind if kind in known else next(iter(known))
    seen, country = known[kind], figures[0].country
    said = words(kind, country, language)
    plural = label("kinds", kind, language, "_plural").capitalize()
    options = [(id, label("kinds", id, language, "_plural").capitalize()) for id in known]
    return {
        "headline": _headline(seen, said, language),
        "lead": _lead(seen, said, language),
        "breadcrumb": [{"label": plural, "url": picture_address(country, kind)}],
        "kinds": chosen("kind", _("Welke soort overheid"), options, kind, edition=edition.pk),
        "picture": _picture(edition, kind, seen, language),
        "table": _table(seen, language),
        "notes": _notes(seen),
        "source": source(edition, language),
    }


def _headline(seen: Sequence[Seen], said: Kind, language: str) -> str:
    """Of all platforms: those of which nothing more is known count as they were seen."""
    at_least = sum(one.at_least for one in seen)
    probably = round(sum(one.at_least if one.probably is None else one.probably for one in seen))
    told = {"n": number(at_least, language), "all": said.all, "probably": number(probably, language)}
    if probably == at_least:
        return _("Accounts van %(all)s: ten minste %(n)s, en waarschijnlijk niet veel meer") % told
    return _("Accounts van %(all)s: ten minste %(n)s, waarschijnlijk %(probably)s") % told


def _lead(seen: Sequence[Seen], said: Kind, language: str) -> str:
    visited = max(one.visited for one in seen)
    told = {
        "visited": number(visited, language),
        "kinds": said.counted(visited),
        "share": percent(max(one.coverage for one in seen), language, 0),
    }
    text = _("Geteld bij %(visited)s %(kinds)s waarvan de website is gelezen, %(share)s van alle.")
    return text % told


def _picture(edition: Edition, kind: str, seen: Sequence[Seen], language: str) -> Said | None:
    drawn = [one for one in seen if one.missed is not None]
    if not drawn:
        return None
    return picture(edition, f"completeness:{kind}", partial(_drawing, drawn, language), _caption())


def _caption() -> str:
    return _("Accounts die allebei de bronnen misten")


def _drawing(seen: Sequence[Seen], language: str) -> Picture:
    rows = [
        Lying(platform_words(one.platform), one.missed, *_beyond(one), number(one.missed, language, 1)) for one in seen
    ]
    told = Words(
        _caption(),
        _description(rows, language),
        (_("Platform"), _("Waarschijnlijk gemist"), _("Tussen")),
        [(row.name, row.text, f"{number(row.low, language, 1)} – {number(row.high, language, 1)}") for row in rows],
        language,
    )
    return estimated(rows, told, _("waarschijnlijk gemist, en hoe zeker dat is"))


def _beyond(one: Seen) -> tuple[float, float]:
    """The interval, above what was seen."""
    return max((one.low or 0) - one.at_least, 0.0), max((one.high or 0) - one.at_least, 0.0)


def _description(rows: Sequence[Lying], language: str) -> str:
    most = max(rows, key=lambda row: row.high or 0)
    text = _("Het minst zeker is %(platform)s: daar misten ze er waarschijnlijk %(n)s, en hooguit %(high)s.")
    return text % {"platform": most.name, "n": most.text, "high": number(ceil(most.high or 0), language)}


def _table(seen: Sequence[Seen], language: str) -> Said:
    heads = (
        _("In de lijst"),
        _("Op de website"),
        _("Op allebei"),
        _("Door allebei gemist"),
        _("Ten minste"),
        _("Waarschijnlijk"),
        _("Tussen"),
        _("Nog niet beslist"),
    )
    columns = [{"label": _("Platform")}, *({"label": head, "number": True} for head in heads)]
    rows = [{"cells": _cells(one, language)} for one in seen]
    return {"caption": _("Per platform"), "caption_hidden": True, "columns": columns, "rows": rows}


def _cells(one: Seen, language: str) -> list[Any]:
    unknown = {"text": _("niet bekend"), "unknown": True}
    name = {"text": platform_words(one.platform), "note": _("ruw") if one.rough else ""}
    known = one.probably is not None and one.low is not None and one.high is not None
    return [
        name,
        *(number(count, language) for count in (one.directory, one.website, one.both)),
        number(one.missed, language, 1) if known else unknown,
        number(one.at_least, language),
        number(round(one.probably or 0), language) if known else unknown,
        f"{number(floor(one.low or 0), language)} – {number(ceil(one.high or 0), language)}" if known else "",
        number(one.undecided, language),
    ]


def _notes(seen: Sequence[Seen]) -> list[str]:
    """What to keep in mind, where it is so."""
    told = []
    if any(one.rough for one in seen):
        told.append(_("Ruw: minder dan zeven accounts staan in beide bronnen. Dan is de schatting eerder te laag."))
    if any(one.probably is None for one in seen):
        told.append(_("Niet bekend: geen enkel account staat in beide bronnen. Dan zeggen ze niets over elkaar."))
    if any(one.undecided for one in seen):
        told.append(
            _(
                "Nog niet beslist: een website noemt het account, maar niemand keek nog of het klopt. Zo'n account telt"
                " alleen mee in de bovenkant van de marge."
            )
        )
    return told
