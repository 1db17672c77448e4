"""Shares and middles of an organisation's messages or contacts, with the interval that chance leaves them.

As expressions, so that both engines compute them alike.
"""

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, NumericValue, Table

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


def share(rows: "Table", where: "BooleanValue", by: str | list[str] = "organisation") -> "Table":
    """organisation, value, count, base, n, low, high: the share of ``rows`` for which ``where`` holds.

    The interval is the score interval of Wilson (1927), 95 %. Without rows there is no share.
    """
    counted = rows.group_by(by).agg(count=rows.count(where=where).cast("float64"), base=rows.count().cast("float64"))
    low, high = wilson(counted["count"], counted.base)
    return counted.mutate(value=counted["count"] / counted.base, n=counted.base.cast("int64"), low=low, high=high)


def wilson(count: "NumericValue", n: "NumericValue") -> tuple[Any, Any]:
    """Low and high end of the score interval of a share ``count`` / ``n`` (1 or more, or null), within 0 and 1."""
    import ibis

    p, z = count / n, Z
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    spread = z * ((p * (1 - p) + z**2 / (4 * n)) / n).sqrt() / (1 + z**2 / n)
    low, high = ibis.least(ibis.greatest(middle - spread, 0.0), p), ibis.greatest(ibis.least(middle + spread, 1.0), p)
    return ibis.ifelse(p.notnull(), low, None), ibis.ifelse(p.notnull(), high, None)


def middle(rows: "Table", column: str, by: str | list[str] = "organisation", quantile: float = 0.5) -> "Table":
    """organisation, value, n, low, high: the median of ``column``, or another quantile, where it is known.

    The interval lies between two order statistics (Conover 1999, 3.2): free of any assumption about the spread. The
    ranks are n q -+ 1.96 sqrt(n q (1 - q)), both rounded up, as there: widened to whole ones at either side they held
    the truth in 98 of 100 samples instead of 95. They end at the first and the last value.
    """
    import ibis

    keys = [by] if isinstance(by, str) else by
    known = rows.filter(rows[column].notnull()).select(*keys, number=rows[column].cast("float64"))
    window = ibis.window(group_by=keys, order_by="number")
    ranked = known.mutate(
        rank=(ibis.row_number().over(window) + 1).cast("float64"), n=known.count().over(ibis.window(group_by=keys))
    )
    at, reach = ranked.n * quantile, Z * (ranked.n * quantile * (1 - quantile)).sqrt()
    first = (at - reach).ceil().clip(lower=1).cast("float64")
    last = ibis.least((at + reach).ceil(), ranked.n.cast("float64"))
    return ranked.group_by(keys).agg(
        value=ranked.number.quantile(quantile),
        n=ranked.n.max().cast("int64"),
        low=ranked.number.min(where=ranked["rank"] >= first),
        high=ranked.number.max(where=ranked["rank"] <= last),
    )
