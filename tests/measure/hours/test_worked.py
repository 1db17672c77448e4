"""Service seconds between a question and its answer, the same on both engines."""

from datetime import datetime, timedelta
from typing import Any

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.lake import connect
from meetlat.measure.hours import Opening, Schedule, quarters, service_seconds, shipped, worked
from tests.measure.hours.oracle import seconds_open

OFFICE, ALWAYS, BELGIAN = shipped()["office"], shipped()["always"], shipped("BE")["office"]
NIGHTS = Schedule("nights", "NL", tuple(Opening(day, 1320, 120) for day in range(7)))
QUARTERS = quarters([OFFICE, ALWAYS, BELGIAN, NIGHTS], datetime(2025, 1, 1), datetime(2026, 1, 1))
TYPES: dict[str, pa.DataType] = {
    "key": pa.int64(),
    "schedule": pa.string(),
    "asked": pa.timestamp("us"),
    "answered": pa.timestamp("us"),
}
CASES = [  # schedule, asked and answered in UTC, seconds
    (OFFICE, "2025-03-07 16:05", "2025-03-10 08:10", 600),  # Friday 17:05, answered on Monday 9:10
    (OFFICE, "2025-03-28 16:05", "2025-03-31 07:10", 600),  # ... over the change to summer time
    (OFFICE, "2025-10-24 15:05", "2025-10-27 08:10", 600),  # ... and over the change back
    (OFFICE, "2025-03-28 15:50", "2025-03-31 07:10", 1200),
    (ALWAYS, "2025-03-30 00:59", "2025-03-30 01:01", 120),  # 1:59 and 3:01 on the clock are two minutes apart
    (ALWAYS, "2025-10-26 00:59", "2025-10-26 01:01", 120),
    (NIGHTS, "2025-07-01 20:30", "2025-07-01 23:30", 3 * 3600),  # 22:30 to 1:30
    (NIGHTS, "2025-07-01 19:00", "2025-07-02 10:00", 4 * 3600),
    (OFFICE, "2025-04-25 14:59:30", "2025-04-28 07:00:15", 45),  # King's Day was on Saturday
    (OFFICE, "2025-12-24 15:00", "2025-12-29 09:00", 7200),  # both days of Christmas, and a weekend
    (BELGIAN, "2025-12-24 15:00", "2025-12-29 09:00", 10 * 3600),
    (BELGIAN, "2025-07-18 14:00", "2025-07-22 08:00", 7200),  # 21 July
    (OFFICE, "2025-07-18 14:00", "2025-07-22 08:00", 3600 + 8 * 3600 + 3600),
    (OFFICE, "2025-07-01 05:00", "2025-07-01 06:59:59", 0),  # both outside hours
    (OFFICE, "2025-07-01 08:00", "2025-07-01 08:00", 0),
    (OFFICE, "2025-07-01 08:01", "2025-07-01 08:00", 0),  # never below nothing
    (OFFICE, "2025-07-01 06:59:59.900000", "2025-07-01 07:00:01", 1),  # not rounded into the next quarter
    (OFFICE, "2025-07-01 08:14:59.999999", "2025-07-01 08:15:00", 1),
    (OFFICE, "2025-07-01 08:00", None, None),
    (OFFICE, None, "2025-07-01 08:00", None),
    (OFFICE, "2025-07-01 08:00", "2027-07-01 08:00", None),  # not among the quarters: not known
]


def _rows(cases: list[tuple[Any, ...]]) -> pa.Table:
    rows = [
        {"key": key, "schedule": schedule.id, "asked": _moment(asked), "answered": _moment(answered)}
        for key, (schedule, asked, answered, *_) in enumerate(cases)
    ]
    return pa.Table.from_pylist(rows, pa.schema(TYPES))


def _moment(said: str | datetime | None) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else said


def _seconds(engine: Any, rows: pa.Table, told: pa.Table) -> list[float | None]:
    counted = service_seconds(ibis.memtable(rows), ibis.memtable(told), "asked", "answered", "service_seconds")
    assert counted.columns == (*rows.schema.names, "service_seconds")
    assert str(counted.schema()["service_seconds"]) == "float64"
    return list(engine.to_pyarrow(counted.order_by("key"))["service_seconds"].to_pylist())


def test_the_seconds_between(engine: Any) -> None:
    found = _seconds(engine, _rows(CASES), QUARTERS)
    for (schedule, asked, answered, seconds), one in zip(CASES, found, strict=True):
        assert one == seconds, f"{schedule.id}: {asked} to {answered}"


def test_a_row_stays_one_row_with_its_own_columns(engine: Any) -> None:
    rows = ibis.memtable(_rows(CASES).append_column("open", pa.array([1] * len(CASES))))
    told = worked(rows, ibis.memtable(QUARTERS), "asked", "before")
    found = engine.to_pyarrow(told.order_by("key"))
    assert found["key"].to_pylist() == list(range(len(CASES)))
    assert set(found["open"].to_pylist()) == {1}
    assert found["before"][0].as_py() == found["before"][0].as_py() // 900 * 900  # on Friday evening the clock stands


@st.composite
def weeks(draw: st.DrawFn) -> Schedule:
    """Hours that do not overlap, over midnight and over the end of the week too."""
    edges = sorted(draw(st.sets(st.integers(0, 671), max_size=12)))
    spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if end - start < 96]
    openings = tuple(Opening(start // 96, start % 96 * 15, end % 96 * 15) for start, end in spans)
    if draw(st.booleans()) and (not spans or spans[0][0] >= 8) and (not spans or spans[-1][1] <= 668):
        openings = (*openings, Opening(6, 1380, 120))
    return Schedule("drawn", draw(st.sampled_from(["NL", "BE", "ZZ"])), openings, draw(st.booleans()))


PERIODS = [(datetime(2025, 3, 25), datetime(2025, 6, 12)), (datetime(2025, 10, 20), datetime(2025, 11, 15))]


@st.composite
def waits(draw: st.DrawFn, since: datetime, until: datetime) -> tuple[datetime, datetime]:
    asked = since + timedelta(seconds=draw(st.integers(0, int((until - since).total_seconds()) - 2 * 86_400)))
    return asked, asked + timedelta(seconds=draw(st.integers(0, 2 * 86_400)))


@given(week=weeks(), period=st.sampled_from(PERIODS), data=st.data())
@settings(max_examples=25)
def test_as_a_clock_that_counts_minute_by_minute(
    week: Schedule, period: tuple[datetime, datetime], data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(waits(*period), min_size=1, max_size=3))
    found = _seconds(connect(), _rows([(week, *wait) for wait in drawn]), quarters([week], *period))
    assert found == [seconds_open(week, *wait) for wait in drawn]
