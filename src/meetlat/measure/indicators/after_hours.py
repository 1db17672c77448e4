"""Which share of questions was asked outside office hours?

Source: GemeenteBuzz 2015: webcare is staffed in office hours while Twitter goes on day and night (domain.md 2.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, timed
from meetlat.measure.hours import in_office
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="after_hours",
    version=1,
    unit="share",
    whole="ratio",
    source="GemeenteBuzz 2015: office hours and Twitter",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def after_hours(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the timed questions, those not asked Mon-Fri 9-17."""
    asked = timed(tables).filter(lambda contacts: contacts.question)
    return share(asked, ~in_office(asked.local))
