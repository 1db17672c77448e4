"""The rank sum: its arithmetic, and what it does not depend on."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.ranking import Field, Tie, rank
from meetlat.measure.ranking.field import Measure
from tests.measure.ranking.fields import UNKNOWN, A, B, C, D, field, fields

TABLE = {A: (10, 1), B: (30, 2), C: (20, 2), D: (20, 0)}


def by_name(of: Field, tie: Tie = Tie.SHARED) -> dict[str, tuple[float, float]]:
    ranking = rank(of, tie)
    return dict(zip(of.names, zip(ranking.sums.tolist(), ranking.place.tolist(), strict=True), strict=True))


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        (Tie.SHARED, {A: (7, 4), B: (2, 1), C: (3, 2), D: (6, 3)}),
        (Tie.AVERAGE, {A: (7, 4), B: (2.5, 1), C: (4, 2), D: (6.5, 3)}),
        (Tie.DENSE, {A: (5, 3), B: (2, 1), C: (3, 2), D: (5, 3)}),
    ],
)
def test_places_are_added(tie: Tie, expected: dict[str, tuple[float, float]]) -> None:
    assert by_name(field(TABLE), tie) == expected


def test_weights_multiply_places() -> None:
    assert by_name(field(TABLE, weight=[1.0, 3.0])) == {A: (13, 3), B: (4, 1), C: (5, 2), D: (14, 4)}


def test_less_is_better_where_it_is_said() -> None:
    assert by_name(field(TABLE, less=[True, False])) == {A: (4, 2), B: (5, 3), C: (3, 1), D: (6, 4)}
    assert rank(field(TABLE, less=[True, False])).places.tolist() == [[1, 4, 2, 2], [3, 1, 1, 4]]


def test_the_unknown_shares_the_last_place() -> None:
    ranking = rank(field({A: (5, UNKNOWN), B: (UNKNOWN, 0), C: (UNKNOWN, -4)}))
    assert ranking.places.tolist() == [[1, 2, 2], [3, 1, 2]]
    ranking = rank(field({A: (5, UNKNOWN), B: (UNKNOWN, 0), C: (9, 4)}, less=[True, True]))
    assert ranking.places.tolist() == [[1, 3, 2], [3, 1, 2]]


def test_what_nobody_knows_makes_no_difference_and_has_no_leader() -> None:
    ranking = rank(field({A: (5, UNKNOWN), B: (6, UNKNOWN)}))
    assert ranking.places.tolist() == [[2, 1], [1, 1]]
    assert (ranking.leaders(0), ranking.leaders(1)) == ([B], [])


def test_winners_and_leaders_in_the_order_of_the_alphabet() -> None:
    ranking = rank(field({C: (1, 3), B: (3, 1), A: (3, 1), D: (0, 0)}))
    assert ranking.leaders(0) == [A, B]
    assert ranking.leaders(1) == [C]
    assert ranking.winners == [A, B]


def scaled(of: Field, factor: float) -> Field:
    return Field(of.names, of.measures, of.figures * factor, of.cases)


@given(fields(), st.sampled_from([0.001, 0.1, 1 / 3, 7.0, 1e6]), st.sampled_from(list(Tie)))
def test_the_unit_of_a_measure_does_not_matter(of: Field, factor: float, tie: Tie) -> None:
    assert by_name(scaled(of, factor), tie) == by_name(of, tie)


@given(fields(), st.randoms(), st.sampled_from(list(Tie)))
def test_the_order_of_rows_does_not_matter(of: Field, random: Random, tie: Tie) -> None:
    rows = list(range(len(of.names)))
    random.shuffle(rows)
    assert by_name(of.of(rows), tie) == by_name(of, tie)
    assert of.of(rows).in_order().names == of.in_order().names


@given(fields(), st.sampled_from(list(Tie)))
def test_names_do_not_matter(of: Field, tie: Tie) -> None:
    other = Field(tuple(f"other {name[::-1]}" for name in of.names), of.measures, of.figures, of.cases)
    assert rank(other, tie).place.tolist() == rank(of, tie).place.tolist()


@given(fields(), st.lists(st.integers(0, 12).map(float), min_size=3, max_size=3))
def test_one_more_moves_places_but_no_figure_and_no_order_on_one_measure(of: Field, figures: list[float]) -> None:
    column = np.array(figures[: len(of.measures)])[:, None]
    more = Field(
        (*of.names, "new"), of.measures, np.hstack([of.figures, column]), np.ones((len(column), len(of.names) + 1))
    )
    before, after = rank(of), rank(more)
    assert after.field.figures[:, :-1].tolist() == before.field.figures.tolist()
    ahead = (column > of.figures).astype(float)
    assert (after.places[:, :-1] - before.places == ahead).all()


@given(fields())
def test_more_on_any_measure_is_never_a_worse_place(of: Field) -> None:
    better = of.figures.copy()
    better[0, 0] += 5
    assert rank(Field(of.names, of.measures, better, of.cases)).place[0] <= rank(of).place[0]


def test_the_order_for_draws_is_by_figures_first() -> None:
    of = field({D: (1, 5), C: (1, 2), B: (0, 9), A: (1, 5)})
    assert of.in_order().names == (B, C, A, D)


def test_weights_and_chance_of_a_field() -> None:
    assert field(TABLE, weight=[2.0, 1.0]).weights.tolist() == [2, 1]
    assert not field(TABLE).by_chance
    assert Measure("a") == Measure("a", 1.0, False, "")
