"""How many messages did residents send to the organisation on a platform?

Source: VVSG 2016 and GemeenteBuzz 2015 measured each platform apart (domain.md 2.1, 12).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="heard_on_platform",
    version=2,
    unit="number",
    whole="mean",
    source="GemeenteBuzz 2015: each platform apart",
    of="messages",
    per_platform=True,
    among="known",
)


@indicator.figures
def heard_on_platform(tables: Tables) -> "Table":
    """organisation, platform, value, count, n; 0 where it has an account on the platform and heard nothing."""
    return counted(tables, tables["heard"], by=["organisation", "platform"])
