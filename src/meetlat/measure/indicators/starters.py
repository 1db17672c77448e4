"""Which share of the messages starts a conversation?

Source: GemeenteBuzz 2013 (domain.md 2.1): 73 % conversation starters in the third quarter.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="starters",
    version=1,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="GemeenteBuzz 2013: 73% conversation starters",
)


@indicator.figures
def starters(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: messages that neither answer nor pass on."""
    posts = tables["posts"]
    return share(posts, posts.kind == "post")
