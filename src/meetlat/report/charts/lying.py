"""Rows with their names at the left and a mark with its interval in each: what several pictures have in common."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meetlat.report.charts import key, theme

if TYPE_CHECKING:
    import altair as alt

    from meetlat.report.charts.plate import Layers

STEP = 24  # height of a row
LETTER = 6.7  # its average width
LONGEST = 21  # letters of a name; the table has it whole


@dataclass(frozen=True)
class Lying:
    """A row: a value with its interval, and what is written at the right. None: not known."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    here: bool = False  # the one the picture is about: a pointer and a heavier name


def row_axis(names: Sequence[str], *, column: str, heavy: Sequence[int] = (), **spacing: Any) -> "alt.Y":
    """A row for each name in their order; two may have the same name."""
    import altair as alt

    places = list(range(len(names)))
    weight: dict[str, Any] = {
        "condition": {"test": f"indexof({list(heavy)}, datum.value) >= 0", "value": "bold"},
        "value": "normal",
    }
    written: dict[str, Any] = {
        "labelAlign": "left",
        "labelPadding": _wide(names),
        "labelLimit": 0,
        "labelColor": theme.INK,
    }
    words = f"({json.dumps([_short(name) for name in names])})[datum.value]"
    axis = alt.Axis(ticks=False, grid=False, labelExpr=words, labelFontWeight=weight, labelOverlap=False, **written)
    return alt.Y(f"{column}:O", axis=axis, scale=alt.Scale(domain=places, **spacing))


def _wide(names: Sequence[str]) -> float:
    """Room for the longest name, counted in letters: Vega does not have our typeface to measure with."""
    return 12 + LETTER * max((len(_short(name)) for name in names), default=0)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def lying(data: str, rows: Sequence[Lying], *, axis: "alt.Axis", scale: "alt.Scale", room: int) -> "Layers":
    """The rows on one ruler, with ``room`` at the right for what is written there."""
    import altair as alt

    scale = scale.copy()
    scale.range = [0, {"expr": f"width - {room}"}]
    heavy = [place for place, row in enumerate(rows) if row.here]
    y = row_axis([row.name for row in rows], column="place", heavy=heavy)
    base = alt.Chart(alt.NamedData(data)).encode(y=y)
    known = base.transform_filter("isValid(datum.value)")
    x = alt.X("value:Q", axis=axis, scale=scale)
    words = base.mark_text(align="right").encode(x=alt.value("width"), text="text:N")
    bars = known.transform_filter("isValid(datum.low)").mark_bar(
        height=9, fill=key.YELLOW, stroke=theme.INK, strokeWidth=0.7
    )
    low = alt.X("low:Q", axis=axis, scale=scale)
    dots = known.transform_filter(~alt.datum.here).mark_circle(size=46, opacity=1, fill=theme.INK)
    pointer = known.transform_filter(alt.datum.here).mark_point(
        shape=key.POINTER, size=2, opacity=1, fill=key.YELLOW, stroke=theme.INK, strokeWidth=1.2
    )
    layers = (bars.encode(x=low, x2="high:Q"), dots.encode(x=x), pointer.encode(x=x), words)
    return alt.layer(*layers).properties(height={"step": STEP})


def drawn(rows: Sequence[Lying]) -> list[dict[str, Any]]:
    return [vars(row) | {"place": place} for place, row in enumerate(rows)]
