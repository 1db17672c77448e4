"""The yardstick: what each figure is, and the expressions that compute it on any engine."""

from meetlat.measure.borders import inhabitants_today
from meetlat.measure.census import population, values, wholes
from meetlat.measure.groups import FIGURES, figures
from meetlat.measure.indicator import Indicator, Text
from meetlat.measure.indicators import census_indicators, indicators, message_indicators
from meetlat.measure.size_classes import SizeClass, size_classes

__all__ = [
    "FIGURES",
    "Indicator",
    "SizeClass",
    "Text",
    "census_indicators",
    "figures",
    "indicators",
    "inhabitants_today",
    "message_indicators",
    "population",
    "size_classes",
    "values",
    "wholes",
]
