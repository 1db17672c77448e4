"""How many messages did residents send to the organisation, per 1,000 inhabitants?

Source: council-clerk study 2014 (domain.md 0.3): what counts is per inhabitant.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted, per_inhabitant

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="heard_per_1000",
    version=2,
    unit="per_1000",
    whole="ratio",
    source="Council-clerk study 2014: per inhabitant",
    of="messages",
)


@indicator.figures
def heard_per_1000(tables: Tables) -> "Table":
    """organisation, value, count (messages), base (inhabitants), n; only where the inhabitants are known."""
    return per_inhabitant(tables, counted(tables, tables["heard"]), scale=1_000)
