"""Two lists: published examples, the edges, and how often the interval holds the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaln, xlogy

from meetlat.measure.statistics.capture import DROP, Certainty, captured

lists = st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))


@pytest.mark.parametrize(
    ("first", "second", "both", "probably"),
    [
        (10, 15, 5, 28.33),  # the turtles of the common textbook example (Wikipedia, Mark and recapture): 28
        (100, 100, 20, 484.76),  # as in the manual of R's recapr, NChapman(100, 100, 20)
        (50, 50, 50, 50),  # the lists agree
        (12, 10, 10, 12),  # one list holds the other
        (1, 1, 1, 1),
    ],
)
def test_chapman(first: int, second: int, both: int, probably: float) -> None:
    found = captured(first, second, both)
    assert found.probably == pytest.approx(probably, abs=0.005)
    assert found.probably == pytest.approx((first + 1) * (second + 1) / (both + 1) - 1)
    assert (found.first, found.second, found.both) == (first, second, both)


def test_lists_that_depend_on_each_other_give_too_low_an_estimate() -> None:
    """Hepatitis A in a college in Taiwan (Chao et al. 2001, Statistics in Medicine 20): three lists, two by two.

    Petersen's published estimates are 336, 378 and 334; a screening later found about 545.
    """
    for first, second, both, petersen in [(135, 122, 49, 336), (135, 126, 45, 378), (122, 126, 46, 334)]:
        found = captured(first, second, both)
        assert found.probably == pytest.approx(petersen, rel=0.015)
        assert found.high is not None
        assert found.high < 545


@pytest.mark.parametrize(
    ("first", "second", "both", "says"),
    [
        (317, 250, 247, "at least 320, probably 321 (320 to 324)"),
        (10, 15, 5, "at least 20, probably 28 (20 to 57)"),
        (100, 100, 100, "at least 100, probably 100 (100 to 101)"),
        (8, 5, 0, "at least 13; how many more is not known"),
        (8, 0, 0, "at least 8; how many more is not known"),
        (0, 0, 0, "at least 0; how many more is not known"),
    ],
)
def test_in_words(first: int, second: int, both: int, says: str) -> None:
    assert str(captured(first, second, both)) == says


@pytest.mark.parametrize(
    ("both", "certainty"),
    [(0, Certainty.UNKNOWN), (1, Certainty.ROUGH), (6, Certainty.ROUGH), (7, Certainty.ESTIMATED)],
)
def test_how_sure_it_is(both: int, certainty: Certainty) -> None:
    found = captured(10, 10, both)
    assert found.certainty == certainty
    assert (found.probably is None, found.low is None, found.high is None) == (both == 0,) * 3
    assert found.at_least == 20 - both


def test_the_words() -> None:
    assert [str(word) for word in Certainty] == ["estimated", "rough", "unknown"]


@pytest.mark.parametrize(("first", "second", "both"), [(3, 5, 4), (5, 3, 4), (5, 5, -1), (-1, 5, -1)])
def test_what_cannot_be(first: int, second: int, both: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        captured(first, second, both)


def likelihood(total: float, first: int, second: int, both: int) -> float:
    """Of the four cells, with the best chance for each list (up to a constant)."""
    seen = first + second - both
    chances = [count / total for count in (first, second)]
    ways = gammaln(total + 1) - gammaln(total - seen + 1)
    parts = [xlogy(c, p) + xlogy(total - c, 1 - p) for c, p in zip((first, second), chances, strict=True)]
    return float(ways + sum(parts))


@pytest.mark.parametrize(("first", "second", "both"), [(10, 15, 5), (135, 122, 49), (300, 250, 240), (5, 4, 1)])
def test_the_ends_of_the_interval_lie_equally_deep(first: int, second: int, both: int) -> None:
    found = captured(first, second, both)
    assert found.low is not None
    assert found.high is not None
    around = np.linspace(found.at_least, found.high, 20_001)
    top = max(likelihood(total, first, second, both) for total in around)
    assert likelihood(found.high, first, second, both) == pytest.approx(top - DROP, abs=1e-3)
    if found.low > found.at_least:
        assert likelihood(found.low, first, second, both) == pytest.approx(top - DROP, abs=1e-3)
    else:
        assert likelihood(found.low, first, second, both) >= top - DROP


def test_the_drop_is_half_of_chi_square() -> None:
    assert pytest.approx(3.841459 / 2, abs=1e-6) == DROP


@given(lists)
def test_never_below_what_was_seen(cells: tuple[int, int, int]) -> None:
    only_first, only_second, both = cells
    found = captured(only_first + both, only_second + both, both)
    assert found.at_least == sum(cells)
    if found.probably is not None and found.low is not None and found.high is not None:
        assert found.at_least <= found.low <= found.probably <= found.high < np.inf
        assert found.high > found.at_least


@given(lists)
def test_which_list_is_first_does_not_matter(cells: tuple[int, int, int]) -> None:
    one, other, both = cells
    there, back = captured(one + both, other + both, both), captured(other + both, one + both, both)
    assert there.probably == back.probably
    assert there.high == pytest.approx(back.high, rel=1e-6) if there.high else back.high is None


@given(st.integers(1, 100), st.integers(1, 100), st.integers(7, 100))
def test_more_on_the_lists_tells_more(one: int, other: int, both: int) -> None:
    def width(times: int) -> float:
        found = captured((one + both) * times, (other + both) * times, both * times)
        assert found.low is not None
        assert found.high is not None
        return (found.high - found.low) / found.at_least

    assert width(4) < width(1)


@pytest.mark.parametrize(
    ("total", "one", "other"), [(50, 0.5, 0.5), (100, 0.7, 0.3), (300, 0.9, 0.8), (300, 0.6, 0.5), (1000, 0.3, 0.2)]
)
def test_the_interval_holds_the_truth_in_95_of_100(total: int, one: float, other: float) -> None:
    chance = np.random.default_rng(3)
    held, estimates = [], []
    for _ in range(800):
        first, second = chance.random(total) < one, chance.random(total) < other
        found = captured(int(first.sum()), int(second.sum()), int((first & second).sum()))
        assert found.probably is not None
        assert found.low is not None
        assert found.high is not None
        held.append(found.low <= total <= found.high)
        estimates.append(found.probably)
    assert 0.93 <= np.mean(held) <= 0.97
    assert np.mean(estimates) == pytest.approx(total, rel=0.01)
