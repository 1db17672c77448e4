"""Where public bodies lie: boundaries from a TopoJSON file, how large they are, what mergers made of them.

The boundaries are generalised ones, made for small maps: an area is near the official figure, never equal to it.

- The Netherlands (CBS): the files leave out the sea, the Waddenzee and the large lakes but hold rivers and small water.
  2023 adds up to 34,947 km2, between the land alone (about 33,500) and land with all water (about 41,500).
- Belgium: 2019 adds up to 30,717 km2 (official 30,689); provinces come within 1 %, a municipality within about 4 %.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from re import compile as pattern
from typing import Any

from meetlat.register import lambert, polygons
from meetlat.register.polygons import Point, Polygon, Ring

CODES = {"nl.": pattern(r"GM\d{4}"), "be.nis": pattern(r"\d{5}")}  # prefix of the id -> official code
AN_ID = pattern(r"[a-z]{2}\.\S+")


class BrokenGeometry(ValueError):
    """A boundary file cannot be read; the text names the file and what is wrong with it."""


@dataclass(frozen=True)
class Area:
    """The ground of one organisation."""

    code: str  # GM0363, 11001 (NIS)
    name: str
    polygons: list[Polygon]

    @property
    def id(self) -> str:
        return organisation_id(self.code)


def organisation_id(code: str) -> str:
    """``GM0363`` -> ``nl.gm0363``, ``11001`` -> ``be.nis11001``; what is an id already stays one."""
    for prefix, official in CODES.items():
        if official.fullmatch(code):
            return prefix + code.lower()
    if AN_ID.fullmatch(code):
        return code
    raise ValueError(f"code {code!r} is of no known register; expected GM and four digits, or five digits (NIS)")


def official_code(organisation: str) -> str:
    """The way back from ``organisation_id``."""
    for prefix, official in CODES.items():
        code = organisation.removeprefix(prefix).upper()
        if organisation.startswith(prefix) and official.fullmatch(code):
            return code
    return organisation


def read(path: Path) -> list[Area]:
    """The areas of a TopoJSON file, in its order. Raises ``BrokenGeometry``."""
    try:
        return _in_degrees(list(_areas(json.loads(path.read_text("utf-8")))))
    except OSError as error:
        raise BrokenGeometry(f"{path.name} cannot be opened: {error.strerror}.") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BrokenGeometry(f"{path.name} is not JSON: {error}.") from error
    except KeyError as error:
        raise BrokenGeometry(f"{path.name} is no usable TopoJSON: {error} is missing.") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise BrokenGeometry(f"{path.name} is no usable TopoJSON: {error}.") from error


def _areas(topology: Mapping[str, Any]) -> Iterator[Area]:
    if topology.get("type") != "Topology":
        raise ValueError(f"type is {topology.get('type')!r}, expected 'Topology'")
    arcs = [_decoded(arc, topology.get("transform")) for arc in topology["arcs"]]
    for collection in topology["objects"].values():
        for place, geometry in enumerate(collection["geometries"], start=1):
            code, name = _code_and_name(geometry, place)
            yield Area(code, name, [_polygon(rings, arcs, name) for rings in _ring_indexes(geometry, name)])


def _decoded(arc: Sequence[Sequence[float]], transform: Mapping[str, Sequence[float]] | None) -> list[Point]:
    """Quantised arcs are steps on an integer grid: add them up, then scale."""
    if transform is None:
        return [(x, y) for x, y, *_ in arc]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    grid = accumulate(((x, y) for x, y, *_ in arc), lambda here, step: (here[0] + step[0], here[1] + step[1]))
    return [(x * kx + dx, y * ky + dy) for x, y in grid]


def _code_and_name(geometry: Mapping[str, Any], place: int) -> tuple[str, str]:
    properties: Mapping[str, Any] = geometry.get("properties") or {}
    code = _first(properties, lambda key: key in {"code", "statcode"} or key.startswith("NISCODE"))
    name = _first(properties, lambda key: key in {"name", "statnaam", "namened"})
    if code is None:
        raise ValueError(f"geometry {place} has no code (statcode, NISCODE_… or code)")
    organisation_id(str(code))
    return str(code), str(name or code)


def _first(properties: Mapping[str, Any], wanted: Callable[[str], bool]) -> Any:
    return next((value for key, value in properties.items() if wanted(key)), None)


def _ring_indexes(geometry: Mapping[str, Any], name: str) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        return list(geometry["arcs"])
    raise ValueError(f"{name} is a {geometry['type']}, expected a Polygon or a MultiPolygon")


def _polygon(rings: list[list[int]], arcs: list[list[Point]], name: str) -> Polygon:
    outer, *holes = (_ring(indexes, arcs, name) for indexes in rings)
    clockwise = [polygons.turned(hole, counterclockwise=False) for hole in holes]
    return [polygons.turned(outer, counterclockwise=True), *clockwise]


def _ring(indexes: list[int], arcs: list[list[Point]], name: str) -> Ring:
    """Arcs laid end to end; a negative index is an arc walked backwards (``~index``), each joint is kept once."""
    ring: Ring = []
    for index in indexes:
        number = index if index >= 0 else ~index
        if number >= len(arcs):
            raise ValueError(f"{name} points at arc {index}, there are {len(arcs)}")
        arc = arcs[number] if index >= 0 else arcs[number][::-1]
        ring += arc[1:] if ring else arc
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError(f"{name} has a ring that does not close")
    return ring


def _in_degrees(areas: list[Area]) -> list[Area]:
    west, south, east, north = box = bounds(areas)
    if max(-west, east) <= 180 and max(-south, north) <= 90:
        return areas
    if not all(CODES["be.nis"].fullmatch(area.code) for area in areas):
        raise ValueError(f"coordinates run from {west:g} {south:g} to {east:g} {north:g}, which are no degrees")
    return [_moved(area, lambert.from_screen(box)) for area in areas]


def _moved(area: Area, move: Callable[[Point], Point]) -> Area:
    """Turns the rings too: upside down, clockwise becomes counterclockwise."""
    moved = [[[move(point) for point in reversed(ring)] for ring in polygon] for polygon in area.polygons]
    return Area(area.code, area.name, moved)


def bounds(areas: Iterable[Area]) -> lambert.Bounds:
    """West, south, east and north end of all the areas together."""
    points = [point for area in areas for polygon in area.polygons for point in polygon[0]]
    if not points:
        raise ValueError("there is no area in it")
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def square_kilometres(areas: Iterable[Area]) -> dict[str, float]:
    """The area of each code; the top of this file says how near that comes."""
    return {area.code: polygons.square_kilometres(area.polygons) for area in areas}


def merge(areas: Iterable[Area], successors: Mapping[str, str]) -> list[Area]:
    """The areas after mergers: ``successors`` says under which organisation id an old one goes on.

    The borders between merged areas disappear; the new area has the name of its largest part.
    """
    parts: dict[str, list[Area]] = {}
    for area in areas:
        parts.setdefault(official_code(successors.get(area.id, area.id)), []).append(area)
    return [_one(code, together) for code, together in parts.items()]


def _one(code: str, parts: list[Area]) -> Area:
    largest = max(parts, key=lambda part: polygons.square_kilometres(part.polygons))
    if len(parts) == 1:
        return Area(code, largest.name, largest.polygons)
    return Area(code, largest.name, polygons.joined([polygon for part in parts for polygon in part.polygons]))
