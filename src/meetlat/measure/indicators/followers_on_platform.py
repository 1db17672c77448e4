"""How many followers are there per inhabitant on each platform?

Source: Frankwatching and HAN 2023 (domain.md 12): followers as a share of the inhabitants, per platform.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import per_inhabitant, summed

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="followers_on_platform",
    version=2,
    of="counts",
    unit="of_inhabitants",
    whole="ratio",
    better="higher",
    per_platform=True,
    among="known",
    source="Frankwatching and HAN 2023: followers as a percentage of inhabitants",
)


@indicator.figures
def followers_on_platform(tables: Tables) -> "Table":
    """organisation, platform, value, count (followers), base (inhabitants), n (accounts); only where both are known."""
    return per_inhabitant(tables, summed(tables, "followers", by=["organisation", "platform"]))
