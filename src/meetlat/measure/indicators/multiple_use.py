"""Which share of the messages leads to the organisation's own website?

Source: Belgian Senate, question 5-8905, 2013 (domain.md 0.5): multiple use, with a link to the original.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="multiple_use",
    version=2,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="Belgian Senate, question 5-8905, 2013: multiple use",
)


@indicator.figures
def multiple_use(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of what starts a conversation; where the website is known."""
    websites = tables["organisations"].filter(tables["organisations"].own_site != "")
    posts = tables["posts"].filter(tables["posts"].kind == "post").semi_join(websites, "organisation")
    return share(posts, posts.own_link)
