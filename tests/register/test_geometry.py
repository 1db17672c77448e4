"""Boundaries: hand-made files small enough to check by eye, and known facts about the real ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from meetlat import environment
from meetlat.register import geometry, lambert
from meetlat.register.geometry import Area, BrokenGeometry
from meetlat.register.polygons import Polygon, Ring, flat

# Two squares of one degree side by side; arc 0 is the border between them, walked up by A and down by B.
BORDER, WEST, EAST = [[1, 0], [1, 1]], [[1, 1], [0, 1], [0, 0], [1, 0]], [[1, 0], [2, 0], [2, 1], [1, 1]]
HOLE = [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]
A: dict[str, Any] = {"type": "Polygon", "arcs": [[0, 1]], "properties": {"statcode": "GM0001", "statnaam": "A"}}
B: dict[str, Any] = {"type": "Polygon", "arcs": [[2, -1]], "properties": {"statcode": "GM0002", "statnaam": "B"}}
SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]


def topology(*geometries: dict[str, Any], **other: Any) -> dict[str, Any]:
    shared = {"type": "Topology", "arcs": [BORDER, WEST, EAST, HOLE]}
    return shared | {"objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}}} | other


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "borders.topojson"
    path.write_text(json.dumps(content), "utf-8")
    return path


def read(tmp_path: Path, *geometries: dict[str, Any], **other: Any) -> list[Area]:
    return geometry.read(written(tmp_path, topology(*geometries, **other)))


def corners(ring: Ring) -> set[tuple[float, float]]:
    assert ring[0] == ring[-1]
    return set(ring)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"arcs": [[0, 1]]}, [[SQUARE]]),
        ({"arcs": [[-2, -1]]}, [[SQUARE]]),  # walked the other way round
        ({"arcs": [[0, 1], [3]]}, [[SQUARE, HOLE]]),
        ({"type": "MultiPolygon", "arcs": [[[0, 1]], [[3]]]}, [[SQUARE], [HOLE]]),
    ],
)
def test_rings(tmp_path: Path, changes: dict[str, Any], expected: list[Polygon]) -> None:
    [area] = read(tmp_path, A | changes)
    drawn = [[corners(ring) for ring in polygon] for polygon in area.polygons]
    assert drawn == [[{tuple(point) for point in ring} for ring in polygon] for polygon in expected]


def test_a_shared_arc_is_walked_backwards(tmp_path: Path) -> None:
    [area] = read(tmp_path, B)
    assert corners(area.polygons[0][0]) == {(1, 0), (2, 0), (2, 1), (1, 1)}


def test_outer_rings_run_counterclockwise_and_holes_clockwise(tmp_path: Path) -> None:
    [area] = read(tmp_path, A | {"arcs": [[-2, -1], [3]]})
    assert [flat(ring) > 0 for ring in area.polygons[0]] == [True, False]


def test_quantised_arcs_are_steps_on_a_grid(tmp_path: Path) -> None:
    arc = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    transform = {"scale": [0.1, 0.2], "translate": [4, 50]}
    [area] = read(tmp_path, A | {"arcs": [[0]]}, arcs=[arc], transform=transform)
    assert corners(area.polygons[0][0]) == {(4, 50), (5, 50), (5, 52), (4, 52)}


def test_names_and_codes(tmp_path: Path) -> None:
    belgian = A | {"properties": {"NISCODE_2019": 11001, "namened": "Aartselaar", "namefr": "Aartselaar"}}
    own = A | {"properties": {"code": "xx.somewhere"}}
    areas = read(tmp_path, A, belgian, own)
    assert [(area.id, area.name) for area in areas] == [
        ("nl.gm0001", "A"),
        ("be.nis11001", "Aartselaar"),
        ("xx.somewhere", "xx.somewhere"),
    ]


@pytest.mark.parametrize("code", ["GM0363", "11001", "xx.somewhere"])
def test_an_id_leads_back_to_its_code(code: str) -> None:
    assert geometry.official_code(geometry.organisation_id(code)) == code


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ([], "has no attribute"),
        ({"type": "FeatureCollection"}, "type is 'FeatureCollection', expected 'Topology'"),
        ({"type": "Topology"}, "'arcs' is missing"),
        (topology(), "there is no area in it"),
        (topology(A | {"arcs": [[9]]}), "A points at arc 9, there are 4"),
        (topology(A | {"arcs": [[0, -9]]}), "A points at arc -9, there are 4"),
        (topology(A | {"arcs": [[0]]}), "A has a ring that does not close"),
        (topology(A | {"type": "Point"}), "A is a Point, expected a Polygon or a MultiPolygon"),
        (topology(B, A | {"properties": {}}), "geometry 2 has no code"),
        (topology(A | {"properties": {"code": "?"}}), "code '?' is of no known register"),
        (topology(A, arcs=[[[1, 0], [1, 900]], [[1, 900], [0, 1], [0, 0], [1, 0]]]), "which are no degrees"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, content: object, wrong: str) -> None:
    with pytest.raises(BrokenGeometry, match=r"^borders\.topojson is no usable TopoJSON: ") as error:
        geometry.read(written(tmp_path, content))
    assert wrong in str(error.value)


@pytest.mark.parametrize("content", [b"{", b'{"type": "\xff"}'])
def test_a_file_that_is_not_json(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "half.topojson"
    path.write_bytes(content)
    with pytest.raises(BrokenGeometry, match=r"^half\.topojson is not JSON"):
        geometry.read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenGeometry, match=r"^gone\.topojson cannot be opened: No such file"):
        geometry.read(tmp_path / "gone.topojson")


def test_a_square_degree_at_the_equator(tmp_path: Path) -> None:
    [area] = read(tmp_path, A)
    assert geometry.square_kilometres([area])["GM0001"] == pytest.approx(12_363.7, rel=0.001)


def test_a_hole_is_no_ground(tmp_path: Path) -> None:
    whole, holed = (geometry.square_kilometres(read(tmp_path, a))["GM0001"] for a in (A, A | {"arcs": [[0, 1], [3]]}))
    assert holed == pytest.approx(whole * 0.96, rel=0.001)


def test_merging_takes_the_border_away(tmp_path: Path) -> None:
    areas = read(tmp_path, A, B)
    [merged] = geometry.merge(areas, {"nl.gm0001": "nl.gm0009", "nl.gm0002": "nl.gm0009"})
    assert merged.code == "GM0009"
    [[ring]] = merged.polygons
    assert corners(ring) == {(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}
    assert sum(geometry.square_kilometres([merged]).values()) == pytest.approx(
        sum(geometry.square_kilometres(areas).values())
    )


def test_parts_that_only_touch_keep_their_whole_ground(tmp_path: Path) -> None:
    corner = A | {"arcs": [[4]], "properties": {"statcode": "GM0002"}}
    upper = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]
    areas = read(tmp_path, A, corner, arcs=[BORDER, WEST, EAST, HOLE, upper])
    merged = geometry.merge(areas, {"nl.gm0002": "nl.gm0001"})
    whole = sum(geometry.square_kilometres(areas).values())
    assert geometry.square_kilometres(merged) == {"GM0001": pytest.approx(whole)}


def test_merging_into_the_ground_around_it_fills_the_hole(tmp_path: Path) -> None:
    areas = read(tmp_path, A | {"arcs": [[0, 1], [3]]}, B | {"arcs": [[3]]})
    [merged] = geometry.merge(areas, {"nl.gm0002": "nl.gm0001"})
    assert (merged.name, [len(polygon) for polygon in merged.polygons]) == ("A", [1])


def test_a_hole_that_belongs_to_another_stays(tmp_path: Path) -> None:
    areas = read(tmp_path, A | {"arcs": [[0, 1], [3]]}, B)
    [merged] = geometry.merge(areas, {"nl.gm0002": "nl.gm0001"})
    [[_, hole]] = merged.polygons
    assert corners(hole) == {tuple(point) for point in HOLE}


def test_who_is_not_in_a_merger_stays_as_it_was(tmp_path: Path) -> None:
    areas = read(tmp_path, A, B)
    assert geometry.merge(areas, {}) == areas


@pytest.mark.parametrize("point", [lambert.WEST, lambert.EAST, lambert.SOUTH, lambert.NORTH, (4.3517, 50.8466)])
def test_the_cone_and_back(point: tuple[float, float]) -> None:
    assert lambert.degrees(lambert.projected(point)) == pytest.approx(point)


def real(name: str) -> list[Area]:
    folder = environment.reference()
    if folder is None:
        pytest.skip("MEETLAT_REFERENCE is not set")
    return geometry.read(folder / "geometry" / name)


@pytest.mark.reference
@pytest.mark.parametrize(
    ("name", "areas", "total"),
    [
        ("nl_gemeente_2014.topojson", 403, 34_848),
        ("nl_gemeente_2016.topojson", 390, 34_864),
        ("nl_gemeente_2023.topojson", 342, 34_947),
        ("be_gemeente_2019.topojson", 581, 30_689),
    ],
)
def test_real_totals(name: str, areas: int, total: float) -> None:
    found = real(name)
    assert len(found) == areas
    assert sum(geometry.square_kilometres(found).values()) == pytest.approx(total, rel=0.002)


@pytest.mark.reference
@pytest.mark.parametrize(
    ("name", "code", "official"),
    [
        ("nl_gemeente_2023.topojson", "GM0363", 219.5),  # Amsterdam, with its inland water
        ("nl_gemeente_2023.topojson", "GM0448", 161.1),  # Texel, without the Waddenzee
        ("be_gemeente_2019.topojson", "11002", 204.5),  # Antwerpen
        ("be_gemeente_2019.topojson", "92094", 175.7),  # Namur
        ("be_gemeente_2019.topojson", "81001", 118.6),  # Arlon, where a Mercator reading would be 6 % off
    ],
)
def test_real_areas(name: str, code: str, official: float) -> None:
    assert geometry.square_kilometres(real(name))[code] == pytest.approx(official, rel=0.025)


@pytest.mark.reference
def test_belgium_lies_in_belgium() -> None:
    west, south, east, north = geometry.bounds(real("be_gemeente_2019.topojson"))
    assert (west, south, east, north) == pytest.approx((2.5463, 49.4970, 6.4081, 51.5051), abs=0.001)
