"""How many messages did residents send to the organisation?

Source: Gemeentenindex (Buzzcapture) 2013 counted what municipalities receive (domain.md 3).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="heard",
    version=2,
    unit="number",
    whole="mean",
    source="Gemeentenindex 2013: what municipalities receive",
    of="messages",
)


@indicator.figures
def heard(tables: Tables) -> "Table":
    """organisation, value, count, n: messages that mention the organisation, reply to it or stand on its page."""
    return counted(tables, tables["heard"])
