"""Which share of the messages is a reply?

Source: GemeenteBuzz 2013 (domain.md 2.1): 11 % replies in the third quarter.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share
from meetlat.measure.speaking import ANSWERS

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="replies",
    version=1,
    of="messages",
    unit="share",
    whole="ratio",
    better="higher",
    minimum=10,
    source="GemeenteBuzz 2013: 11% replies",
)


@indicator.figures
def replies(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: messages that say something back."""
    posts = tables["posts"]
    return share(posts, posts.kind.isin(ANSWERS))
