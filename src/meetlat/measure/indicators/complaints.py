"""Which share of the messages that residents send is a complaint?

Source: VVSG 2019: of what comes in, half is complaints (domain.md 12).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, share_of_heard
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="complaints",
    version=1,
    unit="share",
    whole="ratio",
    source="VVSG 2019: complaints",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def complaints(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the messages heard and read."""
    return share_of_heard(tables, "contact", "complaint")
