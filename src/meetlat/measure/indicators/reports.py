"""Which share of the messages that residents send reports something broken or dirty?

Source: Meetlat's own, after the rule of labelling in docs/reference/labelling.md.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, share_of_heard
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="reports",
    version=1,
    unit="share",
    whole="ratio",
    source="Meetlat 2026: reports from public space",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def reports(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the messages heard and read."""
    return share_of_heard(tables, "contact", "report")
