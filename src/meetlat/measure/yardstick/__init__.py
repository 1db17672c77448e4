"""The yardstick: measures what was said in a period, by every definition and indicator."""

from meetlat.measure.yardstick.figures import FIGURE
from meetlat.measure.yardstick.given import Given
from meetlat.measure.yardstick.measuring import Measured, measure
from meetlat.measure.yardstick.period import BadPeriod, Period, period

__all__ = ["FIGURE", "BadPeriod", "Given", "Measured", "Period", "measure", "period"]
