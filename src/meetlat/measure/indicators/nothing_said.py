"""Has the organisation an account, and did it say nothing in the period?

Source: GemeenteBuzz 2013 (domain.md 2.1): 17 municipalities sent nothing in the third quarter.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted, watched, yes

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="nothing_said",
    version=2,
    of="messages",
    unit="yes",
    whole="share",
    better="lower",
    among="known",
    source="GemeenteBuzz 2013: 17 municipalities sent nothing",
)


@indicator.figures
def nothing_said(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (accounts): only where silence would have been noticed."""
    seen = watched(tables)
    accounts = seen.group_by("organisation").agg(n=seen.count())
    joined = accounts.join(counted(tables, tables["posts"]).select("organisation", "value"), "organisation")
    return yes(joined, joined.value == 0, joined.n)
