"""The share of questions answered by the time since they were asked, beside the curve of the peers."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.report.charts import key, theme, times
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.charts.shares import interval, share_axis
from meetlat.report.numbers import percent

if TYPE_CHECKING:
    from meetlat.report.charts.plate import Layers

FINE = 240  # moments at which a curve is drawn: every pixel and a half
HEIGHT = 230


@dataclass(frozen=True)
class Step:
    """From so many seconds after the question, this share was answered. Kaplan-Meier: what is still open counts."""

    seconds: float
    share: float
    low: float | None = None
    high: float | None = None


Curve = Sequence[Step]  # by rising seconds; empty: not known


def answer_curve(
    own: Curve, peers: Curve, *, name: str, peers_name: str, language: str, until: float = times.WEEK
) -> Picture:
    """Both curves up to ``until``, the seconds that questions were followed."""
    with override(language):
        words = Words(
            _("Aandeel beantwoord, naar de tijd sinds de vraag"),
            _description(own, peers, name, peers_name, language, until),
            (_("Binnen"), name, _("Tussen"), peers_name),
            [_row(own, peers, tick, language) for tick in times.TICKS if tick <= until],
            language,
        )
        entries = [
            key.Entry(key.BAND, _("%(name)s, met hoe zeker het is") % {"name": name}),
            key.Entry(key.THIN, peers_name),
        ]
        shown = [entry for entry, curve in zip(entries, (own, peers), strict=True) if curve]
    data = {"own": _drawn(own, until), "peers": _drawn(peers, until)}
    return plate(words, Panel(_chart(language, until), data), key=shown)


def at(curve: Curve, seconds: float) -> Step | None:
    """What holds at a moment: the last step up to it, and before the first nothing was answered."""
    place = bisect_right(curve, seconds, key=lambda step: step.seconds)
    return (curve[place - 1] if place else Step(0, 0, 0, 0)) if curve else None


def _drawn(curve: Curve, until: float) -> list[dict[str, Any]]:
    return [vars(step) | {"seconds": moment} for moment in times.moments(until, FINE) if (step := at(curve, moment))]


def _chart(language: str, until: float) -> "Layers":
    import altair as alt

    ticks = [tick for tick in times.TICKS if tick <= until]
    x = alt.X("seconds:Q", scale=times.scale(until), axis=times.axis(language, ticks, grid=True))
    own, peers = (alt.Chart(alt.NamedData(name)).encode(x=x) for name in ("own", "peers"))
    outline: dict[str, Any] = {"stroke": theme.INK, "strokeWidth": 0.7}
    band = own.mark_area(interpolate="step-after", fill=key.YELLOW, line=False, **outline)
    thin = peers.mark_line(interpolate="step-after", stroke=theme.SOFT_INK, strokeWidth=1.2)
    line = own.mark_line(interpolate="step-after", stroke=theme.INK, strokeWidth=2)
    y = share_axis("share", language)
    layers = (band.encode(y=share_axis("low", language), y2="high:Q"), thin.encode(y=y), line.encode(y=y))
    return alt.layer(*layers).properties(height=HEIGHT)


def _row(own: Curve, peers: Curve, tick: float, language: str) -> tuple[str, ...]:
    here, there = at(own, tick), at(peers, tick)
    unknown = _("niet bekend")
    return (
        times.span(tick, language),
        percent(here.share, language) if here else unknown,
        interval(here.low, here.high, language) if here else unknown,
        percent(there.share, language) if there else unknown,
    )


def _description(own: Curve, peers: Curve, name: str, peers_name: str, language: str, until: float) -> str:
    if not own:
        return _("Van %(name)s is te weinig bekend voor een lijn.") % {"name": name}
    ticks = [tick for tick in (times.HOUR, times.DAY) if tick < until]
    text = _("Beantwoord door %(name)s: %(shares)s.") % {
        "name": name,
        "shares": ", ".join(_after(own, tick, language) for tick in (*ticks, until)),
    }
    if not peers or until < times.DAY:
        return text
    return f"{text} " + _("Door %(peers)s: %(share)s.") % {
        "peers": peers_name,
        "share": _after(peers, times.DAY, language),
    }


def _after(curve: Curve, seconds: float, language: str) -> str:
    step = at(curve, seconds)
    share = percent(step.share if step else None, language, 0)
    return _("%(share)s na %(time)s") % {"share": share, "time": times.span(seconds, language)}
