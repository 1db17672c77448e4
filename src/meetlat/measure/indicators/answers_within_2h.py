"""Which share of the answers was given within two hours?

Source: GemeenteBuzz, second quarter of 2015: 40 % within two hours (domain.md 2.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, HOUR, answers
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="answers_within_2h",
    version=1,
    unit="share",
    whole="ratio",
    source="GemeenteBuzz 2015: 40 % within two hours",
    of="messages",
    better="higher",
    minimum=ENOUGH,
)


@indicator.figures
def answers_within_2h(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the answers seen in the window."""
    seen = answers(tables)
    return share(seen, seen.seconds <= 2 * HOUR)
