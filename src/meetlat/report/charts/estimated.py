"""Estimates with their intervals, one below the other on one ruler that begins at zero."""

import json
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from meetlat.report.charts import key
from meetlat.report.charts.lying import Lying, drawn, lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.numbers import number

if TYPE_CHECKING:
    import altair as alt

ROOM = 52  # for a number of four digits
MOST = 4  # steps


def estimated(rows: Sequence[Lying], words: Words, mark: str) -> Picture:
    """The rows in their order. ``mark`` says in the key what the dot and its bar stand for."""
    highest = max((end for row in rows for end in (row.value, row.high) if end is not None), default=1.0)
    chart = lying("estimates", rows, axis=_axis(highest, words.language), scale=_scale(highest), room=ROOM)
    return plate(words, Panel(chart, {"estimates": drawn(rows)}), key=[key.Entry(key.INTERVAL, mark)])


def ticks_of(highest: float) -> list[float]:
    """From zero, by easy steps, to just beyond the highest."""
    steps = (easy * 10.0**zeros for zeros in count(-3) for easy in (1, 2, 5))
    step = next(step for step in steps if highest <= MOST * step)
    return [step * place for place in range(MOST + 1) if step * (place - 1) < highest or place <= 1]


def _scale(highest: float) -> "alt.Scale":
    import altair as alt

    return alt.Scale(domain=[0, ticks_of(highest)[-1]], nice=False)


def _axis(highest: float, language: str) -> "alt.Axis":
    import altair as alt

    ticks = ticks_of(highest)
    step = ticks[1]
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    words = json.dumps([number(tick, language, decimals) for tick in ticks])
    expression = f"({words})[round(datum.value / {step})]"
    return alt.Axis(values=ticks, labelExpr=expression, orient="top", tickSize=6, labelOverlap=False)
