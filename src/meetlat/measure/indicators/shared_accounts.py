"""Does the organisation share an account with another one?

Source: Meetlat's own; the LinkedIn account hltsamen answers for both Lisse and Hillegom.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current, everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="shared_accounts",
    version=1,
    unit="yes",
    whole="share",
    source="Meetlat 2026: several bodies, one account",
)


@indicator.figures
def shared_accounts(tables: Tables) -> "Table":
    """organisation, value 1 or 0: a current account that another organisation holds as well."""
    held = current(tables)
    holders = held.group_by("account").agg(holders=held.organisation.nunique())
    shared = held.join(holders.filter(holders.holders > 1), "account")
    counts = everyone(tables, shared.group_by("organisation").agg(value=shared.count().cast("float64")))
    return counts.select("organisation", value=counts.value.clip(upper=1.0))
