"""The hours of a week on which an organisation answers, and what can be wrong with them. Plain, for the yardstick."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

STEP = 15  # minutes
DAY = 24 * 60
WEEK = 7 * DAY

Kind = Literal["weekday", "day", "step", "nothing", "overlap"]


class Opening(NamedTuple):
    """Open on ``weekday`` (0: Monday) from minute ``start`` to ``end``; into the next day where that is not later."""

    weekday: int
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """In minutes of the week; past its end where it runs from Sunday into Monday."""
        begin = self.weekday * DAY + self.start
        return begin, begin + ((self.end - self.start) % DAY or DAY)


@dataclass(frozen=True)
class Hours:
    """``region``: the community of Belgium whose day is kept. ``openings``: None where the organisation told none.

    They hold from the day ``since`` (None: as far back as one looks); each of ``earlier``, the oldest first, until the
    next.
    """

    country: str
    region: str
    openings: tuple[Opening, ...] | None
    holidays_kept: bool
    since: date | None = None
    earlier: tuple["Hours", ...] = ()

    @property
    def parts(self) -> tuple["Hours", ...]:
        """All that held, the oldest first; before the first day that was told, nothing was."""
        told = (*self.earlier, replace(self, earlier=()))
        return told if told[0].since is None else (Hours(self.country, self.region, None, True), *told)

    def on(self, day: date | None) -> "Hours":
        """What held on a day; None: at first."""
        first, *later = self.parts
        return next((part for part in reversed(later) if day and part.since and part.since <= day), first)

    def between(self, first: date, last: date) -> "Hours":
        """Only what held then, so that what is told of another time changes nothing."""
        later = [part for part in self.parts if part.since and first < part.since <= last]
        *earlier, now = replace(self.on(first), since=None), *later
        return replace(now, earlier=tuple(earlier))


class Fault(NamedTuple):
    """weekday: not 0 to 6 · day: not between 0:00 and 24:00 · step: not on a quarter of an hour · nothing: ends when it
    begins · overlap: with ``other``, which begins before it."""

    kind: Kind
    opening: Opening
    other: Opening | None = None


def clock(minute: int) -> str:
    """A minute of the day as people write it: 540 is 09:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def fault(openings: Iterable[Opening]) -> Fault | None:
    """The first thing that is wrong with them, if anything is."""
    all_of_them = sorted(openings)
    alone = (Fault(kind, opening) for opening in all_of_them if (kind := _wrong(opening)))
    return next(alone, None) or _overlap(all_of_them)


def _wrong(opening: Opening) -> Kind | None:
    weekday, start, end = opening
    wrong: dict[Kind, bool] = {
        "weekday": weekday not in range(7),
        "day": not (0 <= start < DAY and 0 <= end <= DAY),
        "step": bool(start % STEP or end % STEP),
        "nothing": start == end,
    }
    return next((kind for kind, holds in wrong.items() if holds), None)


def _overlap(ordered: list[Opening]) -> Fault | None:
    """Around the week: what runs from Sunday into Monday meets the first hours of Monday."""
    for earlier, later in pairwise(ordered):
        if later.span[0] < earlier.span[1]:
            return Fault("overlap", later, earlier)
    if ordered and ordered[0].span[0] + WEEK < ordered[-1].span[1]:
        return Fault("overlap", ordered[0], ordered[-1])
    return None
