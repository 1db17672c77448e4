"""Which share of questions was asked outside office hours?

Source: GemeenteBuzz 2015: webcare is staffed in office hours while Twitter goes on day and night (domain.md 2.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, timed
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

OPENS, CLOSES = 9, 17  # o'clock
WEEKEND = 5  # Saturday, where Monday is 0

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
    weekday = asked.local.day_of_week.index() < WEEKEND
    return share(asked, ~(weekday & (asked.local.hour() >= OPENS) & (asked.local.hour() < CLOSES)))
