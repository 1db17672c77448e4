"""How many messages a week did the official accounts send?

Source: Noord-Brabant 2014 (domain.md 8.1): more than three a week; only the weeks that were observed count.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="posts_per_week",
    version=2,
    of="messages",
    unit="per_week",
    whole="median",
    source="Noord-Brabant benchmark 2014: messages per week",
)


@indicator.figures
def posts_per_week(tables: Tables) -> "Table":
    """organisation, value, count (messages), base (observed weeks), n; 0 for who has an account and sent nothing."""
    said = counted(tables, tables["posts"])
    there = tables["organisations"].filter(tables["organisations"].weeks > 0)  # others have no figure: not 0/0
    joined = said.join(there.select("organisation", base="weeks"), "organisation")
    return joined.mutate(value=joined["count"] / joined.base)
