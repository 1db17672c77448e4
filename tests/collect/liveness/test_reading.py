"""Stretches of time of which everything was read."""

from datetime import UTC, datetime, timedelta

import pytest

from meetlat.collect.liveness.reading import Count, latest_stretch, unchanged

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


@pytest.mark.parametrize(
    ("visits", "stretch"),
    [
        ([], None),
        ([(0, 90)], (0, 90)),
        ([(83, 100), (0, 90)], (0, 100)),
        ([(0, 90), (90, 95)], (0, 95)),
        ([(0, 90), (91, 95)], (91, 95)),  # a day between them was not read
        ([(0, 90), (10, 20)], (0, 90)),
    ],
)
def test_latest_stretch(visits: list[tuple[int, int]], stretch: tuple[int, int] | None) -> None:
    found = latest_stretch([(day(since), day(until)) for since, until in visits])
    assert found == (stretch and (day(stretch[0]), day(stretch[1])))


@pytest.mark.parametrize(
    ("told", "stretch"),
    [
        ([], None),
        ([(0, 7)], None),
        ([(0, 7), (89, 7)], None),  # too short to say
        ([(0, 7), (90, 7)], (0, 90)),
        ([(0, 7), (50, None), (120, 7)], (0, 120)),
        ([(0, 6), (10, 7), (120, 7)], (10, 120)),
        ([(0, 7), (120, 8)], None),
        ([(0, None), (120, None)], None),
    ],
)
def test_unchanged(told: list[tuple[int, int | None]], stretch: tuple[int, int] | None) -> None:
    found = unchanged([Count(day(at), 10, posts) for at, posts in told])
    assert found == (stretch and (day(stretch[0]), day(stretch[1])))
