"""Rings and polygons in degrees: which way they run, how large they are, what remains when borders fall."""

import math
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]  # longitude, latitude in degrees (WGS84)
Ring = list[Point]  # closed: the last point is the first
Polygon = list[Ring]  # the outer ring counterclockwise, then its holes clockwise (RFC 7946)

EARTH_RADIUS = 6371.0072  # km, of the sphere with the surface of WGS84


def turned(ring: Ring, *, counterclockwise: bool) -> Ring:
    return ring if (flat(ring) > 0) == counterclockwise else ring[::-1]


def flat(ring: Ring) -> float:
    """Twice the area on a flat map; positive when the ring runs counterclockwise."""
    x0, y0 = ring[0]
    return sum((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0) for (x1, y1), (x2, y2) in pairwise(ring))


def square_kilometres(polygons: list[Polygon]) -> float:
    """The area on a sphere, without the holes."""
    return sum(_spherical(ring) for polygon in polygons for ring in polygon)


def _spherical(ring: Ring) -> float:
    """Signed area of a ring in km2 (Chamberlain and Duquette, Some Algorithms for Polygons on a Sphere, JPL 2007)."""
    slices = (
        math.radians(x1 - x2) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return sum(slices) * EARTH_RADIUS**2 / 2


def joined(polygons: list[Polygon]) -> list[Polygon]:
    """The polygons without the borders between them. They share those borders point by point, as in TopoJSON."""
    outlines = list(_outlines([ring for polygon in polygons for ring in polygon]))
    outer = [[ring] for ring in outlines if flat(ring) > 0]
    for hole in (ring for ring in outlines if flat(ring) < 0):
        around = [polygon for polygon in outer if inside(hole[0], polygon[0])]
        min(around or outer, key=lambda polygon: flat(polygon[0])).append(hole)
    return outer


def _outlines(rings: list[Ring]) -> Iterator[Ring]:
    """The rings around them all: a border walked in both directions lies between two parts and falls out."""
    edges = {edge for ring in rings for edge in pairwise(ring)}
    onwards: dict[Point, list[Point]] = {}
    for start, end in sorted(edges):
        if (end, start) not in edges:
            onwards.setdefault(start, []).append(end)
    while onwards:
        yield _walked(onwards)


def _walked(onwards: dict[Point, list[Point]]) -> Ring:
    """One round from the first point back to it; the steps taken are used up."""
    ring = [next(iter(onwards))]
    while len(ring) == 1 or ring[-1] != ring[0]:
        here = ring[-1]
        ring.append(onwards[here].pop())
        if not onwards[here]:
            del onwards[here]
    return ring


def inside(point: Point, ring: Ring) -> bool:
    """Whether a line from the point to the east crosses the ring an odd number of times."""
    x, y = point
    crossed = (
        x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)
    )
    return sum(crossed) % 2 == 1
