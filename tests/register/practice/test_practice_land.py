"""The drawn land of the practice country: one whole island at sea, neighbours sharing borders that never cross."""

import json
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.register import geometry
from meetlat.register.polygons import Point, Ring
from meetlat.register.practice.country import municipalities
from meetlat.register.practice.land import topology

SEEDS = st.integers(min_value=0, max_value=2**64)


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> list[geometry.Area]:
    file = tmp_path_factory.mktemp("land") / "zz_gemeente_2026.topojson"
    file.write_text(topology(2026), encoding="utf-8")
    return geometry.read(file)


def test_every_municipality_is_drawn_once(areas: list[geometry.Area]) -> None:
    assert [(area.id, area.name) for area in areas] == [(one.id, one.name) for one in municipalities()]


def test_it_lies_at_sea(areas: list[geometry.Area]) -> None:
    west, south, east, north = geometry.bounds(areas)
    assert 3.0 <= west < east <= 4.5
    assert 54.5 <= south < north <= 55.5


def test_municipalities_are_as_large_as_real_ones(areas: list[geometry.Area]) -> None:
    sizes = geometry.square_kilometres(areas).values()
    assert 30 < min(sizes) <= max(sizes) < 250


def test_together_they_are_one_island_without_a_hole(areas: list[geometry.Area]) -> None:
    (island,) = geometry.merge(areas, {area.id: "zz.m001" for area in areas})
    assert [len(polygon) for polygon in island.polygons] == [1]


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_every_border_is_walked_once_or_twice(seed: int) -> None:
    drawn = json.loads(topology(seed))
    arcs = [arc for area in drawn["objects"]["zz_gemeente_2026"]["geometries"] for arc in area["arcs"][0]]
    walked = Counter(arc if arc >= 0 else ~arc for arc in arcs)
    assert len(walked) == len(drawn["arcs"])
    assert set(walked.values()) == {1, 2}  # the coast and the borders
    assert len(set(arcs)) == len(arcs)  # two neighbours walk their border in opposite directions


@settings(max_examples=3, deadline=None)
@given(seed=SEEDS)
def test_no_border_crosses_another(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("land") / "drawn.topojson"
    file.write_text(topology(seed), encoding="utf-8")
    for area in geometry.read(file):
        assert not crossings(area.polygons[0][0]), area.name


def crossings(ring: Ring) -> list[tuple[tuple[Point, Point], tuple[Point, Point]]]:
    return [(one, other) for one, other in combinations(pairwise(ring), 2) if cross(one, other)]


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(start: Point, end: Point, point: Point) -> float:
    """Positive where the point lies left of the line."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def test_the_folder_holds_the_land_under_the_name_the_loader_looks_for(tmp_path: Path) -> None:
    from meetlat.register.loading.areas import newest_boundaries
    from meetlat.register.practice import write

    write(tmp_path)
    assert newest_boundaries(tmp_path) == {"zz": tmp_path / "geometry" / "zz_gemeente_2026.topojson"}
