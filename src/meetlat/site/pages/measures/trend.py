"""An organisation month by month; where a month holds too few questions, several months together."""

from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure.small import FEWEST, hidden
from meetlat.measure.statistics.difference import MINIMUM, share_figure
from meetlat.report.charts.months import Month
from meetlat.report.charts.trend import trend
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.measures.frozen import picture
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language

Row = dict[str, Any]
SPANS = (1, 3, 6)  # months taken together, the finest first


def trends(edition: Edition, organisation: str, name: str, rows: list[Row]) -> list[Said]:
    """Questions answered, and what was said; none where a single month is all there is."""
    rows = sorted(rows, key=lambda row: row["month"])
    if len(rows) < 2:
        return []
    return [
        _answered(edition, organisation, name, rows),
        _trend(edition, organisation, name, (_("Berichten geplaatst"), "number"), counts(rows, "posts")),
        _heard(edition, organisation, name, rows),
    ]


def _answered(edition: Edition, id: str, name: str, rows: list[Row]) -> Said:
    """Only words where a picture would show no month at all."""
    span, heading = span_of(rows), _("Vragen beantwoord")
    months = answered(rows, span)
    if all(month.value is None for month in months):
        return {
            "heading": heading,
            "note": _("Ook van een half jaar samen zijn het te weinig vragen om iets te zeggen."),
        }
    return _trend(edition, id, name, (heading, "share"), months) | {"note": _span_words(span)}


def _heard(edition: Edition, id: str, name: str, rows: list[Row]) -> Said:
    """Of few people nothing is told: one of them could be recognised."""
    heading, few = _("Berichten van bewoners"), {"n": number(FEWEST, language())}
    told = [row["heard"] for row in rows]
    if max(told) < FEWEST:
        return {"heading": heading, "note": _("In geen enkele maand waren het er %(n)s of meer.") % few}
    closed = hidden(told)
    months = [Month(row["month"], None if at in closed else float(row["heard"])) for at, row in enumerate(rows)]
    if all(told[at] < FEWEST for at in closed):
        return _trend(edition, id, name, (heading, "number"), months, _("minder dan %(n)s") % few)
    note = _("Waren het er in een maand minder dan %(n)s, dan tonen we die niet, en een tweede ook niet.") % few
    return _trend(edition, id, name, (heading, "number"), months, _("niet getoond")) | {"note": note}


def span_of(rows: list[Row]) -> int:
    """The fewest months together of which at least half hold enough questions."""
    for span in SPANS:
        known = [month.value is not None for month in answered(rows, span)]
        if sum(known) * 2 >= len(known):
            return span
    return SPANS[-1]


def answered(rows: list[Row], span: int) -> list[Month]:
    """Per month the share answered in the ``span`` months up to it; None where there are too few questions."""
    return [_share(rows[max(0, last + 1 - span) : last + 1], whole=last + 1 >= span) for last in range(len(rows))]


def _share(rows: list[Row], *, whole: bool) -> Month:
    month, asked = rows[-1]["month"], sum(row["contacts"] for row in rows)
    if asked < MINIMUM or not whole or not _in_a_row(rows):
        return Month(month, None)
    found = share_figure(sum(row["answered"] for row in rows), asked)
    return Month(month, found.value, found.low, found.high)


def _in_a_row(rows: list[Row]) -> bool:
    """Without a month between two that is missing."""
    months = [int(row["month"][:4]) * 12 + int(row["month"][5:]) for row in rows]
    return all(second - first == 1 for first, second in pairwise(months))


def counts(rows: list[Row], column: str) -> list[Month]:
    """A full count has no interval."""
    return [Month(row["month"], float(row[column])) for row in rows]


def _trend(edition: Edition, id: str, name: str, what: tuple[str, Any], months: list[Month], unknown: str = "") -> Said:
    heading, unit = what
    key = f"trend:{id}:{heading}:{name}"
    drawn = picture(
        edition,
        key,
        lambda: trend(months, figure=heading, unit=unit, name=name, language=language(), unknown=unknown),
        heading,
    )
    return {"heading": heading, **drawn}


def _span_words(span: int) -> str:
    if span == 1:
        return ""
    text = ngettext(
        "Per maand zijn het te weinig vragen. Elk punt is daarom die maand samen met de %(n)s maand ervoor.",
        "Per maand zijn het te weinig vragen. Elk punt is daarom die maand samen met de %(n)s maanden ervoor.",
        span - 1,
    )
    return text % {"n": number(span - 1, language())}
