"""The measuring of one kind in one country: what was found, how organisations differ, and what of that is chance."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure import indicators
from meetlat.measure.small import FEWEST
from meetlat.report.charts.funnel import funnel
from meetlat.report.charts.limits import Dot
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import labelled, number
from meetlat.site.pages.measures.card import drawn, ends
from meetlat.site.pages.measures.editions import address, periods
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.measures.groups import Cut, choices, classes_of, group_figures
from meetlat.site.pages.measures.headline import picture_headline
from meetlat.site.pages.measures.known import SHOWN, Place, Value, peers
from meetlat.site.pages.measures.listing import dots_of, outside, rows_table
from meetlat.site.pages.measures.since import group_since
from meetlat.site.pages.measures.words import (
    Said,
    between,
    figure_url,
    group_words,
    source,
    title,
)
from meetlat.site.pages.national.words import Words, words
from meetlat.site.pages.organisations.words import cell, language, size_words
from meetlat.site.pages.periods import period_words


def picture_page(edition: Edition, country: str, kind: str) -> Said | None:
    """None where the edition holds nothing of this country and kind."""
    figures = group_figures(edition, country, kind)
    if ("posts", "") not in figures:
        return None
    place = Place(country, kind)
    found, said = peers(edition, place), words(kind, country, language())
    dots = dots_of(edition, place)
    return {
        "headline": picture_headline(said.many, figures.get(("answered", "")), outside(dots), len(dots)),
        "lead": _lead(edition, figures, said),
        "choices": choices(edition),
        "heading": _("Hoe %(all)s verschillen") % {"all": said.all},
        "peer_words": _("Elk streepje is een organisatie. De gele wijzer is het cijfer van allemaal samen."),
        "cards": [one for id in SHOWN if (one := _card(edition, figures.get((id, "")), found[id]))],
        "classes": _classes(edition, figures),
        "funnel": _funnel(edition, place, dots),
        "table": rows_table(edition, found, dots),
        "ranking": address("ranking", country, kind, edition=edition),
        "periods": periods(edition, reverse("measuring_of", args=[country, kind])),
        "since": group_since(edition, place),
        "explained": reverse("definitions_explained"),
        "source": source(edition),
    }


def _lead(edition: Edition, figures: dict[Cut, Figure], said: Words) -> str:
    """63 gemeenten, 2.502 vragen in 2025."""
    n, asked = figures["posts", ""].n or 0, figures.get(("answered", ""))
    text = ngettext(
        "%(n)s %(kinds)s, %(asked)s vraag die we konden volgen, in %(period)s.",
        "%(n)s %(kinds)s, %(asked)s vragen die we konden volgen, in %(period)s.",
        (asked.n or 0) if asked else 0,
    )
    told = {"n": number(n, language()), "kinds": said.counted(n), "period": period_words(edition)}
    return text % {**told, "asked": number((asked.n or 0) if asked else 0, language())}


def _card(edition: Edition, whole: Figure | None, organisations: dict[str, Value]) -> Said | None:
    """The figure of the group on a yardstick of its organisations."""
    known = [one.value for one in organisations.values() if one.value is not None]
    if whole is None or whole.value is None or len(known) < FEWEST:
        return None
    indicator = indicators()[whole.indicator]
    said = group_words(indicator, whole.value)
    how = _whole_words(indicator.whole)
    return {
        "title": title(whole.indicator),
        "value": said,
        "range": between(indicator, whole.low, whole.high),
        "yardstick": drawn(indicator, known, Value(whole.value, whole.low, whole.high, whole.n)),
        "label": f"{labelled(title(whole.indicator), said, language())}. {how} {ends(indicator, known)}",
        "standing": how,
        "ends": ends(indicator, known),
        "url": _url(edition, whole),
    }


def _whole_words(whole: str) -> str:
    return {
        "ratio": _("Alles van de groep samen."),
        "median": _("De middelste van de groep."),
        "mean": _("Het gemiddelde van de groep."),
        "share": _("Het deel van de groep."),
        "sum": _("De som van de groep."),
    }[whole]


def _url(edition: Edition, one: Figure) -> str:
    return figure_url(edition, one.indicator, country=one.country, kind=one.kind, size_class=one.size_class)


def _classes(edition: Edition, figures: dict[Cut, Figure]) -> Said | None:
    """Small, medium and large beside each other; a class of fewer than five is not told."""
    found = [id for id in classes_of(figures) if (figures["posts", id].n or 0) >= FEWEST]
    if not found:
        return None
    columns = [_("Alle"), *(size_words(id).capitalize() for id in found)]
    return {
        "caption": _("Naar inwoners"),
        "caption_hidden": True,
        "columns": [{"label": _("Cijfer")}, *({"label": label, "number": True} for label in columns)],
        "rows": [
            {"cells": [cell(title(id)), *(_class_cell(edition, figures.get((id, size))) for size in ["", *found])]}
            for id in SHOWN
        ],
    }


def _class_cell(edition: Edition, one: Figure | None) -> Said:
    if one is None or one.value is None:
        return cell(_("niet bekend"), unknown=True)
    indicator = indicators()[one.indicator]
    return cell(group_words(indicator, one.value), url=_url(edition, one), note=between(indicator, one.low, one.high))


def _funnel(edition: Edition, place: Place, dots: list[Dot]) -> Said | None:
    if len(dots) < FEWEST:
        return None
    return picture(
        edition,
        f"funnel:{place.country}:{place.kind}",
        lambda: funnel(dots, language=language()),
        _("Wat bij het aantal vragen past, en wat niet"),
    )
