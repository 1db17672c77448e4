"""Which share of the answers never reached us?

Source: Meetlat's own: somebody replies to such an answer, so there must have been one.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, ON_TIME, questions
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="unseen_answers",
    version=1,
    unit="share",
    whole="ratio",
    source="Meetlat 2026: not seen is not unanswered",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def unseen_answers(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the followed questions answered in the window."""
    asked = questions(tables)
    answered = asked.filter(asked.status.isin(ON_TIME))
    return share(answered, answered.status == "unseen")
