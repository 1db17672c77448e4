"""The clock on the wall, from UTC, the same on both engines."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.hours import hour_of_week, local, whole_second
from meetlat.measure.hours.local import YEARS, offsets

MOMENTS = [
    ("2025-03-30 00:59:59", "2025-03-30 01:59:59", 145),
    ("2025-03-30 01:00:00", "2025-03-30 03:00:00", 147),
    ("2025-10-26 00:59:59.5", "2025-10-26 02:59:59.5", 146),
    ("2025-10-26 01:00:00", "2025-10-26 02:00:00", 146),
    ("2025-07-06 21:59:00", "2025-07-06 23:59:00", 167),
    ("2025-07-06 22:00:00", "2025-07-07 00:00:00", 0),
    ("2024-12-31 23:30:00", "2025-01-01 00:30:00", 48),
    ("2003-01-01 00:00:00", "2003-01-01 01:00:00", 49),
    ("2040-12-31 23:00:00", "2041-01-01 00:00:00", 24),
    (None, None, None),
]


def _told(engine: Any, moments: list[datetime | None]) -> list[dict[str, Any]]:
    table = ibis.memtable(pa.table({"at": pa.array(moments, pa.timestamp("us")), "key": range(len(moments))}))
    there = table.mutate(local=local(table.at))
    found = there.mutate(hour=hour_of_week(there.local)).order_by("key").select("local", "hour")
    return list(engine.to_pyarrow(found).to_pylist())


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def test_the_time_and_the_hour_of_the_week(engine: Any) -> None:
    found = _told(engine, [_moment(at) for at, *_ in MOMENTS])
    expected = [{"local": _moment(there), "hour": hour} for _, there, hour in MOMENTS]
    assert found == expected


@pytest.mark.parametrize(
    ("at", "second"),
    [
        ("1970-01-01 00:00:00", 0),
        ("1970-01-01 00:01:00.499999", 60),
        ("1970-01-01 00:01:00.999999", 60),
        ("2025-03-30 01:00:00", 1_743_296_400),
    ],
)
def test_a_second_lasts_until_the_next(engine: Any, at: str, second: int) -> None:
    table = ibis.memtable(pa.table({"at": pa.array([_moment(at)], pa.timestamp("us"))}))
    told = table.select(second=whole_second(table.at))
    assert str(told.schema()["second"]) == "int64"
    assert engine.to_pyarrow(told)["second"].to_pylist() == [second]


def test_as_the_time_zones_of_the_machine() -> None:
    """Each hour of the months in which the clock changes."""
    zone = ZoneInfo("Europe/Amsterdam")
    begins = [datetime(year, month, 1) for year in YEARS for month in (3, 10)]
    moments = [begin + timedelta(hours=hour) for begin in begins for hour in range(31 * 24)]
    expected = [at.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) for at in moments]
    found = _told(connect(), [*moments])
    assert [row["local"] for row in found] == expected
    assert [row["hour"] for row in found] == [at.weekday() * 24 + at.hour for at in expected]


@pytest.mark.parametrize("year", [2003, 2025, 2040])
def test_a_year_has_two_changes(year: int) -> None:
    begin, *changes = offsets(year, year + 1)
    assert begin[0] == datetime(year, 1, 1)
    assert [(at.month, at.hour, at.weekday()) for at, _ in changes] == [(3, 1, 6), (10, 1, 6)]
