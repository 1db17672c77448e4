"""PDOK: the boundaries of Dutch municipalities, CBS gebiedsindelingen over OGC API Features, as TopoJSON in WGS84."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from meetlat.register.pull.source import Document, Part, Source, Visit
from meetlat.register.pull.topojson import Area, Point, topology


@dataclass(frozen=True)
class Collection:
    """The names at the source."""

    id: str = "gemeente_gegeneraliseerd"
    code: str = "statcode"
    properties: tuple[str, ...] = ("statcode", "statnaam", "jrstatcode", "rubriek")
    page: int = 1000  # features, the most the service gives at once


COLLECTION = Collection()
WGS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"  # longitude, latitude
LONGITUDES, LATITUDES = (-180.0, 180.0), (-90.0, 90.0)


def read(visit: Visit) -> Iterable[Part]:
    """The boundaries of this year; in the first weeks of January those of last year are the newest."""
    for year in (visit.today.year, visit.today.year - 1):
        areas = [_area(visit, feature) for feature in _features(visit, year)]
        if areas:
            name = f"gemeente_{year}"
            drawn = json.dumps(topology(name, areas, COLLECTION.code), ensure_ascii=False, separators=(",", ":"))
            return [Document(f"geometry/nl_{name}.topojson", f"{drawn}\n".encode())]
    raise visit.failed(f"{COLLECTION.id} holds no area for {visit.today.year} or {visit.today.year - 1}.")


def _features(visit: Visit, year: int) -> list[dict[str, Any]]:
    address = f"{visit.address}/collections/{COLLECTION.id}/items"
    params = {"f": "json", "jaarcode": str(year), "limit": str(COLLECTION.page), "crs": WGS84}
    features: list[dict[str, Any]] = []
    for page in visit.pages(address, params, _next):
        visit.expect(["type", "features"], page, COLLECTION.id)
        if page["type"] != "FeatureCollection" or not isinstance(page["features"], list):
            raise visit.failed(f"{COLLECTION.id} is a {page['type']!r}; expected a FeatureCollection.")
        features += page["features"]
    return features


def _next(page: dict[str, Any]) -> str | None:
    return next((str(link["href"]) for link in page.get("links", []) if link.get("rel") == "next"), None)


def _area(visit: Visit, feature: dict[str, Any]) -> Area:
    visit.expect(["properties", "geometry"], feature, "a feature")
    properties = feature["properties"] or {}
    visit.expect(COLLECTION.properties, properties, "the properties of a feature")
    kept = {name: properties[name] for name in COLLECTION.properties}
    return Area(kept, _polygons(visit, properties[COLLECTION.code], feature["geometry"] or {}))


def _polygons(visit: Visit, code: str, geometry: dict[str, Any]) -> list[list[list[Point]]]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"} or not coordinates:
        raise visit.failed(f"{code} is drawn as {kind!r}; expected a Polygon or MultiPolygon with coordinates.")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return [[[_point(visit, code, point) for point in ring] for ring in polygon] for polygon in polygons]


def _point(visit: Visit, code: str, point: Any) -> Point:
    try:
        longitude, latitude = float(point[0]), float(point[1])
    except (TypeError, ValueError, IndexError, KeyError):
        raise visit.failed(f"{code} has the point {point!r}; expected longitude and latitude.") from None
    if not (_within(longitude, LONGITUDES) and _within(latitude, LATITUDES)):
        raise visit.failed(f"{code} has the point {point!r}; expected degrees ({WGS84}).")
    return longitude, latitude


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return math.isfinite(value) and bounds[0] <= value <= bounds[1]


SOURCE = Source(
    name="pdok",
    title="CBS gebiedsindelingen (PDOK)",
    address="https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1",
    licence="CC BY 4.0",
    files=("geometry/nl_*.topojson",),
    read=read,
)
