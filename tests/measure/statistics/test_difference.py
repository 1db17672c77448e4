"""More, less, a draw or too few: by published intervals, and by how often chance alone says more or less."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from meetlat.measure.statistics.difference import Change, Figure, Verdict, change, share_figure

shares = st.tuples(st.integers(0, 200), st.integers(1, 200)).map(lambda pair: share_figure(pair[0], sum(pair)))
figures = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 100)).map(
    lambda row: Figure(row[0] + row[1], row[0], row[0] + row[1] + row[2], row[3])
)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe(after: tuple[int, int], before: tuple[int, int], low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table II, method 10."""
    found = change(share_figure(*before), share_figure(*after))
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 300), st.integers(1, 300))
def test_it_agrees_with_statsmodels(hits: int, misses: int, more: int, missed: int) -> None:
    found = change(share_figure(more, more + missed), share_figure(hits, hits + misses))
    known = confint_proportions_2indep(hits, hits + misses, more, more + missed, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(known, abs=1e-9)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((20, 100), (60, 100), Verdict.MORE),
        ((60, 100), (20, 100), Verdict.LESS),
        ((2, 10), (5, 10), Verdict.DRAW),  # 20 % and 50 %: ten cases do not carry it
        ((0, 9), (100, 100), Verdict.FEW),
        ((0, 100), (9, 9), Verdict.FEW),
        ((0, 10), (10, 10), Verdict.MORE),  # ten is enough
    ],
)
def test_shares(before: tuple[int, int], after: tuple[int, int], verdict: Verdict) -> None:
    found = change(share_figure(*before), share_figure(*after))
    assert found.verdict == verdict
    assert found.value == pytest.approx(after[0] / after[1] - before[0] / before[1])


def test_medians() -> None:
    """3,600 s (3,000 to 4,500), then 7,200 s (6,000 to 9,000): 3,600 more, from 2,100 to 5,497.4 (by hand)."""
    before, after = Figure(3600, 3000, 4500, 40), Figure(7200, 6000, 9000, 35)
    there, back = change(before, after), change(after, before)
    assert (there.verdict, there.value, there.low) == (Verdict.MORE, 3600, 2100)
    assert (back.verdict, back.value, back.high) == (Verdict.LESS, -3600, -2100)
    assert (there.high, back.low) == pytest.approx((5497.37, -5497.37), abs=0.01)
    assert change(before, Figure(4000, 3200, 5000, 40)).verdict == Verdict.DRAW


@pytest.mark.parametrize(("low", "verdict"), [(10.0, Verdict.DRAW), (10.1, Verdict.MORE)])
def test_an_interval_that_ends_at_nothing_is_a_draw(low: float, verdict: Verdict) -> None:
    certain = Figure(10, 10, 10, 10)
    assert change(certain, Figure(12, low, 13, 10)).verdict == verdict


@pytest.mark.parametrize(("high", "verdict"), [(10.0, Verdict.DRAW), (9.9, Verdict.LESS)])
def test_from_the_other_side_too(high: float, verdict: Verdict) -> None:
    certain = Figure(10, 10, 10, 10)
    assert change(certain, Figure(9, 8, high, 10)).verdict == verdict


def test_without_a_figure_there_is_nothing_to_compare() -> None:
    nothing = Change(Verdict.FEW, None, None, None)
    assert change(None, share_figure(5, 20)) == nothing
    assert change(share_figure(5, 20), None) == nothing


def test_how_many_are_enough_can_be_chosen() -> None:
    assert change(share_figure(0, 9), share_figure(9, 9), minimum=9).verdict == Verdict.MORE


def test_the_words() -> None:
    assert [str(word) for word in Verdict] == ["more", "less", "draw", "too few"]


@given(figures, figures)
def test_from_the_other_end_everything_turns_round(before: Figure, after: Figure) -> None:
    there, back = change(before, after), change(after, before)
    turned = {Verdict.MORE: Verdict.LESS, Verdict.LESS: Verdict.MORE}
    assert back.verdict == turned.get(there.verdict, there.verdict)
    assert (back.value, back.low, back.high) == tuple(-number for number in (there.value, there.high, there.low))  # type: ignore[operator]


@given(figures, figures)
def test_the_interval_holds_the_difference(before: Figure, after: Figure) -> None:
    found = change(before, after)
    assert found.value == after.value - before.value
    assert found.low <= found.value <= found.high  # type: ignore[operator]


@given(shares, shares)
def test_shares_differ_by_no_more_than_all(before: Figure, after: Figure) -> None:
    found = change(before, after)
    assert found.low is not None
    assert found.high is not None
    assert -1 - 1e-12 <= found.low <= found.high <= 1 + 1e-12


@given(shares)
def test_nothing_differs_from_itself(figure: Figure) -> None:
    assert change(figure, figure).verdict in {Verdict.DRAW, Verdict.FEW}


@pytest.mark.parametrize(("value", "low", "high"), [(1, 2, 3), (4, 2, 3), (float("nan"), 0, 1)])
def test_what_is_no_figure(value: float, low: float, high: float) -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        Figure(value, low, high, 10)


@pytest.mark.parametrize(("count", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        share_figure(count, n)


def drawn_too_often(verdicts: list[Verdict]) -> float:
    return float(np.mean([verdict != Verdict.DRAW for verdict in verdicts]))


def test_chance_alone_seldom_says_more_or_less_of_shares() -> None:
    chance = np.random.default_rng(8)
    rows = zip(chance.binomial(60, 0.3, 3000), chance.binomial(120, 0.3, 3000), strict=True)
    found = [change(share_figure(int(one), 60), share_figure(int(two), 120)).verdict for one, two in rows]
    assert 0.03 <= drawn_too_often(found) <= 0.07


def test_chance_alone_seldom_says_more_or_less_of_medians() -> None:
    """With the order statistics of ``meetlat.measure.shares.middle``, here of 99 cases: the 40th and the 60th."""
    chance = np.random.default_rng(10)
    drawn = np.sort(chance.exponential(3600, (3000, 2, 99)), axis=2)[..., [39, 49, 59]]
    found = [change(Figure(b, a, c, 99), Figure(y, x, z, 99)).verdict for (a, b, c), (x, y, z) in drawn.tolist()]
    assert 0.02 <= drawn_too_often(found) <= 0.07
