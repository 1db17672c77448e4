"""How many questions could still be answered in time when the period ended?

Source: Meetlat's own: an open question is not an unanswered one.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="open_questions",
    version=2,
    unit="number",
    whole="sum",
    source="Meetlat 2026: an open question is not unanswered",
    of="messages",
)


@indicator.figures
def open_questions(tables: Tables) -> "Table":
    """organisation, value, count, n: questions whose window is not over yet."""
    contacts = tables["contacts"]
    return counted(tables, contacts.filter(contacts.question, contacts.status == "open"))
