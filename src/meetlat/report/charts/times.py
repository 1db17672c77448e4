"""Time since a question: an axis on which a quarter of an hour and a week both have room, and its words."""

import json
from collections.abc import Collection, Sequence
from math import expm1, floor, log1p
from typing import TYPE_CHECKING, Any

from babel.units import format_unit

from meetlat.report.numbers import LOCALES, NONE, parts_of

if TYPE_CHECKING:
    import altair as alt

MINUTE, HOUR, DAY = 60, 3600, 86_400
QUARTER, WEEK = 15 * MINUTE, 7 * DAY
TICKS = (QUARTER, HOUR, 4 * HOUR, DAY, WEEK)
BEND = QUARTER  # below this the axis is nearly straight, so that it can begin at zero; above it, logarithmic
SEVERAL = 10
UNITS = (("day", DAY), ("hour", HOUR), ("minute", MINUTE))


def span(seconds: float | None, language: str) -> str:
    """12000 -> 3 uur 20 min. No finer than its two largest units."""
    if seconds is None:
        return NONE
    shown = [_unit(many, unit, language) for (unit, _), many in zip(UNITS, parts_of(seconds), strict=True) if many]
    return " ".join(shown) or "< " + _unit(1, "minute", language)


def about(seconds: float, language: str) -> str:
    """The same where room is short: from ten of a unit on, only that unit. 45000 -> 13 uur."""
    for unit, size in UNITS:
        if seconds >= SEVERAL * size:
            return _unit(floor(seconds / size + 0.5), unit, language)
        if seconds >= size:
            break
    return span(seconds, language)


def between(low: float | None, high: float | None, language: str) -> str:
    """2 uur 50 min – 3 uur 55 min."""
    return NONE if low is None or high is None else f"{span(low, language)} – {span(high, language)}"


def _unit(many: int, unit: str, language: str) -> str:
    return format_unit(many, f"duration-{unit}", length="short", locale=LOCALES.get(language, language))


def moments(until: float, many: int) -> list[float]:
    """So many moments from zero, equally far from each other on the axis."""
    return [BEND * expm1(step / many * log1p(until / BEND)) for step in range(many + 1)]


def scale(until: float) -> "alt.Scale":
    import altair as alt

    return alt.Scale(type="symlog", constant=BEND, domain=[0, until], nice=False)


def axis(language: str, ticks: Sequence[float] = TICKS, silent: Collection[float] = (), **more: Any) -> "alt.Axis":
    """Ticks with their words; ``silent`` ones have none, where there is no room."""
    import altair as alt

    words = {str(tick): "" if tick in silent else span(tick, language) for tick in ticks}
    shown: dict[str, Any] = {"tickSize": 6, "labelOverlap": False, "labelFlush": True, **more}
    return alt.Axis(values=list(ticks), labelExpr=f"({json.dumps(words)})[datum.value]", **shown)
