"""Every quarter of an hour of a period, and how long an organisation had been open before it.

Summer time, holidays and weeks are settled here, once; what joins the quarters only subtracts.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import holidays
import numpy as np
import pyarrow as pa

from meetlat.measure.hours.local import offsets
from meetlat.measure.hours.schedule import Schedule
from meetlat.register.week import DAY, STEP, WEEK

QUARTER = STEP * 60  # seconds
MARGIN = timedelta(days=40)  # a contact begins before a period, and is answered after it
TYPES: dict[str, pa.DataType] = {
    "schedule": pa.string(),
    "quarter": pa.timestamp("us"),
    "open": pa.bool_(),
    "before": pa.int64(),
}
QUARTERS = pa.schema(TYPES)
EPOCH_WEEKDAY = 3  # 1 January 1970 was a Thursday
CALENDARS = {"NL": "NL", "BE": "BE", "ZZ": "NL"}
COMMUNITY_DAYS = {
    "Flemish": (7, 11),
    "French": (9, 27),
    "German": (11, 15),
}  # the library knows only those of countries

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Booleans = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def quarters(schedules: Iterable[Schedule], since: datetime, until: datetime) -> pa.Table:
    """schedule, quarter (naive UTC), open, before: seconds open from the quarter of ``since`` until this one.

    ``since`` and ``until`` are naive UTC; the quarter in which ``until`` lies is there too.
    """
    utc = np.arange(_quarter(since), _quarter(until) + 1, dtype=np.int64) * QUARTER
    minutes = _local_minutes(utc, since.year, until.year + 1)
    known = {schedule.id: schedule for schedule in schedules}
    return pa.concat_tables([QUARTERS.empty_table(), *(_of_one(one, utc, minutes) for one in known.values())])


def quarters_around(schedules: Iterable[Schedule], since: datetime, until: datetime) -> pa.Table:
    """Those that a measuring of a period needs."""
    return quarters(schedules, since - MARGIN, until + MARGIN)


def days_around(since: datetime, until: datetime) -> tuple[date, date]:
    """The first and the last day of which those quarters are."""
    return (since - MARGIN).date(), (until + MARGIN).date()


def _of_one(schedule: Schedule, utc: Numbers, minutes: Numbers) -> pa.Table:
    open_ = _open(schedule, minutes)
    before = np.cumsum(open_, dtype=np.int64) * QUARTER - open_ * QUARTER
    quarter = pa.array(utc * 1_000_000, pa.timestamp("us"))
    columns: list[pa.Array[Any]] = [pa.repeat(schedule.id, len(utc)), quarter, pa.array(open_), pa.array(before)]
    return pa.Table.from_arrays(columns, schema=QUARTERS)


def _open(schedule: Schedule, minutes: Numbers) -> Booleans:
    """Each of its parts from its own day on."""
    first, *later = schedule.parts
    open_ = _open_in(first, minutes)
    for part in later:
        held = minutes // DAY >= np.datetime64(part.since, "D").astype(np.int64)
        open_ = np.where(held, _open_in(part, minutes), open_)
    return open_


def _open_in(schedule: Schedule, minutes: Numbers) -> Booleans:
    opened: Booleans = _week(schedule)[_minute_of_week(minutes) // STEP] & ~_closed(schedule, minutes)
    return opened


def _quarter(at: datetime) -> int:
    return _seconds(at) // QUARTER


def _seconds(at: datetime) -> int:
    return int(np.datetime64(at, "s").astype(np.int64))


def _local_minutes(utc: Numbers, first: int, last: int) -> Numbers:
    """Minutes since 1970 on the local clock."""
    known = offsets(first, last)
    starts = np.array([_seconds(start) for start, _ in known])
    ahead = np.array([offset.total_seconds() for _, offset in known], np.int64)
    return (utc + ahead[np.searchsorted(starts, utc, side="right") - 1]) // 60


def _minute_of_week(minutes: Numbers) -> Numbers:
    return (minutes + EPOCH_WEEKDAY * DAY) % WEEK


def _week(schedule: Schedule) -> Booleans:
    """For each quarter of a week, from Monday 0:00, whether it is open."""
    week = np.zeros(WEEK // STEP, np.bool_)
    for opening in schedule.openings:
        begin, end = opening.span
        week[np.arange(begin // STEP, end // STEP) % len(week)] = True
    return week


def _closed(schedule: Schedule, minutes: Numbers) -> Booleans:
    """Holidays, from midnight to midnight."""
    days = minutes // DAY
    if not schedule.holidays_kept:
        return np.zeros(len(days), np.bool_)
    years = range(_year(days[0]), _year(days[-1]) + 1)
    return np.isin(days, [np.datetime64(day, "D").astype(np.int64) for day in _holidays(schedule, years)])


def _year(day: np.int64) -> int:
    return int(np.datetime64(int(day), "D").astype(object).year)


def _holidays(schedule: Schedule, years: range) -> list[date]:
    public = holidays.country_holidays(CALENDARS[schedule.country], years=years)
    return [*public, *(date(year, *COMMUNITY_DAYS[schedule.region]) for year in years if schedule.region)]
