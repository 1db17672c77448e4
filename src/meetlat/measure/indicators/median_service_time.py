"""How long did an answer take in hours of service, in the middle?

Source: GemeenteBuzz 2015: webcare is staffed in office hours; Spotler Engage and Sprout count opening hours.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, answers
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import middle

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="median_service_time",
    version=2,
    unit="seconds",
    whole="median",
    source="Spotler Engage and Sprout Social: opening hours only",
    of="messages",
    better="lower",
    minimum=ENOUGH,
)


@indicator.figures
def median_service_time(tables: Tables) -> "Table":
    """organisation, value, n, low, high: seconds from question to answer that fell in the hours of service."""
    return middle(answers(tables), "service_seconds")
