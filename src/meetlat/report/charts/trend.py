"""A figure month by month, with its interval; where nothing is known the ruler is hatched, never zero."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from meetlat.report.charts import key, theme
from meetlat.report.charts.heights import Unit, height_axis, said
from meetlat.report.charts.months import Month, counted, whole, written
from meetlat.report.charts.picture import HATCHED, Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.numbers import NONE, number

if TYPE_CHECKING:
    import altair as alt

    from meetlat.report.charts.plate import Layers

HEIGHT = 200
WORDED = 4  # months with their name, at most
STEPS = (1, 2, 3, 6, 12)


def trend(months: Sequence[Month], *, figure: str, unit: Unit, name: str, language: str, unknown: str = "") -> Picture:
    """Every month of the period, in order; one left out is not known. ``unknown``: the word for those without value."""
    hidden = {month.month for month in months if unknown and month.value is None}
    months = whole(months)
    with override(language):
        words = Words(
            _("%(figure)s van %(name)s, per maand") % {"figure": figure, "name": name},
            _description(months, unit, language, unknown if hidden else ""),
            (_("Maand"), figure, _("Tussen")),
            [_row(month, unit, language, unknown if month.month in hidden else _("niet bekend")) for month in months],
            language,
        )
        entries = _entries(months, unknown if hidden else _("niet bekend"))
    return plate(words, Panel(_chart(months, unit, language), _data(months)), key=entries)


def _data(months: Sequence[Month]) -> dict[str, list[dict[str, Any]]]:
    return {"months": [vars(month) | {"known": month.value is not None} for month in months]}


def _chart(months: Sequence[Month], unit: Unit, language: str) -> "Layers":
    import altair as alt

    known = [end for month in months for end in (month.value, month.high) if end is not None]
    x = alt.X("month:O", axis=_axis(months, language), scale=alt.Scale(paddingInner=0, paddingOuter=0.1))
    base = alt.Chart(alt.NamedData("months")).encode(x=x)
    y = {column: height_axis(column, max(known, default=0), unit, language) for column in ("value", "low")}
    gaps = base.transform_filter(~alt.datum.known).mark_bar(fill=HATCHED).encode(y=alt.value(0), y2=alt.value(HEIGHT))
    line = base.mark_line(stroke=theme.INK, strokeWidth=1).encode(y=y["value"])
    bars = base.transform_filter("isValid(datum.low)").mark_bar(
        width=7, fill=key.YELLOW, stroke=theme.INK, strokeWidth=0.7
    )
    dots = base.transform_filter(alt.datum.known).mark_circle(size=34, opacity=1, fill=theme.INK)
    return alt.layer(gaps, bars.encode(y=y["low"], y2="high:Q"), line, dots.encode(y=y["value"])).properties(
        height=HEIGHT
    )


def _axis(months: Sequence[Month], language: str) -> "alt.Axis":
    """As many months as have room for their name."""
    import altair as alt

    step = next((step for step in STEPS if len(months) <= WORDED * step), STEPS[-1])
    named = [month.month for month in months if counted(month.month) % step == 0]
    words = {month: written(month, "LLL y", language) for month in named}
    return alt.Axis(
        values=named,
        labelExpr=f"({json.dumps(words)})[datum.value]",
        labelAngle=0,
        tickSize=6,
        grid=False,
        labelOverlap=False,
    )


def _entries(months: Sequence[Month], unknown: str) -> list[key.Entry]:
    entries = []
    if any(month.low is not None for month in months):
        entries.append(key.Entry(key.INTERVAL, _("het cijfer, met hoe zeker het is")))
    if any(month.value is None for month in months):
        entries.append(key.Entry(key.UNKNOWN, unknown))
    return entries


def _row(month: Month, unit: Unit, language: str, unknown: str) -> tuple[str, ...]:
    value = unknown if month.value is None else said(month.value, unit, language)
    return (written(month.month, "LLLL y", language), value, _between(month, unit, language))


def _between(month: Month, unit: Unit, language: str) -> str:
    if month.low is None or month.high is None:
        return NONE
    return f"{said(month.low, unit, language)} – {said(month.high, unit, language)}"


def _description(months: Sequence[Month], unit: Unit, language: str, unknown: str = "") -> str:
    known = [month for month in months if month.value is not None]
    if not known:
        return _("Van geen enkele maand is iets bekend.")
    ends = {"first": known[0], "last": known[-1]}
    told = {end: written(month.month, "LLLL y", language) for end, month in ends.items()}
    told |= {f"{end}_value": said(month.value or 0, unit, language) for end, month in ends.items()}
    text = _("Van %(first_value)s in %(first)s naar %(last_value)s in %(last)s.") % told
    if _alike(known[0], known[-1]):
        text += " " + _("Dat verschil is te klein om iets te zeggen.")
    missing = len(months) - len(known)
    if not missing:
        return text
    gaps = ngettext("Van %(n)s maand is niets bekend.", "Van %(n)s maanden is niets bekend.", missing)
    if unknown:
        gaps = ngettext("Van %(n)s maand staat er: %(why)s.", "Van %(n)s maanden staat er: %(why)s.", missing)
    return f"{text} {gaps % {'n': number(missing, language), 'why': unknown}}"


def _alike(one: Month, other: Month) -> bool:
    """Their intervals touch: chance may have made the difference."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low <= other.high and other.low <= one.high
