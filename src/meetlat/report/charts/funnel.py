"""Which differences are only small numbers: a dot for each organisation, between the limits of chance."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.report.charts import key, theme
from meetlat.report.charts.funnel_names import named
from meetlat.report.charts.limits import INNER, OUTER, Dot, Placed, limits_about, placed, together
from meetlat.report.charts.picture import Picture, alphabetical
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.charts.shares import share_axis, top_of
from meetlat.report.charts.sizes import Sizes
from meetlat.report.numbers import number, percent

if TYPE_CHECKING:
    import altair as alt

    from meetlat.report.charts.plate import Layers

HEIGHT = 320
FINE = 60  # points of a limit
HOLLOW: dict[str, Any] = {"fill": theme.PAPER, "stroke": theme.SOFT_INK}
DASH = [5, 3]


def funnel(dots: Sequence[Dot], *, language: str) -> Picture:
    """The dots (at least one) around the share of all their questions together."""
    if not dots:
        raise ValueError("A funnel without organisations says nothing.")
    found, centre = placed(sorted(dots, key=lambda dot: alphabetical(dot.name))), together(dots)
    with override(language):
        words = Words(
            _("Wat bij het aantal vragen past, en wat niet"),
            _description(found, centre, language),
            (_("Organisatie"), _("Vragen"), _("Beantwoord"), _("Ligt")),
            [_row(one, centre, language) for one in found],
            language,
        )
        entries = _entries(found, centre, language)
        heading, asked = _("Aandeel beantwoord"), _("aantal vragen")
    sizes = Sizes.of([dot.n for dot in dots])
    top = top_of([*(dot.share for dot in dots), limits_about(centre, sizes.middle)[OUTER][1]])
    panel = Panel(_chart(sizes, top, asked, language), _data(found, centre, sizes, top), heading)
    return plate(words, panel, key=entries)


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
            shape=key.POINTER, size=1, opacity=1, fill=key.YELLOW, stroke=theme.INK, strokeWidth=1.2
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


def _entries(found: Sequence[Placed], centre: float, language: str) -> list[key.Entry]:
    own = [key.Entry(key.HERE, one.dot.name) for one in found if one.dot.here]
    line = (("path", {"d": "M0 10.5H24", "stroke": theme.INK, "stroke-width": "1"}),)
    diamond = (("path", {"d": "M12 4.5l5 6-5 6-5-6z", "fill": theme.INK}),)
    return [
        *own,
        key.Entry(_circle(**HOLLOW), _("het verschil kan toeval zijn")),
        key.Entry(
            _circle(fill=theme.SOFT_INK), _("buiten de grens van %(limit)s (streepjes)") % _said(INNER, language)
        ),
        key.Entry(diamond, _("buiten de grens van %(limit)s (lijn)") % _said(OUTER, language)),
        key.Entry(line, _("alle vragen samen: %(share)s") % {"share": percent(centre, language, 0)}),
    ]


def _said(level: float, language: str) -> dict[str, str]:
    return {"limit": percent(level, language, 0 if level == INNER else 1)}


def _circle(**drawn: str) -> tuple[key.Shape, ...]:
    return (("circle", {"cx": "12", "cy": "10.5", "r": "3.5", **drawn}),)


def _row(one: Placed, centre: float, language: str) -> tuple[str, ...]:
    dot = one.dot
    return (dot.name, number(dot.n, language), percent(dot.share, language), _lies(one, centre, language))


def _lies(one: Placed, centre: float, language: str) -> str:
    if one.beyond == 0:
        return _("binnen de grenzen")
    where = _("boven de grens van %(limit)s") if one.dot.share > centre else _("onder de grens van %(limit)s")
    return where % _said(one.beyond, language)


def _description(found: Sequence[Placed], centre: float, language: str) -> str:
    said = {
        "n": number(len(found), language),
        "warning": number(sum(one.beyond > 0 for one in found), language),
        "alarm": number(sum(one.beyond == OUTER for one in found), language),
        "share": percent(centre, language, 0),
        "inner": _said(INNER, language)["limit"],
        "outer": _said(OUTER, language)["limit"],
    }
    text = _(
        "%(n)s organisaties rond %(share)s: hoe minder vragen, hoe verder toeval een aandeel ervan af brengt. "
        "%(warning)s liggen buiten de grens van %(inner)s, waarvan %(alarm)s ook buiten die van %(outer)s."
    )
    own = [
        _("%(name)s: %(share)s van %(n)s, %(lies)s.")
        % dict(zip(("name", "n", "share", "lies"), _row(one, centre, language), strict=True))
        for one in found
        if one.dot.here
    ]
    return " ".join([text % said, *own])
