"""Which share of replies answers something that we do not have?

Source: Meetlat's own: not seen is not unanswered, so every figure carries its coverage.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import wilson

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="unseen_parents",
    version=1,
    unit="share",
    whole="ratio",
    source="Meetlat 2026: not seen is not unanswered",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def unseen_parents(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the messages that reply to something."""
    seen = tables["seen"].filter(tables["seen"].with_parent > 0)
    count, base = (seen.with_parent - seen.parent_seen).cast("float64"), seen.with_parent.cast("float64")
    low, high = wilson(count, base)
    return seen.select("organisation", value=count / base, count=count, base=base, n="with_parent", low=low, high=high)
