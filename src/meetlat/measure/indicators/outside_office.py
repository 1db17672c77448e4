"""Which share of the messages was sent outside office hours?

Source: GemeenteBuzz 2015 (domain.md 2.1): staff works office hours, X goes on day and night.
"""

from typing import TYPE_CHECKING

from meetlat.measure.hours import in_office
from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.shares import share

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="outside_office",
    version=1,
    of="messages",
    unit="share",
    whole="ratio",
    minimum=10,
    source="GemeenteBuzz 2015: office hours and a platform that never closes",
)


@indicator.figures
def outside_office(tables: Tables) -> "Table":
    """organisation, value, count, base, n, low, high: not on Monday to Friday from 9 to 17 local time."""
    posts = tables["posts"]
    return share(posts, ~in_office(posts.local))
