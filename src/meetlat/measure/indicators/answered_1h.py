"""Which share of residents' questions was answered within one hour?

Source: the time classes of GemeenteBuzz 2015 (domain.md 2.1), instead of one mean.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, HOUR, answered_within
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered_1h",
    version=1,
    unit="share",
    whole="ratio",
    source="GemeenteBuzz 2015: time classes",
    of="messages",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answered_1h(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: see ``answered_within``."""
    return answered_within(tables, HOUR)
