"""How much did the number of followers grow in the period?

Source: GemeenteBuzz 2012 (domain.md 2.1): the followers of a municipality twice, 1,550 and later 2,325.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

indicator = Indicator(
    id="followers_growth",
    version=2,
    of="counts",
    unit="share",
    whole="median",
    source="GemeenteBuzz 2012: followers counted twice",
)


@indicator.figures
def followers_growth(tables: Tables) -> "Table":
    """organisation, value (last / first - 1), count (growth), base (first), n (accounts counted twice)."""
    counts = tables["counts"]
    twice = counts.filter(
        counts.first_at < counts.last_at, counts.first_followers.notnull(), counts.followers.notnull()
    )
    grown = (twice.followers - twice.first_followers).sum()
    added = twice.group_by("organisation").agg(count=grown, base=twice.first_followers.sum(), n=twice.count())
    known = added.filter(added.base > 0)
    return known.mutate(value=known["count"] / known.base, n=known.n.cast("int64"))
