"""How long residents waited, in eight classes: the bars of one organisation, each with that of its peers below it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.measure.small import hidden
from meetlat.report.charts import key, theme
from meetlat.report.charts.lying import row_axis
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.numbers import number, percent

if TYPE_CHECKING:
    from meetlat.report.charts.plate import Layers

CLASSES = 8
STEP = 18  # height of a bar with its space
FULL = 1.22  # the ruler is so much longer than the longest bar, for the words at its end
OWN: dict[str, Any] = {"fill": theme.LINK, "stroke": theme.INK}
PEERS: dict[str, Any] = {"fill": theme.PAPER, "stroke": theme.SOFT_INK}


def time_classes(own: Sequence[int], peers: Sequence[int], *, name: str, peers_name: str, language: str) -> Picture:
    """Contacts in each of the eight classes, from within 15 minutes to not within seven days; of all peers together.

    Of a class in which one to four people of the organisation waited, and of a second one from which that could be
    reckoned, nothing is drawn or told.
    """
    if len(own) != CLASSES or len(peers) != CLASSES:
        raise ValueError(f"There are {CLASSES} time classes, not {len(own)} and {len(peers)}.")
    with override(language):
        names = class_names()
        closed = hidden(own)
        told = [None if place in closed else count for place, count in enumerate(own)]
        shares = _shares(own, closed), _shares(peers)
        words = Words(
            _("Hoe lang mensen op antwoord wachtten"),
            _description(own, closed, names, name, language),
            (_("Tijd tot het antwoord"), _("Vragen"), name, peers_name),
            [_row(*row, language) for row in zip(names, told, *shares, strict=True)],
            language,
        )
    entries = [key.Entry(_swatch(OWN, 13), name), key.Entry(_swatch(PEERS, 9), peers_name)]
    bars = [
        {"place": place, "whose": whose, "share": share, "label": percent(share, language, 0)}
        for whose, row in enumerate(shares)
        for place, share in enumerate(row)
        if share is not None
    ]
    return plate(words, Panel(_chart(names, bars), {"bars": bars}), key=entries)


def class_names() -> list[str]:
    """The eight classes, in the language that is switched on."""
    return [
        _("binnen 15 min"),
        _("15 min tot 1 uur"),
        _("1 tot 2 uur"),
        _("2 tot 4 uur"),
        _("4 tot 8 uur"),
        _("8 tot 24 uur"),
        _("1 tot 7 dagen"),
        _("niet binnen 7 dagen"),
    ]


def _shares(counts: Sequence[int], closed: Collection[int] = ()) -> list[float | None]:
    total = sum(counts)
    return [count / total if total and place not in closed else None for place, count in enumerate(counts)]


def _chart(names: list[str], bars: list[dict[str, Any]]) -> "Layers":
    import altair as alt

    longest = max((bar["share"] for bar in bars), default=1) or 1
    x = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, longest * FULL], nice=False))
    y = row_axis(names, column="place", paddingInner=0.18, paddingOuter=0.08)
    offset = alt.YOffset("whose:O", scale=alt.Scale(domain=[0, 1], paddingInner=0, paddingOuter=0))
    base = alt.Chart(alt.NamedData("bars")).encode(x=x, y=y, yOffset=offset)
    mine = alt.datum.whose == 0
    own = base.transform_filter(mine).mark_bar(height=13, strokeWidth=0.7, **OWN)
    peers = base.transform_filter(~mine).mark_bar(height=9, strokeWidth=1, **PEERS)
    said = base.mark_text(align="left", dx=5).encode(
        text="label:N", fill=alt.condition(mine, alt.value(theme.INK), alt.value(theme.SOFT_INK))
    )
    return alt.layer(own, peers, said).properties(height={"step": STEP, "for": "offset"})


def _swatch(drawn: dict[str, str], high: int) -> tuple[key.Shape, ...]:
    return (("rect", {"y": f"{10.5 - high / 2}", "width": "24", "height": str(high), "stroke-width": "1", **drawn}),)


def _row(name: str, count: int | None, own: float | None, peers: float | None, language: str) -> tuple[str, ...]:
    """``count`` None: too few to tell, or closed with those."""
    known = [_("niet bekend") if share is None else percent(share, language) for share in (own, peers)]
    if count is None:
        return (name, _("niet verteld"), _("niet verteld"), known[1])
    return (name, number(count, language), *known)


def _description(own: Sequence[int], closed: Collection[int], names: list[str], name: str, language: str) -> str:
    total = sum(own)
    if not total:
        return _("Van %(name)s is geen enkele vraag bekend.") % {"name": name}
    most = max((place for place in range(CLASSES) if place not in closed), key=lambda place: own[place], default=None)
    if most is None or not own[most]:
        return _("Vragen aan %(name)s: %(n)s, te weinig in elke groep om te vertellen.") % {
            "name": name,
            "n": number(total, language),
        }
    said = {
        "name": name,
        "n": number(total, language),
        "class": names[most],
        "most": percent(own[most] / total, language, 0),
        "never": percent(own[-1] / total, language, 0),
    }
    text = _("Vragen aan %(name)s: %(n)s. De grootste groep is “%(class)s”: %(most)s.") % said
    if most == CLASSES - 1 or CLASSES - 1 in closed:
        return text
    return f"{text} " + _("Niet binnen 7 dagen beantwoord: %(never)s.") % said
