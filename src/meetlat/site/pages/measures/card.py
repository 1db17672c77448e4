"""One figure of an organisation as a mark on the yardstick, among its peers."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isclose

from django.utils.translation import gettext as _

from meetlat.measure import Indicator, indicators
from meetlat.measure.small import FEWEST
from meetlat.report.charts import Yardstick, yardstick
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import labelled, number, percent
from meetlat.site.pages.measures import standing
from meetlat.site.pages.measures.known import Value
from meetlat.site.pages.measures.words import (
    Said,
    between,
    counted,
    few_words,
    own_url,
    title,
    value_words,
)
from meetlat.site.pages.organisations.words import language

MINUTE, HOUR, DAY = 60, 3_600, 86_400
LONG_IN_HOURS, LONG_IN_MINUTES = 72, 120  # beyond which a ruler counts in a larger unit
MANY = 1_000  # cases from which a decimal of a percentage says something
UNBOUNDED = 1.5  # times the highest figure: farther an interval does not stretch the ruler


@dataclass(frozen=True)
class Scale:
    """What the ruler counts in: so many of the figure's own unit, with the word at its end."""

    size: float
    unit: str
    fmt: Callable[[float], str]
    end: float | None = None


def card(edition: Edition, own: Figure, peers: dict[str, Value]) -> Said | None:
    """None where fewer than five of the group have the figure: there is nothing to stand among."""
    indicator = indicators()[own.indicator]
    others = [value for id, value in peers.items() if id != own.organisation]
    mine = Value(own.value, own.low, own.high, own.n)
    known = [one.value for one in [*others, mine] if one.value is not None]
    if len(known) < FEWEST:
        return None
    words = standing.words(mine, others) if own.value is not None else ""
    said = card_words(indicator, own.value, own.n) if own.value is not None else few_words()
    return {
        "title": title(own.indicator),
        "value": said,
        "few": own.value is None,
        "range": range_words(indicator, own),
        "yardstick": drawn(indicator, known, mine),
        "label": f"{labelled(title(own.indicator), said, language())}. {words}".strip(),
        "standing": words,
        "counted": counted(indicator, own.n),
        "ends": ends(indicator, known),
        "url": own_url(edition, own),
    }


def card_words(indicator: Indicator, value: float, n: int | None) -> str:
    """No more decimals than so many cases can carry."""
    if indicator.unit == "share" and (n or 0) < MANY:
        return percent(value, language(), 0)
    return value_words(indicator, value)


def range_words(indicator: Indicator, one: Figure) -> str:
    if indicator.unit != "share" or (one.n or 0) >= MANY or one.low is None or one.high is None:
        return between(indicator, one.low, one.high)
    return f"{percent(one.low, language(), 0)} – {percent(one.high, language(), 0)}"


def drawn(indicator: Indicator, known: list[float], own: Value) -> Yardstick:
    """The ruler ends at 100 % for a share; else where the figures end, however far an interval goes on."""
    scale = scale_of(indicator, known)
    top = max(known) * UNBOUNDED
    value, low, high = (None if one is None else min(one, top) / scale.size for one in (own.value, own.low, own.high))
    values = [one / scale.size for one in known]
    return yardstick(
        values, value, low=low, high=high, end=scale.end, unit=scale.unit, fmt=scale.fmt, language=language()
    )


def scale_of(indicator: Indicator, known: list[float]) -> Scale:
    if indicator.unit == "share":
        return Scale(1, "", _share, 1 if max(known) > 0.2 else None)
    if indicator.unit == "of_inhabitants":
        return Scale(1, "", _share)
    return _time_scale(max(known)) if indicator.unit == "seconds" else Scale(1, "", _plain)


def _time_scale(longest: float) -> Scale:
    if longest <= LONG_IN_MINUTES * MINUTE:
        return Scale(MINUTE, _("min"), _plain)
    return Scale(HOUR, _("uur"), _plain) if longest <= LONG_IN_HOURS * HOUR else Scale(DAY, _("dagen"), _plain)


def _share(value: float) -> str:
    return percent(value, language(), 0 if isclose(value * 100, round(value * 100)) else 1)


def _plain(value: float) -> str:
    return number(value, language(), 0 if value == int(value) else 1)


def ends(indicator: Indicator, known: list[float]) -> str:
    """The lowest and the highest of the group, in words."""
    said = {"low": card_words(indicator, min(known), 0), "high": card_words(indicator, max(known), 0)}
    return _("Laagste %(low)s, hoogste %(high)s.") % said
