"""How many followers are there per inhabitant?

Source: council-clerk study 2014 (domain.md 0.3), one of the three measures of its rank sum.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import per_inhabitant, summed

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="followers_per_inhabitant",
    version=2,
    of="counts",
    unit="of_inhabitants",
    whole="ratio",
    better="higher",
    source="Council-clerk study 2014: followers per inhabitant",
)


@indicator.figures
def followers_per_inhabitant(tables: Tables) -> "Table":
    """organisation, value, count (followers), base (inhabitants), n (accounts); only where both are known."""
    return per_inhabitant(tables, summed(tables, "followers"))
