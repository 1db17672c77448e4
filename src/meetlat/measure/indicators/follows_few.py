"""Do the organisation's accounts follow fewer than 100 others?

Source: GemeenteBuzz 2013 (domain.md 2.1): 56 % follow fewer than 100.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import summed, yes

if TYPE_CHECKING:
    from ibis.expr.types import Table

FEW = 100  # accounts followed

indicator = Indicator(
    id="follows_few",
    version=2,
    of="counts",
    unit="yes",
    whole="share",
    better="lower",
    among="known",
    source="GemeenteBuzz 2013: 56% follow fewer than 100",
)


@indicator.figures
def follows_few(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (accounts): all its accounts together, where it is known."""
    followed = summed(tables, "following")
    return yes(followed, followed.value < FEW, followed.n)
