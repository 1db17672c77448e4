"""A funnel: who lies outside it, and how rarely that is chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from meetlat.measure.statistics.funnel import Side, Standing, funnel, pooled_share, standings

INSIDE = Standing(Side.INSIDE, far=False)

cases = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20)


def test_the_words() -> None:
    assert [str(word) for word in Side] == ["inside", "above", "below"]


def test_the_share_of_all_together() -> None:
    assert pooled_share([1, 30], [10, 90]) == pytest.approx(0.31)  # not the mean of 10 % and 33 %


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    [
        (8, 20, INSIDE),
        (1, 20, Standing(Side.BELOW, far=False)),  # P(1 or fewer of 20 at 0.31) = 0.6 %
        (0, 20, Standing(Side.BELOW, far=True)),
        (13, 20, Standing(Side.ABOVE, far=False)),
        (20, 20, Standing(Side.ABOVE, far=True)),
        (0, 2, INSIDE),  # two cases never tell
        (2, 2, INSIDE),
        (1, 1, INSIDE),
        (0, 0, None),
    ],
)
def test_where_an_organisation_lies(count: int, n: int, expected: Standing | None) -> None:
    assert standings([count], [n], pooled=0.31) == [expected]


@pytest.mark.parametrize("pooled", [0.0, 1.0])
def test_at_the_end_of_the_scale(pooled: float) -> None:
    other = 1 - pooled
    assert standings([pooled * 5, other * 5], [5, 5], pooled) == [
        INSIDE,
        Standing(Side.BELOW if pooled else Side.ABOVE, far=True),
    ]


def test_without_a_given_share_it_is_that_of_all() -> None:
    counts, n = [300, 10, 0, 0], [600, 20, 20, 0]
    assert standings(counts, n) == standings(counts, n, pooled=310 / 640)
    assert standings(counts, n) == [INSIDE, INSIDE, Standing(Side.BELOW, far=True), None]


@given(st.integers(1, 300), st.floats(0.02, 0.98), st.data())
def test_outside_is_what_an_exact_test_calls_rare(n: int, pooled: float, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    (standing,) = standings([count], [n], pooled)
    assert standing is not None
    for side, other in ((Side.ABOVE, "greater"), (Side.BELOW, "less")):
        rare = binomtest(count, n, pooled, alternative=other).pvalue  # type: ignore[arg-type]
        assert (standing.side == side) == (rare < 0.025) or abs(rare - 0.025) < 1e-9
        if standing.side == side:
            assert standing.far == (rare < 0.001) or abs(rare - 0.001) < 1e-9


@given(cases)
def test_the_drawn_limits_and_the_verdict_agree(rows: list[tuple[int, int]]) -> None:
    counts, n = [hits for hits, _ in rows], [hits + misses + 1 for hits, misses in rows]
    pooled = pooled_share(counts, n)
    limits = funnel(pooled, n)
    for at, standing in enumerate(standings(counts, n)):
        share = counts[at] / n[at]
        assert standing is not None
        assert (standing.side == Side.ABOVE) == (share > limits.high_95[at])
        assert (standing.side == Side.BELOW) == (share < limits.low_95[at])
        assert standing.far == (not limits.low_998[at] <= share <= limits.high_998[at])


@given(st.floats(0, 1))
def test_limits_lie_around_the_share_and_close_in(pooled: float) -> None:
    limits = funnel(pooled, [1, 10, 100, 1_000, 100_000])
    assert limits.pooled == pooled
    assert limits.n.tolist() == [1, 10, 100, 1_000, 100_000]
    one_case = 1 / limits.n
    assert np.all((limits.low_998 >= 0) & (limits.low_998 <= limits.low_95) & (limits.low_95 <= pooled + one_case))
    assert np.all((limits.high_998 <= 1) & (limits.high_998 >= limits.high_95) & (limits.high_95 >= pooled - one_case))
    assert limits.high_95[-1] - limits.low_95[-1] <= 0.0063


def test_large_numbers_give_the_limits_of_the_normal_distribution() -> None:
    limits = funnel(0.2, [1_000_000])
    spread = (0.2 * 0.8 / 1_000_000) ** 0.5
    assert limits.low_95[0] == pytest.approx(0.2 - 1.96 * spread, abs=2e-6)
    assert limits.high_998[0] == pytest.approx(0.2 + 3.09 * spread, abs=2e-6)


def test_chance_alone_puts_one_in_twenty_outside() -> None:
    chance = np.random.default_rng(1)
    n = chance.integers(200, 2_000, 4_000)
    found = standings(chance.binomial(n, 0.3), n, pooled=0.3)
    outside = [one.side != Side.INSIDE for one in found if one]
    far = [one.far for one in found if one]
    assert 0.03 <= np.mean(outside) <= 0.05
    assert 0.0005 <= np.mean(far) <= 0.003


@given(st.integers(1, 500), st.floats(0.001, 0.999))
def test_chance_alone_never_puts_more_outside_than_it_says(n: int, pooled: float) -> None:
    limits = funnel(pooled, [n])
    for low, high, most in (
        (limits.low_95[0], limits.high_95[0], 0.05),
        (limits.low_998[0], limits.high_998[0], 0.002),
    ):
        inside = binom.cdf(round(high * n), n, pooled) - binom.cdf(round(low * n) - 1, n, pooled)
        assert inside >= 1 - most - 1e-9


def test_small_ones_are_outside_no_more_often() -> None:
    chance = np.random.default_rng(2)
    n = chance.integers(1, 30, 4_000)
    found = standings(chance.binomial(n, 0.3), n, pooled=0.3)
    assert np.mean([one.side != Side.INSIDE for one in found if one]) <= 0.05


@pytest.mark.parametrize(("counts", "n"), [([3], [2]), ([-1], [2]), ([1, 2], [3]), ([float("nan")], [2])])
def test_what_is_no_share(counts: list[float], n: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^each count lies between 0 and its n$"):
        standings(counts, n)


@pytest.mark.parametrize("n", [[], [0, 0]])
def test_without_cases_there_is_nothing_to_pool(n: list[int]) -> None:
    with pytest.raises(ValueError, match=r"^without cases there is no share$"):
        pooled_share(n, n)


@pytest.mark.parametrize("pooled", [-0.1, 1.1, float("nan")])
def test_what_cannot_be_pooled(pooled: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        funnel(pooled, [10])


@pytest.mark.parametrize("n", [0, 0.5, float("nan")])
def test_no_limits_without_cases(n: float) -> None:
    with pytest.raises(ValueError, match=r"^limits are for 1 case or more$"):
        funnel(0.5, [n])
