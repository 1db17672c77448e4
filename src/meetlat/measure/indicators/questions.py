"""How many questions did residents put to the organisation?

Source: Gemeentenindex (Buzzcapture) 2013: questions received per month (domain.md 3).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="questions",
    version=2,
    unit="number",
    whole="mean",
    source="Gemeentenindex 2013: questions received",
    of="messages",
)


@indicator.figures
def questions(tables: Tables) -> "Table":
    """organisation, value, count, n: contacts asked in the period that hold a question."""
    return counted(tables, tables["contacts"].filter(tables["contacts"].question))
