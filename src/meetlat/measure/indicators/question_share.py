"""Which share of the messages that residents send asks something?

Source: VVSG 2019: nine out of ten Flemish municipalities receive questions (domain.md 12).
"""

from typing import TYPE_CHECKING

from meetlat.measure.answering import ENOUGH
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="question_share",
    version=1,
    unit="share",
    whole="ratio",
    source="VVSG 2019: questions received",
    of="messages",
    minimum=ENOUGH,
)


@indicator.figures
def question_share(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: of the messages heard and read."""
    read = tables["heard"].filter(tables["heard"].is_question.notnull())
    return share(read, read.is_question)
