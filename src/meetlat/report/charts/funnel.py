"""Which differences are only small numbers: a dot for each organisation, between the limits of chance."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.report.charts import key, theme
from meetlat.report.charts.funnel_names import named
from meetlat.report.charts.funnel_words import HOLLOW, description, entries, row
from meetlat.report.charts.limits import INNER, OUTER, Dot, Placed, limits_about, placed, together
from meetlat.report.charts.picture import Picture, alphabetical
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.charts.shares import share_axis, top_of
from meetlat.report.charts.sizes import Sizes

if TYPE_CHECKING:
    import altair as alt

    from meetlat.report.charts.plate import Layers

HEIGHT = 320
FINE = 60  # points of a limit
DASH = [5, 3]


def funnel(dots: Sequence[Dot], *, language: str) -> Picture:
    """The dots (at least one) around the share of all their questions together."""
    if not dots:
        raise ValueError("A funnel without organisations says nothing.")
    found, centre = placed(sorted(dots, key=lambda dot: alphabetical(dot.name))), together(dots)
    with override(language):
        words = Words(
            _("Wat bij het aantal vragen past, en wat niet"),
            description(found, centre, language),
            (_("Organisatie"), _("Vragen"), _("Beantwoord"), _("Ligt")),
            [row(one, centre, language) for one in found],
            language,
        )
        shown = entries(found, centre, language)
        heading, asked = _("Aandeel beantwoord"), _("aantal vragen")
    sizes = Sizes.of([dot.n for dot in dots])
    top = top_of([*(dot.share for dot in dots), limits_about(centre, sizes.middle)[OUTER][1]])
    panel = Panel(_chart(sizes, top, asked, language), _data(found, centre, sizes, top), heading)
    return plate(words, panel, key=shown)


def _data(found: Sequence[Placed], centre: float, sizes: Sizes, top: float) -> dict[str, list[dict[str, Any]]]:
    dots = [{"n": one.dot.n, "share": one.dot.share, "here": one.dot.here, "beyond": one.beyond} for one in found]
    lines = [*_lines(centre, sizes, top)]
    return {"dots": dots, "limits": lines, "centre": [{"share": centre}], "names": named(found, sizes, top)}


def _lines(centre: float, sizes: Sizes, top: float) -> Iterator[dict[str, Any]]:
    """A limit ends where it leaves the field."""
    for n in sizes.along(FINE):
        for level, (low, high) in limits_about(centre, n).items():
            yield {"n": n, "level": level, "low": low if low > 0 else None, "high": high if high < top else None}


def _chart(sizes: Sizes, top: float, asked: str, language: str) -> "Layers":
    import altair as alt

    x = alt.X("n:Q", scale=sizes.scale(), axis=sizes.axis(asked, language))
    lines, dots, names = (alt.Chart(alt.NamedData(name)).encode(x=x) for name in ("limits", "dots", "names"))
    y = share_axis("share", language, top)
    centre = alt.Chart(alt.NamedData("centre")).mark_rule(stroke=theme.INK, strokeWidth=1).encode(y=y)
    layers = [*_limits(lines, top, language), centre, *_dots(dots.encode(y=y)), *_names(names.encode(y=y))]
    return alt.layer(*layers).properties(height=HEIGHT)


def _limits(lines: "alt.Chart", top: float, language: str) -> list["alt.Chart"]:
    import altair as alt

    drawn = []
    for level, dash in ((INNER, DASH), (OUTER, [1, 0])):
        line = lines.transform_filter(alt.datum.level == level).mark_line(
            stroke=theme.SOFT_INK, strokeWidth=1, strokeDash=dash
        )
        drawn += [line.encode(y=share_axis(end, language, top)) for end in ("low", "high")]
    return drawn


def _dots(dots: "alt.Chart") -> list["alt.Chart"]:
    """The farther out, the heavier; and the pointer over all."""
    import altair as alt

    level, here = alt.datum.beyond, alt.datum.here
    return [
        dots.transform_filter(level == 0).mark_point(shape="circle", size=26, opacity=1, strokeWidth=0.9, **HOLLOW),
        dots.transform_filter(level == INNER).mark_point(size=30, opacity=1, fill=theme.SOFT_INK, strokeWidth=0),
        dots.transform_filter(level == OUTER).mark_point(
            shape="diamond", size=64, opacity=1, fill=theme.INK, stroke=theme.PAPER, strokeWidth=0.7
        ),
        dots.transform_filter(here).mark_point(
            shape=key.POINTER, size=4, opacity=1, fill=key.YELLOW, stroke=theme.INK, strokeWidth=1.2
        ),
    ]


def _names(names: "alt.Chart") -> list["alt.Chart"]:
    import altair as alt

    halo: dict[str, Any] = {"stroke": theme.PAPER, "strokeWidth": 3.5, "fill": theme.INK}
    sides: tuple[tuple[str, Literal["left", "right"], int], ...] = (("right", "left", 9), ("left", "right", -9))
    return [
        names.transform_filter(alt.datum.side == side).mark_text(align=align, dx=dx, **halo).encode(text="name:N")
        for side, align, dx in sides
    ]
