"""Which share of residents' reactions is positive?

Source: Belgian Senate, question 5-8905 of 2013 (document 003): reactions are "mostly positive".
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, share_of_heard
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="reactions_positive",
    version=1,
    unit="share",
    whole="ratio",
    source="Belgian Senate, question 5-8905: reactions mostly positive",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def reactions_positive(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the messages heard and read."""
    return share_of_heard(tables, "sentiment", "positive")
