"""Within which time were nine out of ten answers given?

Source: the 90th percentile is what dashboards for webcare show beside the median (domain.md 8.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import answers
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import middle

if TYPE_CHECKING:
    from ibis.expr.types import Table

FEWEST = 35  # answers: of fewer, the interval would end beyond the slowest one

indicator = Indicator(
    id="p90_time",
    version=2,
    unit="seconds",
    whole="median",
    source="Dashboards for webcare: the 90th percentile",
    of="messages",
    better="lower",
    minimum=FEWEST,
)


@indicator.figures
def p90_time(tables: Tables) -> "Table":
    """organisation, value, n, low, high: seconds in which nine of ten answers were given."""
    return middle(answers(tables), "seconds", quantile=0.9)
