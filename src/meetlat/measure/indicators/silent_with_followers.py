"""How many accounts are silent, although at least 100 people follow them?

Source: council-clerk study 2014 (domain.md 0.3): Lochem, no tweets, 246 followers. 100 and 90 days are Meetlat's own.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted, watched

if TYPE_CHECKING:
    from ibis.expr.types import Table

FOLLOWED = 100  # followers from which silence is noticed

indicator = Indicator(
    id="silent_with_followers",
    version=2,
    of="messages",
    unit="number",
    whole="sum",
    better="lower",
    source="Council-clerk study 2014: Lochem, no messages and 246 followers",
)


@indicator.figures
def silent_with_followers(tables: Tables) -> "Table":
    """organisation, value, count, n: silent for 90 days, with 100 followers or more; 0 for who has an account."""
    seen = watched(tables)
    return counted(tables, seen.filter(seen.silent & (seen.followers >= FOLLOWED)))
