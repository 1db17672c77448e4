"""Which share of the accounts said nothing in the last 90 days?

Source: council-clerk study 2014 (domain.md 0.3): Lochem has an account and sent nothing. The 90 days are Meetlat's own.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share
from meetlat.measure.speaking import watched

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="silent_accounts",
    version=2,
    of="messages",
    unit="share",
    whole="ratio",
    better="lower",
    source="Council-clerk study 2014: accounts without messages; the 90 days are Meetlat's",
)


@indicator.figures
def silent_accounts(tables: Tables) -> "Table":
    """organisation, value, count (silent), base and n (accounts): a full count, so without an interval."""
    seen = watched(tables)
    return share(seen, seen.silent).drop("low", "high")
