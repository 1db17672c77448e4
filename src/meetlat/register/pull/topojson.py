"""GeoJSON polygons as a small TopoJSON: points on a grid, each ring an arc of its own (TopoJSON 1.0, 2.1 and 4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

Point = tuple[float, float]
Grid = tuple[int, int]
STEPS = 10_000  # of the grid; over the width of the Netherlands about 27 m
SHORTEST_RING = 4  # points, the last equal to the first


@dataclass(frozen=True)
class Area:
    """One area: its properties and its polygons, each an outer ring and its holes, in degrees."""

    properties: dict[str, Any]
    polygons: list[list[list[Point]]]


@dataclass(frozen=True)
class _Frame:
    west: float
    south: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "_Frame":
        xs, ys = zip(*points, strict=True)
        west, south = min(xs), min(ys)
        return cls(west, south, (max(xs) - west) / (STEPS - 1) or 1.0, (max(ys) - south) / (STEPS - 1) or 1.0)

    def on_grid(self, point: Point) -> Grid:
        return round((point[0] - self.west) / self.width), round((point[1] - self.south) / self.height)


def topology(name: str, areas: list[Area], id: str) -> dict[str, Any]:
    """A topology with one object ``name``. ``id`` is the property that identifies an area."""
    frame = _Frame.around(point for area in areas for polygon in area.polygons for ring in polygon for point in ring)
    arcs: list[list[Grid]] = []
    geometries = [_geometry(area, id, frame, arcs) for area in areas]
    return {
        "type": "Topology",
        "transform": {"scale": [frame.width, frame.height], "translate": [frame.west, frame.south]},
        "objects": {name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }


def _geometry(area: Area, id: str, frame: _Frame, arcs: list[list[Grid]]) -> dict[str, Any]:
    polygons = [rings for polygon in area.polygons if (rings := list(_rings(polygon, frame, arcs)))]
    about = {"id": area.properties[id], "properties": area.properties}
    if len(polygons) == 1:
        return {"type": "Polygon", "arcs": polygons[0], **about}
    return {"type": "MultiPolygon", "arcs": polygons, **about}


def _rings(polygon: list[list[Point]], frame: _Frame, arcs: list[list[Grid]]) -> Iterator[list[int]]:
    """A ring too small for the grid vanishes; with an outer ring go its holes."""
    for place, ring in enumerate(polygon):
        points = [point for point, _ in groupby(map(frame.on_grid, ring))]
        if len(points) >= SHORTEST_RING:
            arcs.append(_steps(points))
            yield [len(arcs) - 1]
        elif place == 0:
            return


def _steps(points: list[Grid]) -> list[Grid]:
    """The first point, then the step to each next one."""
    return [points[0], *((x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points))]
