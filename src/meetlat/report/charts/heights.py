"""The upright ruler of a figure: easy steps in its unit, from zero."""

import json
from itertools import count
from typing import TYPE_CHECKING, Literal

from meetlat.report.charts import times
from meetlat.report.charts.shares import top_of
from meetlat.report.numbers import number, percent

if TYPE_CHECKING:
    import altair as alt

Unit = Literal["share", "seconds", "number"]
MOST = 5  # steps
WHOLE = 100  # from here on a figure has no decimals
STEPS_OF_TIME = (
    times.MINUTE, 5 * times.MINUTE, times.QUARTER, 2 * times.QUARTER, times.HOUR, 2 * times.HOUR, 4 * times.HOUR,
    8 * times.HOUR, times.DAY, 2 * times.DAY, times.WEEK, 4 * times.WEEK,
)  # fmt: skip


def said(value: float, unit: Unit, language: str) -> str:
    """A figure in its unit, as precise as a table is."""
    if unit == "share":
        return percent(value, language)
    if unit == "seconds":
        return times.span(value, language)
    return number(value, language, 0 if value >= WHOLE or value == int(value) else 1)


def height_axis(column: str, highest: float, unit: Unit, language: str) -> "alt.Y":
    import altair as alt

    step = _step(highest, unit)
    marks = [step * place for place in range(MOST + 1) if step * (place - 1) < highest or place <= 1]
    words = [_short(mark, step, unit, language) for mark in marks]
    said = f"({json.dumps(words)})[round(datum.value / {step})]"
    axis = alt.Axis(values=marks, labelExpr=said, tickSize=6, labelOverlap=False)
    return alt.Y(f"{column}:Q", axis=axis, scale=alt.Scale(domain=[0, marks[-1]], nice=False))


def _step(highest: float, unit: Unit) -> float:
    if unit == "share":
        return top_of([highest]) / MOST
    if unit == "seconds":
        return next((step for step in STEPS_OF_TIME if highest <= MOST * step), STEPS_OF_TIME[-1])
    steps = (easy * 10.0**zeros for zeros in count(-2) for easy in (1, 2, 5))
    return next(step for step in steps if highest <= MOST * step)


def _short(mark: float, step: float, unit: Unit, language: str) -> str:
    if unit == "share":
        return percent(mark, language, 0)
    if unit == "seconds":
        return times.about(mark, language) if mark else "0"
    return number(mark, language, 2 if step < 0.1 else 1 if step < 1 else 0)
