"""How many accounts said something in the last 90 days?

Source: FinchLine 2010 (domain.md 3): over a quarter of the mayors with an account was silent that month.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import watched

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="active_accounts",
    version=2,
    of="messages",
    unit="number",
    whole="mean",
    source="FinchLine 2010: having an account and using it; the 90 days are Meetlat's",
)


@indicator.figures
def active_accounts(tables: Tables) -> "Table":
    """organisation, value, count, n (accounts): those of which silence would have been noticed, and that spoke."""
    seen = watched(tables)
    told = seen.group_by("organisation").agg(count=(~seen.silent).cast("float64").sum(), n=seen.count())
    return told.mutate(value=told["count"])
