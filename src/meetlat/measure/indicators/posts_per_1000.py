"""How many messages did the official accounts send per 1,000 inhabitants?

Source: council-clerk study 2014 (domain.md 0.3): what counts is per inhabitant.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted, per_inhabitant

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="posts_per_1000",
    version=2,
    of="messages",
    unit="per_1000",
    whole="ratio",
    source="Council-clerk study 2014: per inhabitant",
)


@indicator.figures
def posts_per_1000(tables: Tables) -> "Table":
    """organisation, value, count (messages), base (inhabitants), n; only where the inhabitants are known."""
    return per_inhabitant(tables, counted(tables, tables["posts"]), scale=1_000)
