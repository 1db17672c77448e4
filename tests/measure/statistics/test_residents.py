"""From accounts that tell their place to all accounts: the published factors, and an interval that holds the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.statistics.residents import FLAWLESS, Plausible, Rate, Residents, beside, extrapolated

Z = 1.959964
READ = Rate(0.9, 0.85, 0.94)
FOUND = Rate(0.8, 0.7, 0.88)

rates = st.lists(st.floats(0.05, 1), min_size=3, max_size=3).map(sorted).map(lambda r: Rate(r[1], r[0], r[2]))


def ends(found: Residents) -> tuple[float, float, float]:
    return float(found.low[0]), float(found.value[0]), float(found.high[0])


def test_gorinchem_in_2012() -> None:
    """673 accounts told Gorinchem and 2,692 were published: a factor of exactly 4.0 (domain: GemeenteBuzz)."""
    found = extrapolated([673], 100_000, 400_000)
    assert (found.factor, found.value.tolist(), found.placed.tolist()) == (4.0, [2692], [673])


def test_the_week_of_2013() -> None:
    """1.7 million accounts, of which 400,000 told a place."""
    assert extrapolated([1000], 400_000, 1_700_000).factor == 4.25


def test_the_interval_of_chance() -> None:
    """673 of 100,000 as a draw of one in four: 673 +- 1.96 sqrt(673 x 3/4), times four, and a little to the right."""
    low, value, high = ends(extrapolated([673], 100_000, 400_000))
    spread = 4 * Z * (673 * 0.75 + Z**2 * 0.75**2 / 4) ** 0.5
    assert (low + high) / 2 == pytest.approx(value + 4 * Z**2 * 0.75 / 2)
    assert (high - low) / 2 == pytest.approx(spread)


def test_the_interval_of_placing() -> None:
    """Where every account tells its place, only the doubt of reading is left: by hand."""
    low, value, high = ends(extrapolated([1000], 5000, 5000, Rate(1, 0.9, 1), Rate(0.8, 0.64, 1)))
    assert value == 1000
    assert low == pytest.approx(1000 - 1000 * (0.1**2 + 0.2**2) ** 0.5)
    assert high == pytest.approx(1000 + 1000 * 0.25)


def test_precision_may_also_be_better() -> None:
    counted = extrapolated([10_000], 50_000, 50_000, Rate(0.8, 0.8, 0.96))
    chance = (1 - 0.8**2) ** 0.5 * Z * 100
    assert counted.high[0] == pytest.approx(10_000 + (2000**2 + chance**2) ** 0.5, rel=1e-3)
    assert counted.low[0] == pytest.approx(10_000 - chance, rel=1e-3)


def test_recall_may_also_be_better() -> None:
    found = extrapolated([1000], 5000, 5000, FLAWLESS, Rate(0.8, 0.8, 1))
    assert ends(found) == pytest.approx((800, 1000, 1000))
    found = extrapolated([1000], 5000, 5000, FLAWLESS, Rate(0.4, 0.4, 0.5))
    assert ends(found) == pytest.approx((800, 1000, 1000))


def test_what_is_read_badly_was_partly_chance() -> None:
    """The more of those placed are wrong, the less of the estimate was really counted."""
    sure, unsure = (extrapolated([100], 400, 800, Rate(p, p, p)) for p in (1.0, 0.5))
    assert sure.value == unsure.value
    assert (unsure.high - unsure.low) / (sure.high - sure.low) == pytest.approx((0.875 / 0.5) ** 0.5, rel=0.01)


def test_all_told_and_all_rightly_read_is_a_full_count() -> None:
    assert ends(extrapolated([7], 10, 10)) == (7, 7, 7)


def test_none_placed_may_be_some() -> None:
    low, value, high = ends(extrapolated([0], 100, 400, READ, FOUND))
    assert (low, value) == (0, 0)
    assert high == pytest.approx(4 * Z**2 * (1 - 0.9**2 / 4), rel=1e-5)


def test_per_inhabitant() -> None:
    found = extrapolated([673, 10, 10, 10], 100_000, 400_000).per([35_000, 0, np.nan, -1])
    assert found.value[0] == pytest.approx(0.0769, abs=5e-5)
    whole = extrapolated([673], 100_000, 400_000)
    assert (found.low[0] * 35_000, found.high[0] * 35_000) == pytest.approx((whole.low[0], whole.high[0]))
    assert (found.factor, found.placed.tolist()) == (4.0, [673, 10, 10, 10])
    assert np.isnan([found.value[1:], found.low[1:], found.high[1:]]).all()


def test_one_inhabitant_is_an_inhabitant() -> None:
    assert extrapolated([3], 3, 3).per([1]).value.tolist() == [3]


@pytest.mark.parametrize(
    ("outside", "expected"),
    [
        (1_700_000, Plausible(True, 0, 0)),
        (1_600_000, Plausible(True, 0, 0)),  # the ends belong to it
        (1_800_000, Plausible(True, 0, 0)),
        (3_300_000, Plausible(False, 1_500_000, 1_500_000 / 3_300_000)),  # Newcom: users of any frequency
        (1_500_000, Plausible(False, -100_000, -100_000 / 1_500_000)),
    ],
)
def test_beside_a_figure_from_outside(outside: float, expected: Plausible) -> None:
    assert beside(1_600_000, 1_800_000, outside) == expected


def test_beside_a_full_count() -> None:
    assert beside(2, 2, 2) == Plausible(True, 0, 0)
    assert beside(2, 2, 4) == Plausible(False, 2, 0.5)
    assert beside(0, 1, 0.5) == Plausible(True, 0, 0)


@pytest.mark.parametrize(("low", "high", "outside"), [(1, 2, 0), (1, 2, -1), (2, 1, 1), (1, 2, float("nan"))])
def test_what_cannot_be_compared(low: float, high: float, outside: float) -> None:
    with pytest.raises(ValueError, match="cannot be held against"):
        beside(low, high, outside)


@pytest.mark.parametrize(("told", "accounts"), [(0, 0), (0, 10), (11, 10), (-1, 10)])
def test_without_anybody_who_tells_there_is_no_factor(told: int, accounts: int) -> None:
    with pytest.raises(ValueError, match="no factor"):
        extrapolated([0], told, accounts)


@pytest.mark.parametrize("placed", [[-1], [11], [float("nan")], [1, 11]])
def test_no_more_are_placed_than_told(placed: list[float]) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        extrapolated(placed, 10, 40)


def test_one_who_tells_is_enough() -> None:
    assert extrapolated([1], 1, 4).value.tolist() == [4]


@pytest.mark.parametrize("rate", [(0.5, 0.6, 0.7), (0.8, 0.6, 0.7), (0.5, 0.0, 0.7), (0.9, 0.8, 1.1)])
def test_what_is_no_rate(rate: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="a rate lies above 0"):
        Rate(*rate)


@given(st.integers(0, 1000), st.integers(0, 5000), rates, rates)
def test_the_interval_holds_the_estimate(placed: int, others: int, precision: Rate, recall: Rate) -> None:
    found = extrapolated([placed], 1000 + others, 3 * (1000 + others), precision, recall)
    low, value, high = ends(found)
    assert 0 <= low <= value == pytest.approx(3 * placed)
    assert value < high or high == 3 * (1000 + others)


@given(st.integers(1, 1000), rates, rates)
def test_doubt_about_reading_only_widens(placed: int, precision: Rate, recall: Rate) -> None:
    narrow = extrapolated([placed], 1000, 4000)
    wide = extrapolated([placed], 1000, 4000, precision, recall)
    assert wide.low[0] <= narrow.low[0] + 1e-6
    assert wide.high[0] >= narrow.high[0] - 1e-6


@given(st.integers(1, 100))
def test_more_accounts_narrow_the_interval(placed: int) -> None:
    few, many = extrapolated([placed], 10_000, 40_000), extrapolated([placed * 9], 10_000, 40_000)
    assert (many.high - many.low)[0] / 9 < (few.high - few.low)[0]


def test_all_municipalities_together_are_all_accounts() -> None:
    assert extrapolated([10, 20, 70], 100, 425, READ, FOUND).value.sum() == pytest.approx(425)


@pytest.mark.parametrize(("size", "spread"), [(400, 0.0), (4000, 0.0), (4000, 0.05)])
def test_the_interval_holds_the_truth_in_95_of_100(size: int, spread: float) -> None:
    """Municipalities that are read better or worse than others, by a spread that precision and recall allow for."""
    chance, places = np.random.default_rng(4), 3000
    truth = chance.integers(size // 2, size * 2, places)
    recall, precision = (chance.normal(mean, spread, places).clip(0.3, 0.99) for mean in (0.75, 0.8))
    rightly = chance.binomial(truth, 0.3 * recall)
    wrongly = chance.poisson(truth * 0.3 * recall * (1 - precision) / precision)
    reach = max(Z * spread, 0)
    rates_ = [Rate(mean, mean - reach, mean + reach) for mean in (0.8, 0.75)]
    placed = rightly + wrongly
    found = extrapolated(placed, int(placed.sum()), int(truth.sum()), *rates_)
    held = np.mean((found.low <= truth) & (truth <= found.high))
    assert 0.93 <= held <= 0.97, held


def test_without_the_placing_error_it_would_hold_far_less_often() -> None:
    chance = np.random.default_rng(4)
    truth = chance.integers(2000, 8000, 3000)
    placed = chance.binomial(truth, 0.3 * chance.normal(0.75, 0.05, 3000))
    naive = extrapolated(placed, int(placed.sum()), int(truth.sum()))
    assert np.mean((naive.low <= truth) & (truth <= naive.high)) < 0.8


def test_no_municipality_has_more_than_all_accounts() -> None:
    found = extrapolated([1000, 500], 1000, 4000, Rate(0.9, 0.8, 1.0), Rate(0.9, 0.8, 1.0))
    assert found.value.tolist() == [4000, 2000]
    assert found.high[0] == 4000
    assert 2000 < found.high[1] < 4000
