"""Does the organisation send, and never say anything back?

Source: GemeenteBuzz 2013 (domain.md 2.1): 101 municipalities only send.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import ANSWERS, holders, yes

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="only_sends",
    version=2,
    of="messages",
    unit="yes",
    whole="share",
    better="lower",
    among="known",
    source="GemeenteBuzz 2013: 101 municipalities only send",
)


@indicator.figures
def only_sends(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (messages): sent something, but no answer and no word to a resident of its own."""
    posts = tables["posts"]
    spoke_back = (posts.kind.isin(ANSWERS) | posts.to_resident) & ~posts.automatic
    said = posts.group_by("organisation").agg(n=posts.count(), back=spoke_back.cast("int64").sum())
    joined = holders(tables).left_join(said, "organisation")
    return yes(joined, joined.back == 0, joined.n.fill_null(0))
