"""Pictures: drawn on the server as SVG, each with its words and its table beside it.

Every chart gives a ``Picture``. All texts come from the caller, in the reader's language; every picture obeys a strict
content security policy (no style, no script, nothing from elsewhere) and can be read without colour.
"""

from meetlat.report.charts.answer_curve import Step, answer_curve
from meetlat.report.charts.choropleth import choropleth
from meetlat.report.charts.definitions_beside import Counted, definitions_beside
from meetlat.report.charts.funnel import funnel
from meetlat.report.charts.hour_of_week import hour_of_week
from meetlat.report.charts.limits import Dot
from meetlat.report.charts.months import Month
from meetlat.report.charts.picture import Picture, Places, Scale, classes, present
from meetlat.report.charts.place_interval import Placed, place_interval
from meetlat.report.charts.size_classes import Share, size_classes
from meetlat.report.charts.tiles import Group, tile_grid
from meetlat.report.charts.time_classes import time_classes
from meetlat.report.charts.trend import trend
from meetlat.report.charts.week import Service
from meetlat.report.charts.yardstick import Ruler, Yardstick, ruler, yardstick

__all__ = [
    "Counted",
    "Dot",
    "Group",
    "Month",
    "Picture",
    "Placed",
    "Places",
    "Ruler",
    "Scale",
    "Service",
    "Share",
    "Step",
    "Yardstick",
    "answer_curve",
    "choropleth",
    "classes",
    "definitions_beside",
    "funnel",
    "hour_of_week",
    "place_interval",
    "present",
    "ruler",
    "size_classes",
    "tile_grid",
    "time_classes",
    "trend",
    "yardstick",
]
