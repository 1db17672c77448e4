"""Who shares a place, under each rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.ranking import Tie, places
from meetlat.measure.ranking.places import tiers, within_first

lists = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("values", "shared", "average", "dense"),
    [
        ([7], [1], [1], [1]),
        ([1, 3, 3, 5], [1, 2, 2, 4], [1, 2.5, 2.5, 4], [1, 2, 2, 3]),
        ([5, 3, 1, 3], [4, 2, 1, 2], [4, 2.5, 1, 2.5], [3, 2, 1, 2]),
        ([2, 2, 2], [1, 1, 1], [2, 2, 2], [1, 1, 1]),
        ([1, 1, 2, 2], [1, 1, 3, 3], [1.5, 1.5, 3.5, 3.5], [1, 1, 2, 2]),
        ([3, 1, 1, 1], [4, 1, 1, 1], [4, 2, 2, 2], [2, 1, 1, 1]),
        ([0, -1, 1], [2, 1, 3], [2, 1, 3], [2, 1, 3]),
    ],
)
def test_places(values: list[float], shared: list[float], average: list[float], dense: list[float]) -> None:
    given = np.array(values, dtype=np.float64)
    assert places(given).tolist() == shared
    assert places(given, Tie.AVERAGE).tolist() == average
    assert places(given, Tie.DENSE).tolist() == tiers(given).tolist() == dense


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([0.1 + 0.2, 0.3], [1, 1]),  # differs by rounding alone
        ([-(0.1 + 0.2), -0.3], [1, 1]),
        ([1.0, 1.0 + 1e-12], [1, 2]),  # differs
        ([0.0, 1e-300], [1, 2]),
        ([1e12, 1e12 + 1], [1, 2]),
    ],
)
def test_what_is_equal(values: list[float], found: list[float]) -> None:
    assert places(np.array(values)).tolist() == found


@given(lists)
def test_shared_is_one_more_than_those_ahead(values: list[float]) -> None:
    assert places(np.array(values)).tolist() == [1 + sum(other < one for other in values) for one in values]


@given(lists)
def test_average_is_half_of_the_equals_more(values: list[float]) -> None:
    expected = [sum(o < v for o in values) + (sum(o == v for o in values) + 1) / 2 for v in values]
    assert places(np.array(values), Tie.AVERAGE).tolist() == expected


@given(lists)
def test_dense_counts_the_different_values_ahead(values: list[float]) -> None:
    assert places(np.array(values), Tie.DENSE).tolist() == [1 + len({o for o in values if o < v}) for v in values]


@given(st.lists(lists.filter(lambda one: len(one) >= 4).map(lambda one: one[:4]), min_size=1, max_size=5))
def test_many_rankings_at_once_are_each_by_itself(rows: list[list[float]]) -> None:
    for tie in Tie:
        assert places(np.array(rows), tie).tolist() == [places(np.array(row), tie).tolist() for row in rows]


@given(lists, st.integers(1, 12))
def test_within_first(values: list[float], number: int) -> None:
    found = within_first(np.array(values), number)
    assert found.tolist() == [sum(other < one for other in values) < number for one in values]


def test_within_first_of_negative_and_nearly_equal_values() -> None:
    assert within_first(np.array([-0.3, -(0.1 + 0.2), -0.2]), 1).tolist() == [True, True, False]
