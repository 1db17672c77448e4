"""Which share of contacts got an automatic reply?

Source: Facebook's badge does not count instant replies and away messages (domain.md 8.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, followed
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="automatic_replies",
    version=1,
    unit="share",
    whole="ratio",
    source="Facebook's badge: instant replies do not count",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def automatic_replies(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the followed contacts, with a question or without."""
    contacts = followed(tables)
    return share(contacts, contacts.automatic)
