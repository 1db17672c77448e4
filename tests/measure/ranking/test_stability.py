"""How firm a place is, on fields of which the answer is known."""

import sys
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from meetlat.measure.ranking import Chance, Dice, Field, Measure, Stability, Tie, Vary, rank, stability
from meetlat.measure.ranking.stability import in_list_order
from meetlat.problem import Problem
from tests.measure.ranking.fields import A, B, C, D, field, fields

STABILITY = "meetlat.measure.ranking.stability"
ABOUT = 0.02  # four standard errors of a share of 10,000 draws


def of(figures: Mapping[str, Sequence[float]], draws: int = 10_000, **how: list[float]) -> Stability:
    return stability(rank(field(figures, **how)), draws=draws)


def test_who_leads_on_everything_is_first_whatever_the_weights() -> None:
    firm = of({A: (1, 1), B: (3, 3), C: (2, 2)})
    assert (firm.low.tolist(), firm.high.tolist()) == ([3, 1, 2], [3, 1, 2])
    assert firm.first.tolist() == [0, 1, 0]
    assert firm.top.tolist() == [1, 1, 1]
    assert firm.ahead.tolist() == [0, 1, 1]
    assert (firm.keeps_winners, firm.keeps_top) == (1, 1)


def test_two_measures_that_say_the_opposite() -> None:
    firm = of({A: (3, 1), B: (1, 3), C: (2, 2)})
    assert firm.first == pytest.approx([0.5, 0.5, 0], abs=ABOUT)
    assert (firm.low.tolist(), firm.high.tolist()) == ([1, 1, 1], [3, 3, 2])
    assert firm.ahead == pytest.approx([0.5, 0.5, 0], abs=ABOUT)
    assert firm.keeps_winners == 0  # that all three win together


@pytest.mark.parametrize("heavy", [1.0, 3.0, 10.0])
def test_weights_are_drawn_around_those_that_were_chosen(heavy: float) -> None:
    """Of two measures the share of the first weight is Beta distributed; who leads on it wins above one half."""
    firm = of({A: (2, 1), B: (1, 2)}, weight=[heavy, 1.0])
    expected = beta.sf(0.5, 2 * heavy / (heavy + 1), 2 / (heavy + 1))
    assert firm.first == pytest.approx([expected, 1 - expected], abs=ABOUT)


def test_only_the_proportion_of_weights_matters() -> None:
    light, heavy = (of({A: (3, 1), B: (2, 3), C: (1, 2)}, weight=[one, 2 * one]) for one in (0.25, 8.0))
    assert np.array_equal(light.first, heavy.first)


def test_equals_are_each_half_ahead() -> None:
    firm = of({A: (1,), B: (1,), C: (0,)}, draws=100)
    assert firm.ahead.tolist() == [0.5, 1, 0]
    assert firm.first.tolist() == [1, 1, 0]
    assert (firm.low.tolist(), firm.high.tolist()) == ([1, 1, 3], [1, 1, 3])


