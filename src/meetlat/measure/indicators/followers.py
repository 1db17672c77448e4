"""How many followers do the accounts have together?

Source: council-clerk study 2014 (domain.md 0.3): followers, with the middle one beside the mean.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import summed

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="followers",
    version=2,
    of="counts",
    unit="number",
    whole="median",
    source="Council-clerk study 2014: followers",
)


@indicator.figures
def followers(tables: Tables) -> "Table":
    """organisation, value, count, n (accounts): at the last snapshot, where it is known."""
    return summed(tables, "followers")
