"""Which share of the messages passes on another one?

Source: GemeenteBuzz 2013 (domain.md 2.1): the 16 % that neither started nor answered, presumably retweets.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share
from meetlat.measure.speaking import PASSED_ON

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="reposts",
    version=1,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="GemeenteBuzz 2013: the other 16%, presumably retweets",
)


@indicator.figures
def reposts(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: reposts, and quotes with words of their own."""
    posts = tables["posts"]
    return share(posts, posts.kind.isin(PASSED_ON))
