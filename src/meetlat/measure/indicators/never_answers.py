"""Did the organisation answer none of its questions?

Source: GemeenteBuzz, third quarter of 2013: 118 municipalities never respond (domain.md 2.1).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH, ON_TIME, questions
from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="never_answers",
    version=1,
    unit="yes",
    whole="share",
    source="GemeenteBuzz 2013: 118 municipalities never respond",
    of="messages",
    better="lower",
    among="known",
    minimum=ENOUGH,
)


@indicator.figures
def never_answers(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (questions); only where at least ten questions were followed."""
    asked = questions(tables)
    counted = asked.group_by("organisation").agg(
        n=asked.count().cast("int64"), answered=asked.count(where=asked.status.isin([*ON_TIME, "late"]))
    )
    enough = counted.filter(counted.n >= ENOUGH)
    return enough.select("organisation", "n", value=(enough.answered == 0).cast("float64"))
