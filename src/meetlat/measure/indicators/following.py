"""How many accounts do the organisation's accounts follow?

Source: GemeenteBuzz 2013 (domain.md 2.1): a mean of 253 followed; 11 municipalities follow nobody.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import summed

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="following",
    version=2,
    of="counts",
    unit="number",
    whole="median",
    source="GemeenteBuzz 2013: 253 followed on average",
)


@indicator.figures
def following(tables: Tables) -> "Table":
    """organisation, value, count, n (accounts): at the last snapshot, where it is known."""
    return summed(tables, "following")
