"""When an organisation answers: the hours of its week, and whether it keeps holidays."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from meetlat.problem import Problem

STEP = 15  # minutes
DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Country = Literal["NL", "BE", "ZZ"]
Region = Literal["", "Flemish", "French", "German"]


class BadHours(Problem):
    """Hours that cannot be; the message names the day, the hours and what is allowed."""


class Opening(NamedTuple):
    """Open on ``weekday`` (0: Monday) from minute ``start`` to ``end``; into the next day where that is not later."""

    weekday: int
    start: int
    end: int

    def __str__(self) -> str:
        day = WEEKDAYS[self.weekday] if 0 <= self.weekday < len(WEEKDAYS) else f"weekday {self.weekday}"
        return f"{day} {clock(self.start)}-{clock(self.end)}"

    @property
    def span(self) -> tuple[int, int]:
        """In minutes of the week; past its end where it runs from Sunday into Monday."""
        begin = self.weekday * DAY + self.start
        return begin, begin + ((self.end - self.start) % DAY or DAY)


@dataclass(frozen=True)
class Schedule:
    """The hours of a week in local time. ``region``: of Belgium, for the holidays of its communities.

    ``country`` says whose holidays are kept; an invented country (ZZ) keeps the Dutch ones.
    """

    id: str
    country: Country
    openings: tuple[Opening, ...]
    holidays_kept: bool = True
    region: Region = ""

    def __post_init__(self) -> None:
        _known(self.id, "country", self.country, get_args(Country))
        _known(self.id, "region", self.region, get_args(Region) if self.country == "BE" else ("",))
        for opening in self.openings:
            _check(self.id, opening)
        _check_apart(self.id, self.openings)


def clock(minute: int) -> str:
    """A minute of the day as people write it: 540 is 09:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _known(id: str, what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise BadHours(f'Hours {id}: {what} "{value}" is not known. Known: {", ".join(map(repr, allowed))}.')


def _check(id: str, opening: Opening) -> None:
    weekday, start, end = opening
    if weekday not in range(7):
        raise BadHours(f"Hours {id}, {opening}: a weekday is 0 (Monday) to 6 (Sunday).")
    if not (0 <= start < DAY and 0 <= end <= DAY):
        raise BadHours(f"Hours {id}, {opening} (minutes {start} to {end}): hours lie between 00:00 and 24:00.")
    if start % STEP or end % STEP:
        raise BadHours(f"Hours {id}, {opening}: hours begin and end on a quarter of an hour.")
    if start == end:
        raise BadHours(f"Hours {id}, {opening}: ends when it begins. Open all day is 00:00-24:00.")


def _check_apart(id: str, openings: tuple[Opening, ...]) -> None:
    """Around the week: what runs from Sunday into Monday meets Monday's hours."""
    ordered = sorted(openings, key=lambda opening: opening.span)
    around = [(opening.span, opening) for opening in ordered]
    if ordered:
        begin, end = ordered[0].span
        around.append(((begin + WEEK, end + WEEK), ordered[0]))
    for (earlier, one), (later, other) in pairwise(around):
        if later[0] < earlier[1]:
            raise BadHours(f"Hours {id}: {one} and {other} overlap.")
