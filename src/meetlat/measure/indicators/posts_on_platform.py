"""How many messages did the official accounts send on each platform?

Source: GemeenteBuzz 2015 (domain.md 2.1): X and Facebook apart, with a first look at Instagram.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="posts_on_platform",
    version=2,
    of="messages",
    unit="number",
    whole="mean",
    per_platform=True,
    among="known",
    source="GemeenteBuzz 2015: each platform apart",
)


@indicator.figures
def posts_on_platform(tables: Tables) -> "Table":
    """organisation, platform, value, count, n; 0 for who has an account there and sent nothing."""
    return counted(tables, tables["posts"], by=["organisation", "platform"])
