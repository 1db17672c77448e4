"""Which share of residents' questions on a platform was answered within seven days?

Source: RTV Oost's test of 2017: the same question was answered by 22 of 25 on Twitter and 9 of 23 on Facebook.
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, ON_TIME, questions
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answered_on_platform",
    version=1,
    unit="share",
    whole="ratio",
    source="RTV Oost 2017: answered on Twitter and on Facebook",
    of="messages",
    per_platform=True,
    among="known",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answered_on_platform(tables: Tables) -> "Table":
    """organisation, platform, value, count, base, n, low, high: of the followed questions on it."""
    asked = questions(tables)
    return share(asked, asked.status.isin(ON_TIME), ["organisation", "platform"])
