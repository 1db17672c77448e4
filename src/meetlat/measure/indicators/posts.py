"""How many messages did the official accounts send?

Source: GemeenteBuzz 2013 (domain.md 2.1): a mean of 109 tweets per municipality from July to September.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="posts",
    version=2,
    of="messages",
    unit="number",
    whole="mean",
    source="GemeenteBuzz 2013: 109 messages per municipality in a quarter",
)


@indicator.figures
def posts(tables: Tables) -> "Table":
    """organisation, value, count, n: messages of any kind; 0 for who has an account and sent nothing."""
    return counted(tables, tables["posts"])
