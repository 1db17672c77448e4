"""Is the organisation on this platform?

Source: David Kok's yearly question, since 2011 (domain.md 3): which municipalities are on which platform.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="on_platform",
    version=1,
    unit="yes",
    whole="share",
    source="Socialmediameetlat 2011-2016: presence per platform",
    per_platform=True,
)


@indicator.figures
def on_platform(tables: Tables) -> "Table":
    """organisation, platform, value 1 for every platform with a current account; not found has no row."""
    held = current(tables)
    return held.group_by("organisation", "platform").agg(value=held.count().cast("float64").clip(upper=1.0))
