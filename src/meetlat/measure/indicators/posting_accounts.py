"""With how many accounts did the organisation speak in the period?

Source: VVSG and Socialemediaburo 2015 (domain.md 12): many accounts per municipality; here only those that spoke.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="posting_accounts",
    version=2,
    of="messages",
    unit="number",
    whole="mean",
    source="VVSG and Socialemediaburo 2015: accounts per municipality that were used",
)


@indicator.figures
def posting_accounts(tables: Tables) -> "Table":
    """organisation, value, count, n: accounts with at least one message; 0 for who has one and said nothing."""
    return counted(tables, tables["posts"].select("organisation", "account").distinct())
