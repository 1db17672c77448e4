"""Which share of residents' questions was answered within seven days?

Source: GemeenteBuzz, 13 % in 2013 and 20 % in 2014 (document 004). Theirs is another definition: see definitions/.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, ON_TIME, questions
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered",
    version=1,
    unit="share",
    whole="ratio",
    source="GemeenteBuzz 2013 and 2014: questions answered",
    of="messages",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answered(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the followed questions, those answered in the window."""
    asked = questions(tables)
    return share(asked, asked.status.isin(ON_TIME))
