"""One inbox under every definition: the share answered on one yardstick, each definition's own time on another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.report.charts import key, times
from meetlat.report.charts.lying import Lying, drawn, lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.charts.shares import interval, labels
from meetlat.report.numbers import number, percent

MONTH = 30 * times.DAY
ROOM = 88  # for a time such as "3 uur 20 min"
QUARTERS, HALVES = [0, 0.25, 0.5, 0.75, 1], [0, 0.5, 1]  # the ticks, and those with words


@dataclass(frozen=True)
class Counted:
    """What one definition makes of the contacts of an organisation. None: too few to say."""

    title: str
    contacts: int
    share: float | None
    low: float | None
    high: float | None
    seconds: float | None
    seconds_low: float | None = None
    seconds_high: float | None = None
    here: bool = False  # Meetlat's own definition
    always: bool = False  # it looks at answered contacts only: all of them were


def definitions_beside(counted: Sequence[Counted], *, name: str, language: str) -> Picture:
    """In the order given."""
    with override(language):
        words = Words(
            _("Dezelfde vragen aan %(name)s, geteld volgens elke definitie") % {"name": name},
            _description(counted, language),
            (_("Definitie"), _("Geteld"), _("Beantwoord"), _("Tussen"), _("Tijd"), _("Tussen")),
            [_row(one, language) for one in counted],
            language,
        )
        headings = _("Aandeel beantwoord"), _("Tijd tot het antwoord, zoals de definitie die noemt")
        entries = [
            key.Entry(key.HERE, _("de definitie van Meetlat")),
            key.Entry(key.INTERVAL, _("een andere definitie, met hoe zeker het is")),
        ]
        shares = _share_panel([_share(one, language) for one in counted], headings[0], language)
        waits = _time_panel([_time(one, language) for one in counted], headings[1], language)
    return plate(words, shares, waits, key=entries)


def _share_panel(rows: Sequence[Lying], heading: str, language: str) -> Panel:
    import altair as alt

    axis = alt.Axis(values=QUARTERS, labelExpr=labels(HALVES, language, 4), labelOverlap=False, tickSize=6)
    chart = lying("shares", rows, axis=axis, scale=alt.Scale(domain=[0, 1], nice=False), room=ROOM)
    return Panel(chart, {"shares": drawn(rows)}, heading)


def _time_panel(rows: Sequence[Lying], heading: str, language: str) -> Panel:
    """Up to a week, or a month where a definition has no window; the words of two ticks would not fit."""
    until = MONTH if any((row.high or row.value or 0) > times.WEEK for row in rows) else times.WEEK
    ticks = [tick for tick in (*times.TICKS, MONTH) if tick <= until]
    axis = times.axis(language, ticks, set(ticks) - {times.HOUR, times.DAY, until}, labelFlush=False)
    chart = lying("times", rows, axis=axis, scale=times.scale(until), room=ROOM)
    return Panel(chart, {"times": drawn(rows)}, heading)


def _share(one: Counted, language: str) -> Lying:
    return Lying(one.title, one.share, one.low, one.high, _share_words(one, language, 0), one.here)


def _share_words(one: Counted, language: str, decimals: int) -> str:
    if one.always:
        return _("altijd %(share)s") % {"share": percent(1, language, 0)}
    return _("te weinig") if one.share is None else percent(one.share, language, decimals)


def _time(one: Counted, language: str) -> Lying:
    text = _("te weinig") if one.seconds is None else times.about(one.seconds, language)
    return Lying(one.title, one.seconds, one.seconds_low, one.seconds_high, text, one.here)


def _row(one: Counted, language: str) -> tuple[str, ...]:
    return (
        one.title,
        number(one.contacts, language),
        _share_words(one, language, 1),
        interval(one.low, one.high, language),
        _("te weinig") if one.seconds is None else times.span(one.seconds, language),
        times.between(one.seconds_low, one.seconds_high, language),
    )


def _description(counted: Sequence[Counted], language: str) -> str:
    shares = sorted((one.share, one.title) for one in counted if one.share is not None)
    waits = sorted((one.seconds, one.title) for one in counted if one.seconds is not None)
    if not shares or not waits:
        return _("Er zijn te weinig vragen om iets te zeggen.")
    (low, lowest), (high, highest) = shares[0], shares[-1]
    (short, shortest), (long, longest) = waits[0], waits[-1]
    share = {"low": percent(low, language, 0), "lowest": lowest, "high": percent(high, language, 0), "highest": highest}
    wait = {"short": times.span(short, language), "shortest": shortest}
    wait |= {"long": times.span(long, language), "longest": longest}
    return " ".join(
        (
            _("Het aandeel loopt van %(low)s (%(lowest)s) tot %(high)s (%(highest)s).") % share,
            _("De tijd loopt van %(short)s (%(shortest)s) tot %(long)s (%(longest)s).") % wait,
        )
    )
