"""Places in a ranking: where each stands, and which other places chance and other weights could give it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from meetlat.report.charts import key
from meetlat.report.charts.lying import Lying, drawn, lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Panel, Words, plate
from meetlat.report.numbers import number

if TYPE_CHECKING:
    from meetlat.report.charts.plate import Layers

ROOM = 38  # for a place of three digits
PARTS = 4  # of the ruler, at most


@dataclass(frozen=True)
class Placed:
    """An organisation's place (1 is the best), between ``low`` and ``high`` in 95 of 100 drawings of the same data."""

    name: str
    place: float  # a half, where equals share a place between two
    low: float
    high: float
    here: bool = False


def place_interval(placed: Sequence[Placed], *, ranked: int, varied: Collection[str], language: str) -> Picture:
    """Those given, in that order, of all that were ``ranked``. ``varied``: what was drawn, of weights and chance."""
    if any(not 1 <= one.low <= one.high <= ranked or not 1 <= one.place <= ranked for one in placed):
        raise ValueError(f"Places run from 1 to {ranked}.")
    with override(language):
        words = Words(
            _("Hoe vast een plaats is"),
            _description(placed, ranked, varied, language),
            (_("Organisatie"), _("Plaats in de rangorde"), _("Tussen")),
            [(one.name, _plain(one.place, language), _between(one, language)) for one in placed],
            language,
        )
        entries = [key.Entry(key.INTERVAL, _("de plaats, en welke ook mogelijk zijn: %(by)s") % {"by": _by(varied)})]
        entries += [key.Entry(key.HERE, one.name) for one in placed if one.here]
    rows = [_row(one, language) for one in placed]
    return plate(words, Panel(_chart(rows, language), {"places": drawn(rows)}), key=entries)


def _chart(rows: Sequence[Lying], language: str) -> "Layers":
    """The ruler runs from the best to the worst place that one of these could have."""
    import altair as alt

    ends = [end for row in rows for end in (row.low, row.value, row.high) if end is not None] or [0.5, 1.5]
    ticks = ticks_of(min(ends), max(ends))
    words = {str(tick): number(tick, language) for tick in ticks}
    expression = f"({json.dumps(words)})[datum.value]"
    axis = alt.Axis(values=ticks, labelExpr=expression, orient="top", tickSize=6, labelOverlap=False)
    return lying("places", rows, axis=axis, scale=alt.Scale(domain=[min(ends), max(ends)], nice=False), room=ROOM)


def ticks_of(start: float, end: float) -> list[int]:
    """The first and the last place on the ruler, and easy numbers between them where there is room."""
    first, last = ceil(start), floor(end)
    steps = (easy * 10**zeros for zeros in range(9) for easy in (1, 2, 5))
    step = next(step for step in steps if last - first <= PARTS * step)
    between = [tick for tick in range(first // step * step, last, step) if min(tick - first, last - tick) > step / 2]
    return sorted({first, *between, last})


def _row(one: Placed, language: str) -> Lying:
    half = 0.5  # a place is as wide as the step to the next, so that a firm one is still seen
    return Lying(one.name, one.place, one.low - half, one.high + half, _plain(one.place, language), one.here)


def _between(one: Placed, language: str) -> str:
    return f"{_plain(one.low, language)} – {_plain(one.high, language)}"


def _plain(place: float, language: str) -> str:
    return number(place, language, 0 if place == int(place) else 1)


def _by(varied: Collection[str]) -> str:
    """A full count has no chance in it: only other weights move its places."""
    words = {
        "": pgettext("plaatsen", "geen"),
        "weights": _("bij andere gewichten"),
        "chance": _("door toeval"),
        "chance weights": _("door toeval en bij andere gewichten"),
    }
    return words[" ".join(sorted(varied))]


def _description(placed: Sequence[Placed], ranked: int, varied: Collection[str], language: str) -> str:
    text = _("Getoond: %(shown)s van de %(ranked)s. Een balk loopt over de plaatsen die ook mogelijk zijn: %(by)s.") % {
        "shown": number(len(placed), language),
        "ranked": number(ranked, language),
        "by": _by(varied),
    }
    own = [one for one in placed if one.here]
    said = [
        _("%(name)s staat op plaats %(place)s; mogelijk is %(low)s tot en met %(high)s.")
        % {"name": one.name, **{word: _plain(getattr(one, word), language) for word in ("place", "low", "high")}}
        for one in own
    ]
    return " ".join([text, *said])
