"""The outlines of areas on a picture: drawn by Altair, written as short paths."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from defusedxml.ElementTree import fromstring

from meetlat.register.geometry import Area, bounds
from meetlat.register.polygons import Point
from meetlat.report.charts import theme

SPECK = 2  # a ring of so few points has no surface
GRID = theme.WIDTH / 640  # finer is not seen, and outlines are most of what a page with a map weighs
Ring = list[tuple[int, int]]  # on the grid


@dataclass(frozen=True)
class Outline:
    """The rings of one organisation. The path is in steps of the grid: draw it at the scale of GRID."""

    organisation: str
    rings: list[Ring]

    @property
    def path(self) -> str:
        return "".join(_steps(ring) for ring in self.rings)


def outlines(areas: Sequence[Area], width: float = theme.WIDTH) -> tuple[list[Outline], float]:
    """Outlines that together fill the width, and the height they take."""
    west, south, east, north = bounds(areas)
    height = width * (_mercator((0, north))[1] - _mercator((0, south))[1]) / (east - west)
    drawn = fromstring(_drawn(areas, width, height))
    paths = (path for path in drawn.iter("{http://www.w3.org/2000/svg}path") if "aria-label" in path.attrib)
    return [Outline(path.attrib["aria-label"], _rings(path.attrib["d"])) for path in paths], height


def _drawn(areas: Iterable[Area], width: float, height: float) -> str:
    import altair as alt  # takes half a second: only when something is drawn

    chart = alt.Chart(alt.NamedData("areas"), width=width, height=height).mark_geoshape()
    flat = chart.encode(description="properties.id:N").project("identity", reflectY=True)
    return theme.drawn(flat.to_dict() | {"datasets": {"areas": [_feature(area) for area in areas]}})


def _feature(area: Area) -> dict[str, Any]:
    """GeoJSON on a flat Mercator map, so that Vega only has to scale it and adds no points of its own."""
    flat = [[[_mercator(point) for point in ring] for ring in polygon] for polygon in area.polygons]
    return {
        "type": "Feature",
        "properties": {"id": area.id},
        "geometry": {"type": "MultiPolygon", "coordinates": flat},
    }


def _mercator(point: Point) -> Point:
    longitude, latitude = point
    return longitude, math.degrees(math.asinh(math.tan(math.radians(latitude))))


def _rings(path: str) -> list[Ring]:
    """The rings of an absolute path (M, L, Z) without specks; of an area that is nothing but a speck, that speck."""
    rings = [_ring(ring) for ring in path.split("Z")[:-1]]
    return [ring for ring in rings if len(ring) > SPECK] or rings[:1]


def _ring(path: str) -> Ring:
    found = re.findall(r"(-?[\d.]+(?:e-\d+)?),(-?[\d.]+(?:e-\d+)?)", path)
    points = [(round(float(x) / GRID), round(float(y) / GRID)) for x, y in found]
    return points[:1] + [here for before, here in pairwise(points) if here != before]


def _steps(ring: Ring) -> str:
    """A start and then steps, which are shorter than places."""
    (x, y), *_ = ring
    if len(ring) == 1:
        return f"M{_joined([x, y])}h.1z"  # a dot, that its border makes visible
    steps = [delta for (x1, y1), (x2, y2) in pairwise(ring) for delta in (x2 - x1, y2 - y1)]
    return f"M{_joined([x, y])}l{_joined(steps)}z"


def _joined(steps: list[int]) -> str:
    return " ".join(map(str, steps)).replace(" -", "-")
