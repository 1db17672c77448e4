"""Small counts of people are not told, and cannot be reckoned out of their sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.small import hidden, small


@pytest.mark.parametrize(
    ("counts", "closed"),
    [
        ([], set()),
        ([0, 5, 9], set()),
        ([40, 4, 5], {1, 2}),
        ([40, 4, 0], {1, 2}),
        ([0, 3, 0], {0, 1}),
        ([3], {0}),
        ([1, 1, 8, 7], {0, 1, 3}),
        ([4, 4, 8], {0, 1, 2}),
        ([1, 4, 8], {0, 1}),
        ([2, 2, 8], {0, 1}),
    ],
)
def test_which_are_closed(counts: list[int], closed: set[int]) -> None:
    assert hidden(counts) == closed


@given(st.lists(st.integers(0, 12), max_size=8))
def test_small_ones_are_closed_and_never_the_only_unknown(counts: list[int]) -> None:
    closed = hidden(counts)
    assert small(counts) <= closed
    assert len(closed - small(counts)) <= 1
    assert len(closed) != 1 or len(counts) == 1
