"""Pictures: drawn on the server as SVG, each with its words and its table beside it.

Every chart gives a ``Picture``. All texts come from the caller, in the reader's language; every picture obeys a strict
content security policy (no style, no script, nothing from elsewhere) and can be read without colour.
"""

from meetlat.report.charts.choropleth import choropleth
from meetlat.report.charts.picture import Picture, Places, Scale, classes, present
from meetlat.report.charts.size_classes import Share, size_classes
from meetlat.report.charts.tiles import Group, tile_grid
from meetlat.report.charts.yardstick import Ruler, Yardstick, ruler, yardstick

__all__ = [
    "Group",
    "Picture",
    "Places",
    "Ruler",
    "Scale",
    "Share",
    "Yardstick",
    "choropleth",
    "classes",
    "present",
    "ruler",
    "size_classes",
    "tile_grid",
    "yardstick",
]
