"""Which quarters of an hour are open: summer time, nights and holidays."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from meetlat.measure.hours import Opening, Schedule, days_around, quarters, quarters_around, shipped

NIGHTS = Schedule("nights", "NL", tuple(Opening(day, 1320, 120) for day in range(7)))
ALWAYS = Schedule("kept", "NL", shipped()["always"].openings)
FLEMISH, BELGIAN = shipped("BE", "Flemish")["office"], shipped("BE")["office"]
OFFICE = shipped()["office"]


def _hours(schedule: Schedule, since: str, until: str) -> float:
    table = quarters([schedule], datetime.fromisoformat(since), datetime.fromisoformat(until))
    return float(table["before"][-1].as_py()) / 3600


@pytest.mark.parametrize(
    ("schedule", "day", "hours"),
    [
        (OFFICE, "2025-04-25", 8),
        (OFFICE, "2027-04-27", 0),  # King's Day, a Tuesday
        (ALWAYS, "2025-04-26", 0),  # ... on Saturday where the 27th is a Sunday
        (ALWAYS, "2025-04-27", 24),
        (ALWAYS, "2026-04-27", 0),
        (ALWAYS, "2026-04-26", 24),
        (OFFICE, "2025-12-25", 0),
        (OFFICE, "2025-12-26", 0),
        (BELGIAN, "2025-12-26", 8),  # Belgium works on the second day of Christmas
        (BELGIAN, "2025-07-21", 0),
        (OFFICE, "2025-07-21", 8),
        (FLEMISH, "2025-07-11", 0),  # the day of the Flemish Community
        (BELGIAN, "2025-07-11", 8),
        (shipped("ZZ")["office"], "2025-12-26", 0),
        (shipped()["always"], "2025-12-25", 24),
    ],
)
def test_holidays_close_the_whole_day(schedule: Schedule, day: str, hours: float) -> None:
    ahead = "+02:00" if "04" <= day[5:7] <= "10" else "+01:00"
    begin = datetime.fromisoformat(f"{day}T00:00{ahead}").timestamp()
    since, until = (datetime.utcfromtimestamp(begin + passed).isoformat() for passed in (0, 24 * 3600))
    assert _hours(schedule, since, until) == hours


@pytest.mark.parametrize(
    ("schedule", "since", "until", "hours"),
    [
        (shipped()["always"], "2025-03-29T23:00", "2025-03-30T22:00", 23),  # the day on which the clock goes forward
        (shipped()["always"], "2025-10-25T22:00", "2025-10-26T23:00", 25),
        (OFFICE, "2025-12-30T23:00", "2026-01-01T22:00", 8),  # only the last day is of the new year, and a holiday
        (NIGHTS, "2025-03-29T12:00", "2025-03-30T12:00", 4),  # ends at 2:00, which is 3:00 at once
        (NIGHTS, "2025-10-25T12:00", "2025-10-26T12:00", 4),  # the hour that comes twice is from 2:00 to 3:00
        (NIGHTS, "2025-04-25T12:00", "2025-04-26T12:00", 2),  # until midnight: then it is King's Day
        (NIGHTS, "2025-04-26T12:00", "2025-04-27T12:00", 2),  # the hours after midnight are of the day after it
        (NIGHTS, "2025-06-15T12:00", "2025-06-16T12:00", 4),  # from Sunday into Monday
    ],
)
def test_days_of_another_length(schedule: Schedule, since: str, until: str, hours: float) -> None:
    assert _hours(schedule, since, until) == hours


def test_each_row_is_one_quarter_with_what_was_open_before_it() -> None:
    table = quarters([OFFICE], datetime(2025, 7, 1, 6, 52, 3), datetime(2025, 7, 1, 7, 16))
    assert table.schema.names == ["schedule", "quarter", "open", "before"]
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        ("office.nl", datetime(2025, 7, 1, 6, 45), False, 0),
        ("office.nl", datetime(2025, 7, 1, 7, 0), True, 0),
        ("office.nl", datetime(2025, 7, 1, 7, 15), True, 900),
    ]


def test_a_schedule_named_twice_is_there_once() -> None:
    day = (datetime(2025, 7, 1), datetime(2025, 7, 1, 1))
    assert quarters([OFFICE, OFFICE], *day).num_rows == 5
    assert quarters([OFFICE, BELGIAN], *day).num_rows == 10
    assert quarters([], *day).num_rows == 0


@pytest.mark.parametrize("edge", ["2024-12-31T22:59", "2024-12-31T23:00", "2025-01-01T00:00"])
def test_new_year_is_closed_whatever_utc_says(edge: str) -> None:
    """A period that begins in the old year by UTC ends in the new one by the clock on the wall."""
    table = quarters([ALWAYS], datetime.fromisoformat(edge), datetime(2025, 1, 1, 23))
    opened: dict[Any, Any] = dict(zip(table["quarter"].to_pylist(), table["open"].to_pylist(), strict=True))
    assert not opened[datetime(2025, 1, 1, 22, 45)]
    assert opened[datetime(2025, 1, 1, 23)]
    assert not opened.get(datetime(2024, 12, 31, 23), False)
    assert opened.get(datetime(2024, 12, 31, 22, 45), True)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2025-06-29T22:00", "2025-06-30T22:00", 8),  # Monday, by the hours of an office
        ("2025-06-30T22:00", "2025-07-01T22:00", 24),  # from the first of July always, by the clock on the wall
        ("2025-06-29T22:00", "2025-07-01T22:00", 32),
        ("2025-07-31T22:00", "2025-08-01T22:00", 8),  # and from the first of August as an office again
        ("2025-06-01T22:00", "2025-06-02T22:00", 8),
    ],
)
def test_changed_hours_hold_from_midnight_of_their_day(since: str, until: str, hours: float) -> None:
    july = replace(shipped()["always"], since=date(2025, 7, 1))
    changing = replace(OFFICE, id="changing", since=date(2025, 8, 1), earlier=(OFFICE, july))
    assert _hours(changing, since, until) == hours


def test_each_part_keeps_its_own_holidays() -> None:
    always = replace(shipped()["always"], id="changing", since=date(2025, 12, 26), earlier=(OFFICE,))
    assert _hours(always, "2025-12-24T23:00", "2025-12-25T23:00") == 0
    assert _hours(always, "2025-12-25T23:00", "2025-12-26T23:00") == 24


def test_a_measuring_needs_the_quarters_of_forty_days_around_its_period() -> None:
    period = (datetime(2025, 3, 1), datetime(2025, 4, 1))
    moments = quarters_around([OFFICE], *period)["quarter"]
    assert (moments[0].as_py(), moments[-1].as_py()) == (datetime(2025, 1, 20), datetime(2025, 5, 11))
    assert days_around(*period) == (date(2025, 1, 20), date(2025, 5, 11))
