"""Local time in the Netherlands and Belgium, from naive UTC and without the time zones of an engine."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from meetlat.clock import ZONE

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, TimestampValue

YEARS = range(2003, 2041)  # no platform is older
OPENS, CLOSES = 9, 17  # o'clock
WEEKEND = 5  # Saturday, where Monday is 0
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def local(at: "TimestampValue", years: range = YEARS) -> "TimestampValue":
    """A moment in naive UTC on the clock of Amsterdam, right for moments within ``years``.

    Keep it in a column before asking more of it: an engine works it out again wherever it is written.
    """
    import ibis

    (_, first), *later = offsets(years.start, years.stop)
    ahead = {offset: at + ibis.interval(hours=offset // HOUR) for offset in {first, *(offset for _, offset in later)}}
    branches = [(at >= ibis.timestamp(start.isoformat(" ")), ahead[offset]) for start, offset in reversed(later)]
    return ibis.cases(*branches, else_=ahead[first])


def hour_of_week(local: "TimestampValue") -> "IntegerValue":
    """0 for Monday from 0:00 to 1:00, 167 for the last hour of Sunday."""
    return (local.day_of_week.index().cast("int64") * 24 + local.hour()).cast("int64")


def in_office(local: "TimestampValue") -> "BooleanValue":
    """Monday to Friday from 9 to 17, as most offices keep; not what an organisation says of itself."""
    hour: BooleanValue = (local.hour() >= OPENS) & (local.hour() < CLOSES)
    return (local.day_of_week.index() < WEEKEND) & hour


def whole_second(at: "TimestampValue") -> "IntegerValue":
    """Since 1970. Rounded down by hand: DuckDB gives fractions, and its integers are rounded to the nearest."""
    return at.epoch_seconds().cast("float64").floor().cast("int64")


@cache
def offsets(first: int, stop: int) -> list[tuple[datetime, timedelta]]:
    """From which moment in naive UTC the clock is how far ahead of it, from 1 January of ``first`` until that of
    ``stop``."""
    begin, end = datetime(first, 1, 1), datetime(stop, 1, 1)  # noqa: DTZ001 - UTC without saying so, as in the lake
    known = [(begin, _offset(begin))]
    for day in (begin + DAY * number for number in range((end - begin) // DAY)):
        if _offset(day + DAY) != known[-1][1]:
            change = next(at for at in (day + HOUR * hour for hour in range(25)) if _offset(at) != known[-1][1])
            known.append((change, _offset(change)))
    return known


def _offset(at: datetime) -> timedelta:
    return at.replace(tzinfo=UTC).astimezone(ZONE).utcoffset() or timedelta()
