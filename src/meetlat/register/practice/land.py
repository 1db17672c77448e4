"""The land of the practice country: an island in the North Sea, where no land is."""

import json
from itertools import pairwise
from random import Random

from meetlat.register.practice.country import Municipality, municipalities
from meetlat.register.practice.dice import dice

Corner = tuple[int, int]  # on the honeycomb: half a cell to the east, a third of a row to the south
Kilometres = tuple[float, float]  # east and north of the middle
Point = tuple[int, int]  # steps of STEP degrees from ORIGIN

MIDDLE = (3.75, 55.0)  # degrees; the nearest coast is 200 km away
DEGREE = (63.8, 111.3)  # km in a degree of longitude and of latitude there
ORIGIN, STEP = (3.0, 54.5), 0.0001
CELL = (4.6, 3.7)  # km of one step on the honeycomb
SHAKE = 1.6  # km that a corner may lie off the honeycomb
BEND = 0.1  # how far the middle of a border may lie off, as a share of its length
BENDS = 3  # how often a border is bent and halved


def topology(seed: int) -> str:
    """The municipalities as TopoJSON, neighbours sharing their borders. Their ids are the codes."""
    chance = dice(seed, "land")
    rings = {town.id: _corners(town) for town in municipalities()}
    borders = sorted({_border(*ends) for ring in rings.values() for ends in pairwise(ring)})
    where = {corner: _shaken(corner, chance) for corner in sorted({end for border in borders for end in border})}
    arcs = [_bent(where[start], where[end], BENDS, chance) for start, end in borders]
    document = {
        "type": "Topology",
        "arcs": [_steps([*map(_quantised, arc)]) for arc in arcs],
        "transform": {"scale": [STEP, STEP], "translate": list(ORIGIN)},
        "objects": {"zz_gemeente_2026": {"type": "GeometryCollection", "geometries": _geometries(rings, borders)}},
    }
    return json.dumps(document, separators=(",", ":")) + "\n"


def _corners(town: Municipality) -> list[Corner]:
    """The six corners of its cell, clockwise and back to the first. Every row of cells is centred."""
    rows = [one.row for one in municipalities()]
    x = 2 * town.column + 1 - rows.count(town.row)
    y = 3 * town.row
    around = [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)]
    return [(x + east, y + south) for east, south in around]


def _border(start: Corner, end: Corner) -> tuple[Corner, Corner]:
    return min(start, end), max(start, end)


def _shaken(corner: Corner, chance: Random) -> Kilometres:
    (east, south), rows = corner, max(one.row for one in municipalities())
    x, y = east * CELL[0], (1.5 * rows - south) * CELL[1]
    return x + chance.uniform(-SHAKE, SHAKE), y + chance.uniform(-SHAKE, SHAKE)


def _bent(start: Kilometres, end: Kilometres, bends: int, chance: Random) -> list[Kilometres]:
    """A line that is not straight: its middle moves aside, then the same for both halves."""
    if not bends:
        return [start, end]
    aside = chance.uniform(-BEND, BEND)
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2 - aside * (y1 - y0), (y0 + y1) / 2 + aside * (x1 - x0)
    return [*_bent(start, middle, bends - 1, chance)[:-1], *_bent(middle, end, bends - 1, chance)]


def _quantised(place: Kilometres) -> Point:
    longitude, latitude = (MIDDLE[axis] + place[axis] / DEGREE[axis] for axis in (0, 1))
    return round((longitude - ORIGIN[0]) / STEP), round((latitude - ORIGIN[1]) / STEP)


def _steps(points: list[Point]) -> list[list[int]]:
    """The first point, then the way from each point to the next."""
    return [list(points[0]), *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in pairwise(points))]


def _geometries(rings: dict[str, list[Corner]], borders: list[tuple[Corner, Corner]]) -> list[dict[str, object]]:
    number = {border: place for place, border in enumerate(borders)}
    return [
        {
            "type": "Polygon",
            "arcs": [[_arc(ends, number) for ends in pairwise(rings[town.id])]],
            "properties": {"statcode": town.id, "statnaam": town.name},
        }
        for town in municipalities()
    ]


def _arc(ends: tuple[Corner, Corner], number: dict[tuple[Corner, Corner], int]) -> int:
    """A border walked backwards is its number, complemented: that is how TopoJSON writes it."""
    place = number[_border(*ends)]
    return place if ends == _border(*ends) else ~place
