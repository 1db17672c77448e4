"""One measure or one member less: the same as ranking the rest from the start."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.measure.ranking import Field, Tie, leaving_out, rank
from meetlat.measure.ranking.leaving_out import without_measures, without_members
from tests.measure.ranking.fields import A, B, C, D, field, fields

ties = st.sampled_from(list(Tie))


def rest(of: Field, member: int) -> Field:
    return of.of([other for other in range(len(of.names)) if other != member])


@given(fields(), ties)
def test_without_a_measure(of: Field, tie: Tie) -> None:
    found = without_measures(rank(of, tie))
    if len(of.measures) == 1:
        assert found.shape == (0, len(of.names))
        return
    for row, place in enumerate(found):
        kept = [other for other in range(len(of.measures)) if other != row]
        some = Field(of.names, tuple(of.measures[one] for one in kept), of.figures[kept], of.cases[kept])
        assert place.tolist() == rank(some, tie).place.tolist()


def test_without_a_measure_weights_still_count() -> None:
    found = without_measures(rank(field({A: (1, 2, 3), B: (2, 3, 1), C: (3, 1, 2)}, weight=[1.0, 2.0, 4.0])))
    assert found.tolist() == [[1, 2, 2], [1, 3, 2], [2, 1, 2]]


@settings(max_examples=60)
@given(fields(least=2), ties)
def test_without_a_member(of: Field, tie: Tie) -> None:
    ranking = rank(of, tie)
    out = without_members(ranking)
    places: dict[str, list[float]] = {name: [] for name in of.names}
    other = []
    for member, name in enumerate(of.names):
        left = rank(rest(of, member), tie)
        for one, place in zip(left.field.names, left.place.tolist(), strict=True):
            places[one].append(place)
        stayed = [winner for winner in ranking.winners if winner != name]
        if stayed and left.winners != stayed:
            other.append(name)
    assert out.best.tolist() == [min(places[name]) for name in of.names]
    assert out.worst.tolist() == [max(places[name]) for name in of.names]
    assert out.other_winner == tuple(sorted(other))
    assert out.tried == len(of.names)


def test_who_is_alone_has_nobody_to_leave() -> None:
    out = without_members(rank(field({A: (1,)})))
    assert np.isnan(out.best).all()
    assert np.isnan(out.worst).all()
    assert (out.tried, out.other_winner) == (1, ())


def test_a_bystander_decides_who_wins() -> None:
    """B wins from C by D, who is between them on one measure; when D leaves they are equal."""
    of = field({A: (0, 0), B: (9, 5), C: (7, 9), D: (8, 1)})
    assert rank(of).winners == [B]
    assert without_members(rank(of)).other_winner == (D,)


@pytest.mark.parametrize("most", [5, 6])
def test_of_many_members_some_leave_by_lot(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(leaving_out, "MOST", most)
    ranking = rank(field({name: (place,) for place, name in enumerate("abcdef")}))
    outcomes = [without_members(ranking, seed) for seed in (1, 1, 2, 3, 4, 5)]
    assert {outcome.tried for outcome in outcomes} == {most}
    seen = [(tuple(outcome.best), tuple(outcome.worst)) for outcome in outcomes]
    assert seen[0] == seen[1]
    assert (len(set(seen)) == 1) is (most == 6)


@pytest.mark.parametrize("at_once", [1, 7, 12, 13])
def test_the_pieces_make_no_difference(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    ranking = rank(field({A: (0, 0), B: (9, 5), C: (7, 9), D: (8, 1)}))
    whole = without_members(ranking)
    monkeypatch.setattr(leaving_out, "AT_ONCE", at_once)
    pieces = without_members(ranking)
    assert np.array_equal(pieces.best, whole.best)
    assert np.array_equal(pieces.worst, whole.worst)
    assert pieces.other_winner == whole.other_winner
    worlds = [some.size for some, _ in leaving_out._worlds(ranking, np.arange(4))]
    assert worlds == {1: [1, 1, 1, 1], 7: [1, 1, 1, 1], 12: [3, 1], 13: [3, 1]}[at_once]
