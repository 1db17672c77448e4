"""Per platform the share of each size class, as marks on one yardstick from 0 to 100 %."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from meetlat.report.charts import svg, theme
from meetlat.report.charts.picture import Picture

if TYPE_CHECKING:
    import altair as alt

SHAPES = {"circle": 85, "square": 75, "triangle-up": 115, "diamond": 125, "cross": 85, "triangle-down": 115}  # to size
STEP = 17  # height of a mark with its label
FAR = 0.5  # from here on a label stands left of its mark


@dataclass(frozen=True)
class Share:
    """The share (0 to 1) of a size class that is on a platform, and how it is written. None: not known."""

    platform: str
    size_class: str
    value: float | None
    text: str


def size_classes(
    shares: Sequence[Share],
    *,
    title: str,
    description: str,
    language: str,
    columns: tuple[str, str, str],
    fmt: Callable[[float], str],
) -> Picture:
    """Platforms and classes in the order in which they come; an unknown share stands in the table only."""
    chart = _chart([share for share in shares if share.value is not None], fmt)
    drawn = svg.tidied(theme.drawn(chart), title=title, description=description, language=language)
    rows = [(share.platform, share.size_class, share.text) for share in shares]
    return Picture(svg.text(drawn), f"{title}. {description}", columns, rows)


def _chart(shares: list[Share], fmt: Callable[[float], str]) -> dict[str, Any]:
    import altair as alt

    rows = [vars(share) | {"label": f"{share.size_class} {share.text}"} for share in shares]
    base = alt.Chart(alt.NamedData("shares")).encode(y=_platforms(shares), yOffset=_classes(shares), x=_ruler(fmt))
    far = alt.datum.value > FAR
    layers = alt.layer(_labels(base, far, "right", -10), _labels(base, ~far, "left", 10), _marks(base, shares))
    fitted = layers.properties(
        width=theme.WIDTH,
        height={"step": STEP, "for": "offset"},
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
    return {**fitted.to_dict(), "datasets": {"shares": rows}}


def _labels(base: "alt.Chart", where: Any, align: Literal["left", "right"], dx: int) -> "alt.Chart":
    """The class and its share beside the mark, on the side where there is room, with a halo over the ruler's lines."""
    words = base.transform_filter(where).mark_text(
        align=align, dx=dx, fill=theme.SOFT_INK, stroke=theme.PAPER, strokeWidth=4
    )
    labels: alt.Chart = words.encode(text="label:N")
    return labels


def _marks(base: "alt.Chart", shares: list[Share]) -> "alt.Chart":
    import altair as alt

    names = list(dict.fromkeys(share.size_class for share in shares))
    shapes = alt.Scale(domain=names, range=list(SHAPES)[: len(names)])
    sizes = alt.Scale(domain=names, range=list(SHAPES.values())[: len(names)], type="ordinal")
    points = base.mark_point(filled=True, opacity=1, fill=theme.LINK, stroke=theme.PAPER, strokeWidth=1)
    marks: alt.Chart = points.encode(
        shape=alt.Shape("size_class:N", scale=shapes, legend=None),
        size=alt.Size("size_class:N", scale=sizes, legend=None),
    )
    return marks


def _platforms(shares: list[Share]) -> "alt.Y":
    import altair as alt

    names = list(dict.fromkeys(share.platform for share in shares))
    axis = alt.Axis(ticks=False, labelColor=theme.INK, labelFontWeight="bold", grid=False)
    return alt.Y("platform:N", sort=names, axis=axis, scale=alt.Scale(paddingInner=0.2, paddingOuter=0.15))


def _classes(shares: list[Share]) -> "alt.YOffset":
    import altair as alt

    names = list(dict.fromkeys(share.size_class for share in shares))
    return alt.YOffset("size_class:N", sort=names, scale=alt.Scale(paddingInner=0, paddingOuter=0))


def _ruler(fmt: Callable[[float], str]) -> "alt.X":
    import altair as alt

    marks = [tenth / 10 for tenth in range(11)]
    words = {str(place): fmt(mark) if place % 2 == 0 else "" for place, mark in enumerate(marks)}
    expression = f"({words!r})[round(datum.value * 10)]"
    axis = alt.Axis(values=marks, labelExpr=expression, orient="top", tickSize=6, labelFlush=True, labelOverlap=False)
    return alt.X("value:Q", axis=axis, scale=alt.Scale(domain=[0, 1], nice=False))
