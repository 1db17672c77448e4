"""Shares on an axis and between two values, as every picture writes them."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from meetlat.report.numbers import NONE, percent

if TYPE_CHECKING:
    import altair as alt

PARTS = 5  # of the ruler
TOPS = (0.05, 0.1, 0.2, 0.5, 1)


def share_axis(column: str, language: str, top: float = 1) -> "alt.Y":
    """From 0 to 100 %, or to a lower ``top`` where all shares are small."""
    import altair as alt

    marks = [top * place / PARTS for place in range(PARTS + 1)]
    axis = alt.Axis(values=marks, labelExpr=labels(marks, language, PARTS / top), tickSize=6, labelOverlap=False)
    return alt.Y(f"{column}:Q", axis=axis, scale=alt.Scale(domain=[0, top], nice=False))


def top_of(shares: Iterable[float]) -> float:
    """The lowest end of a ruler that has room for all."""
    highest = max(shares, default=1)
    return next(top for top in TOPS if highest <= top)


def labels(places: list[float], language: str, parts: float) -> str:
    """The Vega expression that gives these places their words, and others none; they lie on whole ``parts``."""
    words = {round(place * parts): percent(place, language, 0) for place in places}
    return f"({json.dumps(words)})[round(datum.value * {parts} * 100) / 100] || ''"


def interval(low: float | None, high: float | None, language: str) -> str:
    """56,1% – 65,8%."""
    if low is None or high is None:
        return NONE
    return f"{percent(low, language)} – {percent(high, language)}"
