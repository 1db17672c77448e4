"""Which share of residents' questions was answered within 24 hours?

Source: GemeenteBuzz 2014: a mean of 24 hours (document 004), read as a share.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, HOUR, answered_within
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered_24h",
    version=1,
    unit="share",
    whole="ratio",
    source="GemeenteBuzz 2014: 24 hours",
    of="messages",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answered_24h(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: see ``answered_within``."""
    return answered_within(tables, 24 * HOUR)
