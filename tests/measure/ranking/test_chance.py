"""A draw of z stands for a figure by the score intervals."""

import numpy as np
import pytest
from scipy.stats import binomtest, norm

from meetlat.measure.ranking.chance import drawn_count, drawn_interval, drawn_share


@pytest.mark.parametrize(("hits", "cases"), [(0, 10), (1, 10), (5, 10), (10, 10), (20, 100), (1, 1)])
@pytest.mark.parametrize("sure", [0.5, 0.95])
def test_a_share_is_drawn_by_its_wilson_interval(hits: int, cases: int, sure: float) -> None:
    z = norm.ppf((1 + sure) / 2)
    low, high = drawn_share(np.array([hits / cases] * 2), np.array([float(cases)] * 2), np.array([-z, z]))
    wilson = binomtest(hits, cases).proportion_ci(sure, "wilson")
    assert low == pytest.approx(wilson.low, abs=1e-9)
    assert high == pytest.approx(wilson.high, abs=1e-9)


@pytest.mark.parametrize("count", [0.0, 1.0, 7.0, 400.0])
@pytest.mark.parametrize("z", [-1.96, -0.5, 0.0, 0.5, 1.96])
def test_a_count_is_drawn_by_its_score_interval(count: float, z: float) -> None:
    mean = drawn_count(np.array([count]), np.array([z]))[0]
    assert mean >= 0
    assert (mean - count) == pytest.approx(z * np.sqrt(mean), abs=1e-9)


def test_without_a_draw_a_figure_is_itself() -> None:
    nothing = np.zeros(1)
    assert drawn_count(np.array([7.0]), nothing) == 7
    assert drawn_share(np.array([0.25]), np.array([8.0]), nothing) == 0.25


def test_an_interval_is_drawn_to_its_ends() -> None:
    figures, ends = np.array([600.0] * 3), np.array([[480.0] * 3, [1_200.0] * 3])
    assert drawn_interval(figures, ends, np.array([-1.959964, 0, 1.959964])) == pytest.approx(
        [480, 600, 1_200], abs=1e-3
    )


def test_of_a_figure_without_interval_no_chance_is_known() -> None:
    nothing = np.array([[np.nan], [np.nan]])
    assert drawn_interval(np.array([600.0]), nothing, np.array([1.5])) == 600
