"""How many different people turned to the organisation?

Source: GemeenteBuzz 2013 counted accounts of residents beside their messages (domain.md 2.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="people_heard",
    version=2,
    unit="number",
    whole="mean",
    source="GemeenteBuzz 2013: accounts beside messages",
    of="messages",
)


@indicator.figures
def people_heard(tables: Tables) -> "Table":
    """organisation, value, count, n: different authors of messages heard, each known by a pseudonym only."""
    return counted(tables, tables["heard"].select("organisation", "author").distinct())
