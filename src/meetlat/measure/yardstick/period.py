"""The time that is measured: a year, a quarter, a month or a week, from midnight to midnight in Amsterdam."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meetlat.clock import midnight
from meetlat.problem import Problem

YEARS = range(1970, 2101)  # from before the first message to long after this program
SPELLINGS = "2025, 2025-Q2, 2025-03 or 2025-W07"
WRITTEN = re.compile(r"(?P<year>\d{4})(-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)|(?P<month>\d\d)))?")


class BadPeriod(Problem):
    """A period that is written otherwise, or that does not exist."""


@dataclass(frozen=True)
class Period:
    """``first`` day, and the first day ``after`` it."""

    name: str
    first: date
    after: date

    @property
    def since(self) -> datetime:
        """The first moment, UTC without a zone in it."""
        return midnight(self.first)

    @property
    def until(self) -> datetime:
        """The first moment after it, UTC without a zone in it."""
        return midnight(self.after)


def period(written: str) -> Period:
    """The period that is written as one of SPELLINGS; raises BadPeriod."""
    found = WRITTEN.fullmatch(written.strip().upper())
    if not found:
        raise BadPeriod(f"period {written!r} is not known. Write it as {SPELLINGS}.")
    if int(found["year"]) not in YEARS:
        raise BadPeriod(f"period {written!r} lies outside {YEARS[0]} to {YEARS[-1]}. Name a year in between.")
    try:
        first, after = _days(found)
    except ValueError as error:
        raise BadPeriod(f"period {written!r} does not exist ({error}). Write it as {SPELLINGS}.") from None
    return Period(found[0], first, after)


def _days(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return monday, monday + timedelta(weeks=1)
    start, months = _months(found)
    after = start - 1 + months
    return date(year, start, 1), date(year + after // 12, after % 12 + 1, 1)


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first month, and how many."""
    if found["month"]:
        return int(found["month"]), 1
    if found["quarter"]:
        return int(found["quarter"]) * 3 - 2, 3
    return 1, 12
