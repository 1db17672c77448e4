"""How many official accounts does the organisation have?

Source: VVSG 2015 (domain.md 12): accounts per municipality.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import accounts_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="accounts",
    version=1,
    unit="number",
    whole="mean",
    source="VVSG and Socialemediaburo 2015: accounts per municipality",
)


@indicator.figures
def accounts(tables: Tables) -> "Table":
    """organisation, value: current accounts, shared ones included."""
    counts = accounts_of(tables)
    return counts.select("organisation", value=counts.accounts.cast("float64"))
