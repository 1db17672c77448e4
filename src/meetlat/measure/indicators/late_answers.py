"""Which share of residents' questions was answered after seven days?

Source: SCC's mystery guests and Pricon's benchmarks of e-mail keep late answers apart from none (domain.md 12).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, questions
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="late_answers",
    version=1,
    unit="share",
    whole="ratio",
    source="Pricon 2024: late answers apart from none",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def late_answers(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the followed questions."""
    asked = questions(tables)
    return share(asked, asked.status == "late")
