"""When an organisation answers: the hours of its week, and whose holidays it keeps."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, get_args

from meetlat.problem import Problem
from meetlat.register.week import Fault, Opening, clock, fault

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SAYS = {
    "weekday": "{one}: a weekday is 0 (Monday) to 6 (Sunday).",
    "day": "{one} (minutes {start} to {end}): hours lie between 00:00 and 24:00.",
    "step": "{one}: hours begin and end on a quarter of an hour.",
    "nothing": "{one}: ends when it begins. Open all day is 00:00-24:00.",
    "overlap": "{other} and {one} overlap.",
}

Country = Literal["NL", "BE", "ZZ"]
Region = Literal["", "Flemish", "French", "German"]


class BadHours(Problem):
    """Hours that cannot be; the message names the day, the hours and what is allowed."""


@dataclass(frozen=True)
class Schedule:
    """The hours of a week in local time. ``region``: of Belgium, for the holidays of its communities.

    ``country`` says whose holidays are kept; an invented country (ZZ) keeps the Dutch ones. The hours hold from the day
    ``since`` by the local clock; ``earlier`` ones, the oldest first and undated, each until the next.
    """

    id: str
    country: Country
    openings: tuple[Opening, ...]
    holidays_kept: bool = True
    region: Region = ""
    since: date | None = None
    earlier: tuple["Schedule", ...] = ()

    @property
    def parts(self) -> tuple["Schedule", ...]:
        """All that held, the oldest first."""
        return (*self.earlier, replace(self, earlier=()))

    def __post_init__(self) -> None:
        _known(self.id, "country", self.country, get_args(Country))
        _known(self.id, "region", self.region, get_args(Region) if self.country == "BE" else ("",))
        if found := fault(self.openings):
            raise BadHours(f"Hours {self.id}, {_said(found)}")
        if self.earlier:
            _in_order(self.id, [one.since for one in (*self.earlier, self)])


def _known(id: str, what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise BadHours(f'Hours {id}: {what} "{value}" is not known. Known: {", ".join(map(repr, allowed))}.')


def _in_order(id: str, days: list[date | None]) -> None:
    if days[0] is not None:
        raise BadHours(f"Hours {id}: the first of them begin on {days[0]}. They hold as far back as one looks: no day.")
    for before, day in pairwise(days):
        if day is None or (before is not None and day <= before):
            raise BadHours(f"Hours {id}: those that begin on {day} come after {before}. Give each a later day.")


def _said(found: Fault) -> str:
    opening = found.opening
    other = _written(found.other) if found.other else ""
    return SAYS[found.kind].format(one=_written(opening), other=other, start=opening.start, end=opening.end)


def _written(opening: Opening) -> str:
    weekday, start, end = opening
    day = WEEKDAYS[weekday] if weekday in range(7) else f"weekday {weekday}"
    return f"{day} {clock(start)}-{clock(end)}"
