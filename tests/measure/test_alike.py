"""Which organisations are most alike, and why."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.alike import ALIKE, PARTS, Group, Neighbour, Part, Traits

A_TOWN = Traits(inhabitants=20_000, density=400, ages=(10, 20, 10), province="ZZ-01")

some = st.integers(min_value=1, max_value=1_000_000).map(float)
traits = st.builds(
    Traits,
    inhabitants=some,
    density=st.none() | some,
    ages=st.just(()) | st.tuples(some, some, some),
    province=st.sampled_from(["", "ZZ-01", "ZZ-02"]),
)
groups = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), traits, min_size=2, max_size=12)


def order(group: Mapping[str, Traits], id: str) -> list[str]:
    return [one.id for one in Group(group).most_alike(id, limit=len(group)).neighbours]


def distances(group: Mapping[str, Traits], id: str) -> dict[str, float]:
    return {one.id: one.distance for one in Group(group).most_alike(id, limit=len(group)).neighbours}


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ({"inhabitants": 21_000}, {"inhabitants": 40_000}),
        ({"inhabitants": 10_000}, {"inhabitants": 80_000}),  # half is nearer than four times
        ({"density": 500}, {"density": 900}),
        ({"ages": (1, 2, 1)}, {"ages": (20, 10, 10)}),  # the same shares of fewer people
        ({"province": "ZZ-01"}, {"province": "ZZ-02"}),
    ],
)
def test_the_nearer_one_comes_first(near: dict[str, object], far: dict[str, object]) -> None:
    group = {"own": A_TOWN, "a": replace(A_TOWN, **far), "b": replace(A_TOWN, **near)}  # type: ignore[arg-type]
    assert order(group, "own") == ["b", "a"]


def test_equal_distances_stand_in_the_order_of_their_ids() -> None:
    group = {"own": A_TOWN, "c": A_TOWN, "a": A_TOWN, "b": A_TOWN}
    assert order(group, "own") == ["a", "b", "c"]
    assert set(distances(group, "own").values()) == {0.0}


def test_each_part_is_told() -> None:
    group = {"own": A_TOWN, "a": replace(A_TOWN, inhabitants=80_000, province="ZZ-02")}
    (neighbour,) = Group(group).most_alike("own").neighbours
    told = {part.name: part.distance for part in neighbour.parts}
    assert told == {
        "inhabitants": 2.0,
        "density": 0.0,
        "ages": 0.0,
        "province": 1.0,
    }  # two lie one spread from the mean
    assert neighbour.distance == pytest.approx((5 / 4) ** 0.5)
    assert neighbour.reasons == ("density", "ages")


@pytest.mark.parametrize(
    ("parts", "reasons"),
    [
        ({"inhabitants": 0.2, "density": 0.1, "province": 0.0}, ("province", "density", "inhabitants")),
        ({"inhabitants": ALIKE, "density": 3.0}, ("inhabitants",)),
        ({"inhabitants": 0.9, "density": 0.8, "province": 1.0}, ("density",)),  # at least the nearest
    ],
)
def test_the_reasons(parts: dict[str, float], reasons: tuple[str, ...]) -> None:
    assert Neighbour("a", 0.0, tuple(Part(*one) for one in parts.items())).reasons == reasons


def test_what_is_not_known_is_left_out_and_said() -> None:
    own = replace(A_TOWN, ages=())
    found = Group({"own": own, "a": A_TOWN, "b": replace(own, density=None)}).most_alike("own")
    assert found.unknown == ("ages",)
    assert [one.id for one in found.neighbours] == ["a"]
    assert found.left_out == 1  # b, whose density nobody knows
    assert [part.name for part in found.neighbours[0].parts] == ["inhabitants", "density", "province"]


@pytest.mark.parametrize("inhabitants", [None, 0])
def test_without_inhabitants_nobody_is_alike(inhabitants: float | None) -> None:
    found = Group({"own": Traits(inhabitants, province="ZZ-01"), "a": A_TOWN}).most_alike("own")
    assert (found.neighbours, found.left_out) == ((), 1)
    assert "inhabitants" in found.unknown


def test_no_more_than_asked() -> None:
    group = {"own": A_TOWN, **{f"n{number:02}": A_TOWN for number in range(20)}}
    assert len(Group(group).most_alike("own").neighbours) == 10
    assert len(Group(group).most_alike("own", limit=3).neighbours) == 3


@given(groups)
def test_nobody_is_its_own_neighbour(group: dict[str, Traits]) -> None:
    for id in group:
        assert id not in order(group, id)


@given(groups)
def test_two_that_know_the_same_are_equally_far_from_each_other(group: dict[str, Traits]) -> None:
    for first in group:
        for second, distance in distances(group, first).items():
            if group[first].known() == group[second].known():
                assert distances(group, second)[first] == distance


@given(groups, st.randoms())
def test_the_order_of_the_rows_does_not_matter(group: dict[str, Traits], chance: Random) -> None:
    rows = list(group.items())
    chance.shuffle(rows)
    for id in group:
        assert Group(dict(rows)).most_alike(id) == Group(group).most_alike(id)


@given(groups, st.sampled_from([0.5, 2.0, 10.0, 1000.0]))
def test_another_unit_changes_nothing(group: dict[str, Traits], factor: float) -> None:
    def scaled(one: Traits) -> Traits:
        inhabitants, density = (value and value * factor for value in (one.inhabitants, one.density))
        return Traits(inhabitants, density, tuple(age * factor for age in one.ages), one.province)

    other = {id: scaled(one) for id, one in group.items()}
    for id in group:
        assert distances(other, id) == pytest.approx(distances(group, id), abs=1e-5)


@given(groups)
def test_the_distance_is_made_of_its_parts(group: dict[str, Traits]) -> None:
    for id in group:
        found = Group(group).most_alike(id)
        for one in found.neighbours:
            assert {part.name for part in one.parts} | set(found.unknown) == set(PARTS)
            assert min(part.distance for part in one.parts) <= one.distance + 1e-9
            assert one.distance <= max(part.distance for part in one.parts) + 1e-9
