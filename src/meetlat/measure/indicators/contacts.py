"""How often did a resident get in touch with the organisation?

Source: Facebook's rule for pages: a new contact begins after 24 hours of silence (domain.md 8.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="contacts",
    version=2,
    unit="number",
    whole="mean",
    source="Meetlat 2026, after Facebook's rule of 24 hours of silence",
    of="messages",
)


@indicator.figures
def contacts(tables: Tables) -> "Table":
    """organisation, value, count, n: contacts asked in the period, with a question or without."""
    return counted(tables, tables["contacts"])
