"""Which share of answers came from another account of the organisation?

Source: GemeenteBuzz left open whether a reply by another account counts (domain.md 2.3). Here it does.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, answers
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered_by_other",
    version=1,
    unit="share",
    whole="ratio",
    source="Meetlat 2026: what GemeenteBuzz left open",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def answered_by_other(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the answers seen in the window."""
    seen = answers(tables)
    return share(seen, seen.answered_by != seen.account)
