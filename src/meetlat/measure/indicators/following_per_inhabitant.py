"""How many accounts are followed per inhabitant?

Source: council-clerk study 2014 (domain.md 0.3), one of the three measures of its rank sum; it asks for medians.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import per_inhabitant, summed

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="following_per_inhabitant",
    version=2,
    of="counts",
    unit="of_inhabitants",
    whole="median",
    better="higher",
    source="Council-clerk study 2014: following per inhabitant",
)


@indicator.figures
def following_per_inhabitant(tables: Tables) -> "Table":
    """organisation, value, count (followed), base (inhabitants), n (accounts); only where both are known."""
    return per_inhabitant(tables, summed(tables, "following"))