def test_the_interval_leaves_out_a_fortieth_at_each_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places in 120 draws: B is first in 3 of them, A in 4 (and one is beyond the interval for every 40)."""

    def worlds(first: int) -> object:
        def drawn(*_: object) -> list[object]:
            return [np.array([[1.0, 2.0]] * first + [[2.0, 1.0]] * (120 - first))]

        return drawn

    ranking = rank(field({A: (1,), B: (2,)}))
    monkeypatch.setattr(sys.modules[STABILITY], "_worlds", worlds(3))
    assert stability(ranking, draws=120).low.tolist() == [2, 1]
    assert stability(ranking, draws=120).high.tolist() == [2, 1]
    monkeypatch.setattr(sys.modules[STABILITY], "_worlds", worlds(4))
    assert stability(ranking, draws=120).low.tolist() == [1, 1]
    assert stability(ranking, draws=120).high.tolist() == [2, 2]


def test_an_interval_holds_the_place_itself() -> None:
    """A, second on both, is level with the others at equal weights and at no other."""
    figures = {A: (2.0, 2.0), B: (3.0, 1.0), C: (1.0, 3.0)}
    assert rank(field(figures)).place.tolist() == [1, 1, 1]
    firm = of(figures)
    assert (firm.low[0], firm.high[0]) == (1, 2)


def test_the_top_ten_of_eleven() -> None:
    figures = {chr(97 + place): (float(-place), float(-place)) for place in range(11)}
    firm = of(figures, draws=100)
    assert firm.top.tolist() == [1] * 10 + [0]
    assert firm.keeps_top == 1
    swapped = figures | {"j": (-9.0, -10.0), "k": (-10.0, -9.0)}
    firm = of(swapped)
    assert firm.top[9:] == pytest.approx([0.5, 0.5], abs=ABOUT)
    assert firm.keeps_top == 0  # that both share the tenth place
    assert firm.keeps_winners == 1


def by_chance(figures: tuple[float, ...], cases: tuple[float, ...], chance: Chance) -> Field:
    names = tuple("abcdef"[: len(figures)])
    return Field(names, (Measure("m", chance=chance),), np.array([figures]), np.array([cases]))


def test_small_numbers_are_less_firm_than_large_ones() -> None:
    few = stability(rank(by_chance((0.6, 0.5), (10, 10), Chance.SHARE)), draws=10_000)
    many = stability(rank(by_chance((0.6, 0.5), (1_000, 1_000), Chance.SHARE)), draws=10_000)
    assert few.first[0] == pytest.approx(0.67, abs=0.03)  # z of the difference: 0.1 / sqrt(0.049) = 0.45
    assert many.first[0] == 1
    assert few.high.tolist() == [2, 2]


def test_counts_are_drawn_before_they_are_divided() -> None:
    """4 of 100 inhabitants against 3 of 100, and 400 against 300 of 10,000."""
    few = stability(rank(by_chance((0.04, 0.03), (100, 100), Chance.COUNT)), draws=10_000)
    many = stability(rank(by_chance((0.04, 0.03), (10_000, 10_000), Chance.COUNT)), draws=10_000)
    assert 0.6 < few.first[0] < 0.7  # z of the difference: 1 / sqrt(7) = 0.38
    assert many.first[0] > 0.999


def test_only_what_is_asked_is_drawn() -> None:
    measures = (Measure("m", chance=Chance.SHARE), Measure("n"))
    ranking = rank(Field((A, B), measures, np.array([[0.6, 0.5], [1, 2]]), np.array([[10.0, 10], [1, 1]])))
    chance, weights, both = (stability(ranking, vary, 10_000) for vary in (Vary.CHANCE, Vary.WEIGHTS, Vary.BOTH))
    assert weights.ahead[0] == pytest.approx(0.5, abs=ABOUT)
    assert chance.ahead[0] == pytest.approx(0.67 / 2, abs=ABOUT)  # where it leads on m they are level
    assert both.ahead[0] == pytest.approx(0.67 / 2, abs=ABOUT)
    assert chance.keeps_winners == pytest.approx(0.67, abs=ABOUT)
    assert weights.keeps_winners == both.keeps_winners == 0


def test_one_measure_that_is_a_full_count_does_not_move() -> None:
    firm = of({A: (1,), B: (3,), C: (2,)}, draws=100)
    assert firm.low.tolist() == firm.high.tolist() == [3, 1, 2]


@settings(max_examples=30)
@given(fields(least=2), st.randoms(), st.sampled_from(list(Tie)))
def test_the_order_of_rows_and_the_size_of_pieces_do_not_matter(of: Field, random: Random, tie: Tie) -> None:
    rows = list(range(len(of.names)))
    random.shuffle(rows)
    one, other = (stability(rank(some.in_order(), tie), draws=100) for some in (of, of.of(rows)))
    for first, second in zip(vars(one).values(), vars(other).values(), strict=True):
        assert np.array_equal(first, second)
    assert (one.low <= one.high).all()


@pytest.mark.parametrize("at_once", [1, 20, 299])
def test_draws_come_in_pieces(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    ranking = rank(field({A: (3, 1), B: (2, 3), C: (1, 2)}))
    whole = stability(ranking, draws=100)
    monkeypatch.setattr(sys.modules[STABILITY], "AT_ONCE", at_once)
    told: list[tuple[int, int]] = []
    pieces = stability(ranking, draws=100, progress=lambda *at: told.append(at))
    assert np.array_equal(pieces.first, whole.first)
    assert told[-1] == (100, 100)
    assert len(told) == {1: 100, 20: 34, 299: 3}[at_once]


def test_the_seed_decides() -> None:
    ranking = rank(field({A: (3, 1), B: (2, 3), C: (1, 2)}))
    first, again, other = (stability(ranking, draws=500, seed=seed).first.tolist() for seed in (1, 1, 2))
    assert first == again != other


def test_the_list_is_by_sum_and_then_by_name() -> None:
    assert in_list_order(rank(field({D: (1,), C: (2,), A: (1,), B: (3,)}))) == [3, 1, 2, 0]


def test_dice_as_they_lie() -> None:
    assert Dice() == Dice(Vary.BOTH, 1_000, 1)


def test_a_figure_with_an_interval_is_as_firm_as_its_interval() -> None:
    ends = np.array([[[500.0, 600]], [[700.0, 800]]])  # 600 and 700, each give or take 100 by 1.96 sd
    drawn = Field(
        (A, B), (Measure("m", less=True, chance=Chance.INTERVAL),), np.array([[600.0, 700]]), np.ones((1, 2)), ends
    )
    assert stability(rank(drawn), draws=10_000).first[0] == pytest.approx(0.917, abs=0.01)  # z: 1.96 / sqrt(2) = 1.386


def test_more_draws_than_fit_are_refused_before_they_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[STABILITY], "MOST", 300)
    assert of({A: (1, 1), B: (3, 3), C: (2, 2)}, draws=100)
    with pytest.raises(
        Problem, match=r"101 draws of 3 rows are 303 places\. At most 300 fit: draw at most 100 times\."
    ):
        of({A: (1, 1), B: (3, 3), C: (2, 2)}, draws=101)
