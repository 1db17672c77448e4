"""The clock of Amsterdam, in winter and in summer."""

from datetime import date, datetime

from meetlat.clock import midnight, on_the_clock


def test_what_the_clock_says_in_winter_and_in_summer() -> None:
    assert on_the_clock(datetime(2025, 1, 1)) == datetime(2025, 1, 1, 1)
    assert on_the_clock(datetime(2025, 6, 30, 22)) == datetime(2025, 7, 1)


def test_a_day_begins_there_at_midnight() -> None:
    assert midnight(date(2025, 1, 1)) == datetime(2024, 12, 31, 23)
    assert midnight(date(2025, 7, 1)) == datetime(2025, 6, 30, 22)
