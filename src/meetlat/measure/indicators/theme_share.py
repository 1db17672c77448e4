"""Which share of the messages comes from theme channels?

Source: GemeenteBuzz 2014 (domain.md 0.6): a growing number of theme channels (crisis, elections, projects).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share
from meetlat.measure.speaking import THEMES

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="theme_share",
    version=1,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="GemeenteBuzz 2014: theme channels",
)


@indicator.figures
def theme_share(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: messages of accounts about one theme or project."""
    posts = tables["posts"]
    return share(posts, posts.role.isin(THEMES))
