"""Score intervals agree with those of SciPy and statsmodels, and hold what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.rates import confint_poisson

from meetlat.measure.statistics.intervals import count_interval, share_interval


@pytest.mark.parametrize(("hits", "cases"), [(0, 10), (1, 10), (10, 10), (1, 1), (81, 263), (500, 1000)])
def test_a_share_has_the_interval_of_wilson(hits: int, cases: int) -> None:
    low, high = share_interval(np.array([hits / cases]), np.array([float(cases)]))
    wilson = binomtest(hits, cases).proportion_ci(0.95, "wilson")
    assert (low[0], high[0]) == pytest.approx((wilson.low, wilson.high), abs=1e-12)


def test_wilson_as_newcombe_published_it() -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3."""
    hits, cases = np.array([81.0, 15.0, 0.0, 1.0]), np.array([263.0, 148.0, 20.0, 29.0])
    low, high = share_interval(hits / cases, cases)
    assert low == pytest.approx([0.2553, 0.0624, 0.0, 0.0061], abs=5e-5)
    assert high == pytest.approx([0.3662, 0.1605, 0.1611, 0.1718], abs=5e-5)


@pytest.mark.parametrize("count", [0, 1, 7, 400])
def test_a_count_has_the_score_interval(count: int) -> None:
    low, high = count_interval(np.array([float(count)]))
    assert (low[0], high[0]) == pytest.approx(confint_poisson(count, 1, method="score"), abs=1e-9)


def test_what_was_counted_in_full_has_no_interval() -> None:
    low, high = count_interval(np.array([0.0, 12.0]), 0.0)
    assert (low.tolist(), high.tolist()) == ([0, 12], [0, 12])


def test_the_more_was_drawn_the_smaller_the_interval() -> None:
    half, all_chance = count_interval(np.array([100.0]), 0.5), count_interval(np.array([100.0]))
    assert half[1][0] - half[0][0] == pytest.approx((all_chance[1][0] - all_chance[0][0]) * 0.5**0.5, rel=0.01)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_intervals_hold_their_figure(hits: int, more: int) -> None:
    share = np.array([hits / (hits + more)])
    low, high = share_interval(share, np.array([float(hits + more)]))
    assert 0 <= low[0] <= share[0] < high[0] <= 1
    low, high = count_interval(np.array([float(hits)]))
    assert 0 <= low[0] <= hits < high[0]


def test_all_of_all_is_the_end() -> None:
    _, high = share_interval(np.ones(1000), np.arange(1.0, 1001.0))
    assert np.all(high == 1)
