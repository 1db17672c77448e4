"""The yardstick: a tick for each peer, a pointer for this one, a bar for how sure that is.

Pure arithmetic: everything is in units of a view box of 400 wide, ready for ``components/yardstick.html``.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, MARGIN = 400.0, 16.0  # the margin holds half a label
LENGTH = WIDTH - 2 * MARGIN
STEPS = (5, 4, 6, 3, 2)  # labelled parts of a ruler, the dearest first
EASY = (1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)  # steps one counts in without thinking, times a power of ten
HIGHEST = 6  # a stroke grows with the peers it stands for up to here
FINE = 5  # small ticks in each labelled part


@dataclass(frozen=True)
class Tick:
    """A labelled place on the ruler."""

    x: float
    label: str


@dataclass(frozen=True)
class Bar:
    """The interval around the pointer."""

    x: float
    width: float


@dataclass(frozen=True)
class Yardstick:
    """One figure among those of its peers, and the counts for the sentence beside it."""

    peers: tuple[float, ...]
    pointer: float | None  # None: not known
    bar: Bar | None
    ticks: tuple[Tick, ...]
    fine: tuple[float, ...]
    unit: str
    language: str
    lower: int  # peers below this one
    higher: int
    equal: int

    @property
    def n(self) -> int:
        return len(self.peers)

    @property
    def peer_path(self) -> str:
        """A stroke per place; the more peers share it, the higher."""
        return "".join(_strokes([x], 20 - 2 * min(n - 1, HIGHEST), 33) for x, n in sorted(Counter(self.peers).items()))

    @property
    def tick_path(self) -> str:
        return _strokes(self.fine, 34, 37) + _strokes([tick.x for tick in self.ticks], 34, 42)


def yardstick(
    values: Sequence[float],
    own: float | None,
    *,
    low: float | None = None,
    high: float | None = None,
    start: float = 0,
    end: float | None = None,
    unit: str = "",
    fmt: Callable[[float], str],
    language: str,
) -> Yardstick:
    """Place the peers' ``values`` and one's ``own`` on a ruler from ``start`` to ``end`` (none: the next easy number).

    ``low`` and ``high`` are the interval of ``own``; what sticks out of the ruler is cut off. ``fmt`` writes an axis
    label, ``unit`` stands with the last one. Raises ValueError for a value outside the ruler.
    """
    known = [*values, *(value for value in (own, low, high) if value is not None)]
    end = _end(known, start) if end is None else end
    _check([*values, *([] if own is None else [own])], start, end)
    marks = _marks(start, end)
    labels = [fmt(mark) for mark in marks]
    labels[-1] += f" {unit}" if unit else ""
    return Yardstick(
        peers=tuple(sorted(_x(value, start, end) for value in values)),
        pointer=None if own is None else _x(own, start, end),
        bar=None if own is None or low is None or high is None else _bar(low, high, start, end),
        ticks=tuple(Tick(_x(mark, start, end), label) for mark, label in zip(marks, labels, strict=True)),
        fine=tuple(_fine(len(marks) - 1)),
        unit=unit,
        language=language,
        lower=0 if own is None else sum(value < own for value in values),
        higher=0 if own is None else sum(value > own for value in values),
        equal=0 if own is None else sum(value == own for value in values),
    )


def _check(values: Sequence[float], start: float, end: float) -> None:
    if not (math.isfinite(start) and math.isfinite(end) and start < end):
        raise ValueError(f"A ruler from {start} to {end} has no length.")
    for value in values:
        if not start <= value <= end:
            raise ValueError(f"{value} lies outside the ruler from {start} to {end}. Give a longer ruler.")


def _x(value: float, start: float, end: float) -> float:
    return round(MARGIN + (value - start) / (end - start) * LENGTH, 1)


def _bar(low: float, high: float, start: float, end: float) -> Bar:
    left, right = (_x(min(max(value, start), end), start, end) for value in (low, high))
    return Bar(left, round(right - left, 1))


def _end(values: Sequence[float], start: float) -> float:
    """The nearest end that lies beyond all values and gives easy steps."""
    reach = max([value - start for value in values if math.isfinite(value)], default=0)
    if reach <= 0:
        return start + 1
    power = 10.0 ** math.floor(math.log10(reach))
    ends = (parts * easy * scale for parts in STEPS[:3] for easy in EASY for scale in (power / 10, power))
    return start + min(length for length in ends if length >= reach)


def _marks(start: float, end: float) -> list[float]:
    parts = next((parts for parts in STEPS if _easy((end - start) / parts)), STEPS[0])
    return [start + (end - start) * place / parts for place in range(parts + 1)]


def _easy(step: float) -> bool:
    leading = step / 10.0 ** math.floor(math.log10(step))
    return any(math.isclose(leading, easy) for easy in (*EASY, 10.0))


def _fine(parts: int) -> list[float]:
    places = range(parts * FINE + 1)
    return [round(MARGIN + place * LENGTH / (parts * FINE), 1) for place in places if place % FINE]


@dataclass(frozen=True)
class Ruler:
    """The small ruler of a table: from 0 to 100 %, with only a pointer. None: not known, no pointer."""

    pointer: float | None

    @property
    def fine_path(self) -> str:
        return _strokes([_part(place, 50) for place in range(51) if place % 5], 18, 21)

    @property
    def tick_path(self) -> str:
        return _strokes([_part(place, 10) for place in range(11)], 14, 21)


def ruler(share: float | None) -> Ruler:
    """A share from 0 to 1 on the small ruler."""
    if share is not None:
        _check([share], 0, 1)
    return Ruler(None if share is None else _part(share, 1))


def _part(place: float, parts: int) -> float:
    return _x(place, 0, parts)


def _strokes(places: Sequence[float], top: float, bottom: float) -> str:
    return "".join(f"M{x:g} {top:g}V{bottom:g}" for x in places)
