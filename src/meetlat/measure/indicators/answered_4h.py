"""Which share of residents' questions was answered within four hours?

Source: the norm that Oldenzaal set itself, 80 % within four hours (domain.md 9.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, HOUR, answered_within
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered_4h",
    version=1,
    unit="share",
    whole="ratio",
    source="Norm of Oldenzaal: 80 % within four hours",
    of="messages",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answered_4h(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: see ``answered_within``."""
    return answered_within(tables, 4 * HOUR)
