"""How long did an answer take, in the middle?

Source: GemeenteBuzz gave a mean (19 minutes in 2013, 24 hours in 2014); Fanpage Karma shows why a median is better.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, answers
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import middle

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="median_time",
    version=2,
    unit="seconds",
    whole="median",
    source="Fanpage Karma: the median; GemeenteBuzz 2014: a mean of 24 hours",
    of="messages",
    better="lower",
    minimum=ENOUGH,
)


@indicator.figures
def median_time(tables: Tables) -> "Table":
    """organisation, value, n, low, high: seconds from question to answer, by the calendar."""
    return middle(answers(tables), "seconds")
