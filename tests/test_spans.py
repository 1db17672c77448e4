"""Stretches of time, against counting hours one by one."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.spans import Span, length, merged, within, without

START = datetime(2026, 3, 28, tzinfo=UTC)
HOUR = timedelta(hours=1)


def span(start: int, end: int) -> Span:
    return START + start * HOUR, START + end * HOUR


spans = st.lists(st.builds(span, st.integers(0, 30), st.integers(0, 30)), max_size=6)


def hours(given: list[Span]) -> set[int]:
    return {hour for hour in range(30) if any(start <= START + hour * HOUR < end for start, end in given)}


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ([(0, 10)], [(3, 4)], [(0, 3), (4, 10)]),
        ([(0, 10)], [(0, 10)], []),
        ([(0, 10)], [(10, 12)], [(0, 10)]),
        ([(0, 2), (1, 5)], [(4, 9)], [(0, 4)]),
        ([], [(1, 2)], []),
        ([(0, 3)], [], [(0, 3)]),
    ],
)
def test_without(one: list[tuple[int, int]], other: list[tuple[int, int]], left: list[tuple[int, int]]) -> None:
    assert without([span(*it) for it in one], [span(*it) for it in other]) == [span(*it) for it in left]


@given(spans, spans)
def test_every_hour_is_where_it_belongs(one: list[Span], other: list[Span]) -> None:
    assert hours(merged(one)) == hours(one)
    assert hours(without(one, other)) == hours(one) - hours(other)
    assert hours(within(one, other)) == hours(one) & hours(other)
    assert length(one) == len(hours(one)) * HOUR


@given(spans)
def test_merged_spans_are_in_order_and_do_not_touch(given: list[Span]) -> None:
    found = merged(given)
    assert all(before[1] < after[0] for before, after in pairwise(found))
