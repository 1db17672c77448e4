"""Is the organisation on Mastodon or Bluesky?

Source: Meetlat's own; social.overheid.nl is official since July 2023 (domain.md 10.2).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.presence import current, everyone

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="open_platforms",
    version=1,
    unit="yes",
    whole="share",
    source="Meetlat 2026: open protocols",
)


@indicator.figures
def open_platforms(tables: Tables) -> "Table":
    """organisation, value 1 or 0: a current account on a platform with an open protocol."""
    held = current(tables)
    newest = tables["platforms"].filter(tables["platforms"].open).select("platform")
    there = held.semi_join(newest, "platform")
    counts = everyone(tables, there.group_by("organisation").agg(value=there.count().cast("float64")))
    return counts.select("organisation", value=counts.value.clip(upper=1.0))
