"""Does the organisation send more than one message a day?

Source: Gemeentenindex, Buzzcapture 2013 (domain.md 3): 46 % more than one tweet a day in October.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted, yes

if TYPE_CHECKING:
    from ibis.expr.types import Table

DAYS = 7  # in a week

indicator = Indicator(
    id="daily_posts",
    version=2,
    of="messages",
    unit="yes",
    whole="share",
    among="known",
    source="Gemeentenindex 2013: 46% more than one message a day",
)


@indicator.figures
def daily_posts(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (messages): on average over the weeks that were observed."""
    said = counted(tables, tables["posts"])
    joined = said.join(tables["organisations"].select("organisation", "weeks"), "organisation")
    return yes(joined, joined["count"] > joined.weeks * DAYS, joined.n)
