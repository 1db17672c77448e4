"""From screen coordinates of a Belgian map back to degrees.

The boundary file of Belgium holds neither degrees nor metres: x runs from 477 to 482, y from 248 to 252, downwards. It
was drawn in Belgian Lambert: taken as such, every province comes within 1 % of its official area; taken as Mercator,
Antwerp comes out 3 % too small and Luxembourg 3 % too large. The country's four outermost points give scale and place.
"""

import math
from collections.abc import Callable

from meetlat.register.polygons import Point

Bounds = tuple[float, float, float, float]  # west, south, east, north

PARALLELS = (49.8333339, 51.16666723)  # of EPSG:31370, Belgian Lambert 72
MERIDIAN = 4.36748666
WEST, EAST = (2.5463, 51.089), (6.4081, 50.323)  # De Panne, Büllingen
SOUTH, NORTH = (5.474, 49.4970), (4.759, 51.5051)  # Rouvroy, Hoogstraten


def _steepness(latitude: float) -> float:
    return math.tan(math.pi / 4 + math.radians(latitude) / 2)


def _cosine(latitude: float) -> float:
    return math.cos(math.radians(latitude))


# Lambert conformal conic on a sphere (Snyder, Map Projections: A Working Manual, 1987, 15-1 to 15-11).
# The ellipsoid would move a point by less than the boundaries are generalised.
_N = math.log(_cosine(PARALLELS[0]) / _cosine(PARALLELS[1])) / math.log(
    _steepness(PARALLELS[1]) / _steepness(PARALLELS[0])
)
_F = _cosine(PARALLELS[0]) * _steepness(PARALLELS[0]) ** _N / _N


def projected(point: Point) -> Point:
    """Degrees to the plane of the cone, in earth radii; y runs up."""
    longitude, latitude = point
    radius, angle = _F / _steepness(latitude) ** _N, _N * math.radians(longitude - MERIDIAN)
    return radius * math.sin(angle), -radius * math.cos(angle)


def degrees(point: Point) -> Point:
    """The way back from ``projected``."""
    x, y = point
    latitude = 2 * math.atan((_F / math.hypot(x, y)) ** (1 / _N)) - math.pi / 2
    return MERIDIAN + math.degrees(math.atan2(x, -y) / _N), math.degrees(latitude)


def from_screen(screen: Bounds) -> Callable[[Point], Point]:
    """What turns a point of a drawing of Belgium into degrees; ``screen`` is what the drawing spans."""
    left, top, right, bottom = screen
    west, east = projected(WEST)[0], projected(EAST)[0]
    south, north = projected(SOUTH)[1], projected(NORTH)[1]

    def unprojected(point: Point) -> Point:
        x, y = (point[0] - left) / (right - left), (point[1] - top) / (bottom - top)
        return degrees((west + x * (east - west), north - y * (north - south)))

    return unprojected
