"""Which share of the messages has a hashtag?

Source: Gemeentenindex, Buzzcapture 2013 (domain.md 3): most used hashtags.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="hashtags",
    version=2,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="Gemeentenindex 2013: hashtags",
)


@indicator.figures
def hashtags(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of what the accounts wrote themselves, so without reposts."""
    written = tables["posts"].filter(tables["posts"].kind != "repost")
    return share(written, written.hashtags > 0)
