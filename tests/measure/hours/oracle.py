"""The service clock a second time, as slowly and plainly as it can be said: minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from meetlat.measure.hours import Schedule

MINUTE = timedelta(minutes=1)
HOLIDAYS = {  # from the calendars of 2025, 25 March to 12 June and 20 October to 15 November
    "NL": {(4, 18), (4, 20), (4, 21), (4, 26), (5, 5), (5, 29), (6, 8), (6, 9)},
    "BE": {(4, 20), (4, 21), (5, 1), (5, 29), (6, 8), (6, 9), (11, 1), (11, 11)},
}


def seconds_open(schedule: Schedule, start: datetime, end: datetime) -> float:
    """``start`` and ``end`` in naive UTC, of 2025."""
    counted, minute = 0.0, start.replace(second=0)
    while minute < end:
        if is_open(schedule, minute):
            counted += (min(minute + MINUTE, end) - max(minute, start)).total_seconds()
        minute += MINUTE
    return counted


def is_open(schedule: Schedule, at: datetime) -> bool:
    there = at.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Amsterdam"))
    if schedule.holidays_kept and is_holiday(schedule.country, there.date()):
        return False
    return any(
        _within(opening.start, opening.end, there.hour * 60 + there.minute, (there.weekday() - opening.weekday) % 7)
        for opening in schedule.openings
    )


def is_holiday(country: str, day: date) -> bool:
    return (day.month, day.day) in HOLIDAYS["BE" if country == "BE" else "NL"]


def _within(start: int, end: int, minute: int, days_later: int) -> bool:
    """Whether hours that began so many days ago hold a minute of this day."""
    over_midnight = end <= start
    if days_later == 0:
        return start <= minute and (over_midnight or minute < end)
    return days_later == 1 and over_midnight and minute < end
