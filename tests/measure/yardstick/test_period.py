"""Which days a written period is, from midnight to midnight in Amsterdam."""

from datetime import date, datetime, timedelta

import pytest

from meetlat.measure.yardstick import BadPeriod, period


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 7, 1)),
        (" 2025-q4 ", date(2025, 10, 1), date(2026, 1, 1)),
        ("2025-03", date(2025, 3, 1), date(2025, 4, 1)),
        ("2025-12", date(2025, 12, 1), date(2026, 1, 1)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 6)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_days(written: str, first: date, after: date) -> None:
    found = period(written)
    assert (found.first, found.after) == (first, after)
    assert found.name == written.strip().upper()


@pytest.mark.parametrize("written", ["", "25", "2025-Q5", "2025-Q", "2025-3", "march 2025", "2025-03-01", "2025-W7"])
def test_another_spelling_is_refused(written: str) -> None:
    with pytest.raises(BadPeriod, match=r"is not known\. Write it as 2025, 2025-Q2, 2025-03 or 2025-W07\."):
        period(written)


@pytest.mark.parametrize("written", ["2025-13", "2025-00", "2025-W53"])
def test_what_is_not_in_the_calendar_is_refused(written: str) -> None:
    with pytest.raises(BadPeriod, match=rf"period '{written}' does not exist \(.+\)\. Write it as 2025"):
        period(written)


@pytest.mark.parametrize("written", ["0000", "1969", "2101-Q1", "9999-12"])
def test_a_year_without_messages_is_refused(written: str) -> None:
    with pytest.raises(BadPeriod, match=rf"period '{written}' lies outside 1970 to 2100\. Name a year in between\."):
        period(written)
    assert (period("1970").first.year, period("2100-12").after.year) == (1970, 2101)


def test_it_begins_and_ends_at_midnight_in_amsterdam() -> None:
    march = period("2025-03")
    assert (march.since, march.until) == (datetime(2025, 2, 28, 23), datetime(2025, 3, 31, 22))
    assert march.until - march.since == timedelta(hours=31 * 24 - 1)  # the night in which an hour is left out
