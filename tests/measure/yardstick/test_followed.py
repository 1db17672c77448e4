"""When each account was followed in a period, and whether its silence would have been noticed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick import Given, Period
from meetlat.measure.yardstick.followed import SILENCE, with_followed, with_weeks
from tests.measure.yardstick.worlds import PERIOD, SEEN_UNTIL, Row, World, given

HOUR, DAY, WEEK = (timedelta(**{name: 1}) for name in ("hours", "days", "weeks"))
SINCE, UNTIL = PERIOD.since, PERIOD.until
WEEKS = (UNTIL - SINCE) / WEEK
YEAR = Period("2025", date(2025, 1, 1), date(2026, 1, 1))
LINE = YEAR.until - SILENCE


def held(*rows: Row, seen: datetime = SEEN_UNTIL, followed: list[Row] | None = None, period: Period = PERIOD) -> Given:
    """By one organisation, an account for each row."""
    holders = [{"organisation": "a", "account": str(place), "author": place, **row} for place, row in enumerate(rows)]
    return given(World([], holders, observed={"x": seen}, followed=followed, period=period), connect())


def weeks(*rows: Row, **more: Any) -> float:
    (row,) = with_weeks(held(*rows, **more)).to_pylist()
    return float(row["weeks"])


def seen(since: datetime, until: datetime, account: str = "0") -> Row:
    return {"account": account, "since": since, "until": until}


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ([{}], WEEKS),  # it has its account for ever
        ([{"since": UNTIL - WEEK}], 1.0),
        ([{"until": SINCE + 2 * WEEK}], 2.0),
        ([{"until": SINCE + WEEK}, {"since": SINCE + 2 * WEEK, "until": SINCE + 3 * WEEK}], 2.0),  # none in between
        ([{"until": SINCE + 2 * WEEK}, {"since": SINCE + WEEK, "until": SINCE + 3 * WEEK}], 3.0),  # two at once
        ([{"until": SINCE - WEEK}], 0.0),  # gone before
        ([{"since": UNTIL}], 0.0),  # came behind it
        ([{"since": SINCE - WEEK, "until": UNTIL + WEEK}], WEEKS),
    ],
)
def test_the_weeks_in_which_it_had_an_account(holders: list[Row], expected: float) -> None:
    assert weeks(*holders) == pytest.approx(expected)


def test_no_longer_than_anything_was_seen() -> None:
    assert weeks({}, seen=SINCE + WEEK) == pytest.approx(1.0)
    assert weeks({"platform": "y"}) == 0.0  # where nothing ever was


@pytest.mark.parametrize(
    ("followed", "expected"),
    [
        ([], 0.0),
        ([seen(SINCE - WEEK, UNTIL)], WEEKS),
        ([seen(SINCE + HOUR, UNTIL + WEEK)], WEEKS),  # midnight UTC
        ([seen(SINCE + DAY, UNTIL)], WEEKS),
        ([seen(SINCE + DAY + HOUR, UNTIL)], WEEKS - 25 / 168),
        ([seen(SINCE + WEEK, UNTIL)], WEEKS - 1),
        ([seen(SINCE, SINCE + 2 * WEEK)], 2.0),  # its files end
        ([seen(SINCE, SINCE + WEEK), seen(SINCE + 2 * WEEK, SINCE + 3 * WEEK)], 2.0),  # a gap
        ([seen(UNTIL, UNTIL + WEEK)], 0.0),
        ([seen(SINCE, UNTIL, "somebody")], 0.0),
    ],
)
def test_the_weeks_in_which_that_was_followed(followed: list[Row], expected: float) -> None:
    given = held({}, followed=followed)
    (row,) = with_weeks(given).to_pylist()
    assert row["weeks"] == pytest.approx(expected)
    (holder,) = with_followed(given).to_pylist()
    assert holder["followed"] is (expected > 0)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], 0),
        ([(YEAR.since, YEAR.until)], 53),  # 2025 begins on a Wednesday
        ([(datetime(2025, 3, 2, 23), datetime(2025, 3, 9, 23))], 1),  # from Monday to Monday in Amsterdam
        ([(datetime(2025, 3, 2, 22), datetime(2025, 3, 10))], 3),
        ([(datetime(2025, 7, 6, 22), datetime(2025, 7, 8)), (datetime(2025, 7, 9), datetime(2025, 7, 13, 22))], 1),
    ],
)
def test_the_weeks_of_the_calendar(spans: list[tuple[datetime, datetime]], expected: int) -> None:
    (row,) = with_weeks(held({}, followed=[seen(*span) for span in spans], period=YEAR)).to_pylist()
    assert row["calendar_weeks"] == expected


@pytest.mark.parametrize(
    ("holder", "followed", "line", "through"),
    [
        ({}, None, LINE, True),
        ({"since": LINE}, None, LINE, True),
        ({"since": LINE + HOUR}, None, None, False),  # not its own all through them
        ({"until": YEAR.until - HOUR}, None, None, False),  # given up
        ({"until": YEAR.until}, None, LINE, True),
        ({}, [], LINE, False),
        ({}, [seen(LINE, YEAR.until)], LINE, True),
        ({}, [seen(LINE + 2 * DAY, YEAR.until)], LINE, False),
        ({}, [seen(LINE, YEAR.until - 10 * DAY)], LINE - 10 * DAY, False),  # followed 80 days
        ({}, [seen(YEAR.since, YEAR.until - 10 * DAY)], LINE - 10 * DAY, True),  # the year is not over
        ({"until": YEAR.until - DAY}, [seen(YEAR.since, YEAR.until - 10 * DAY)], LINE - 10 * DAY, True),
        ({}, [seen(YEAR.since - SILENCE, YEAR.since + DAY)], YEAR.since + DAY - SILENCE, True),
        ({}, [seen(YEAR.since - 2 * SILENCE, YEAR.since)], LINE, False),  # not in the period
        ({}, [seen(LINE - WEEK, LINE + DAY), seen(LINE + DAY + HOUR, YEAR.until)], LINE, True),  # a short gap
        ({}, [seen(LINE - WEEK, LINE + DAY), seen(LINE + 3 * DAY, YEAR.until)], LINE, False),
        ({}, [seen(YEAR.since, YEAR.until + WEEK)], LINE, True),
    ],
)
def test_the_90_days_in_which_silence_would_have_been_noticed(
    holder: Row, followed: list[Row] | None, line: datetime | None, through: bool
) -> None:
    (row,) = with_followed(held(holder, followed=followed, period=YEAR, seen=YEAR.until)).to_pylist()
    assert (row["line"], row["through"]) == (line, through)


def test_a_week_has_90_days_too() -> None:
    week = Period("2025-W10", date(2025, 3, 3), date(2025, 3, 10))
    (row,) = with_followed(held({}, period=week)).to_pylist()
    assert (row["line"], row["through"]) == (week.until - SILENCE, True)
