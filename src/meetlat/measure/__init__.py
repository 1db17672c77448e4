"""The yardstick: what each figure is, and the expressions that compute it on any engine."""

from meetlat.measure.borders import inhabitants_today
from meetlat.measure.census import COLUMNS, census
from meetlat.measure.indicator import Indicator, Text
from meetlat.measure.indicators import indicators
from meetlat.measure.size_classes import SizeClass, size_classes

__all__ = ["COLUMNS", "Indicator", "SizeClass", "Text", "census", "indicators", "inhabitants_today", "size_classes"]
