"""GeoJSON to TopoJSON and back: the same areas, within a step of the grid."""

import json
from itertools import accumulate
from typing import Any

from meetlat.register.pull.topojson import STEPS, Area, Point, topology
from tests.register.pull.pulling import Puller

SQUARE: list[Point] = [(5.0, 52.0), (5.2, 52.0), (5.2, 52.2), (5.0, 52.2), (5.0, 52.0)]
HOLE: list[Point] = [(5.05, 52.05), (5.1, 52.05), (5.1, 52.1), (5.05, 52.05)]
SPECK: list[Point] = [(5.3, 52.3), (5.3000001, 52.3), (5.3, 52.3000001), (5.3, 52.3)]
FAR: list[Point] = [(7.0, 53.4), (7.1, 53.4), (7.1, 53.5), (7.0, 53.4)]


def rings(drawn: dict[str, Any], arcs: list[Any]) -> Any:
    """The points of the rings behind nested arc numbers."""
    if isinstance(arcs[0], int):
        scale, origin = drawn["transform"]["scale"], drawn["transform"]["translate"]
        steps = drawn["arcs"][arcs[0]]
        grid = accumulate(steps, lambda point, step: (point[0] + step[0], point[1] + step[1]))
        return [(x * scale[0] + origin[0], y * scale[1] + origin[1]) for x, y in grid]
    return [rings(drawn, inner) for inner in arcs]


def test_rings_come_back_within_a_step() -> None:
    drawn = topology("areas", [Area({"code": "A"}, [[SQUARE, HOLE], [FAR]])], "code")
    geometry = drawn["objects"]["areas"]["geometries"][0]
    assert (geometry["type"], geometry["id"]) == ("MultiPolygon", "A")
    for found, meant in zip(rings(drawn, geometry["arcs"])[0], [SQUARE, HOLE], strict=True):
        for (x, y), (x0, y0) in zip(found, meant, strict=True):
            assert abs(x - x0) <= 2.1 / (STEPS - 1)
            assert abs(y - y0) <= 1.5 / (STEPS - 1)
        assert found[0] == found[-1]


def test_a_ring_too_small_for_the_grid_vanishes_with_its_holes() -> None:
    drawn = topology("areas", [Area({"code": "A"}, [[SQUARE], [SPECK, HOLE], [FAR, SPECK]])], "code")
    geometry = drawn["objects"]["areas"]["geometries"][0]
    assert geometry["arcs"] == [[[0]], [[1]]]
    assert len(drawn["arcs"]) == 2


def test_the_file_has_the_names_of_the_earlier_ones(puller_again: Puller) -> None:
    drawn = json.loads((puller_again.folder / "geometry/nl_gemeente_2026.topojson").read_text(encoding="utf-8"))
    geometries = drawn["objects"]["gemeente_2026"]["geometries"]
    assert [geometry["id"] for geometry in geometries] == ["GM0344", "GM0534"]  # from two pages
    assert geometries[0]["properties"] == {
        "statcode": "GM0344",
        "statnaam": "Utrecht",
        "jrstatcode": "2026GM0344",
        "rubriek": "gemeente",
    }


def test_the_reader_of_maps_reads_it(puller_again: Puller) -> None:
    from meetlat.register.geometry import read

    areas = read(puller_again.folder / "geometry/nl_gemeente_2026.topojson")
    assert [(area.id, area.name, len(area.polygons)) for area in areas] == [
        ("nl.gm0344", "Utrecht", 1),
        ("nl.gm0534", "Hillegom", 2),
    ]
