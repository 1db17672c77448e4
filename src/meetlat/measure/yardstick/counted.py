"""What accounts were counted to have in the period: followers, whom they follow, messages."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.yardstick.period import Period

WHOSE = ("organisation", "account", "platform", "role")
HELD = ["organisation", "account"]


def counts(snapshots: "Table", voices: "Table", period: "Period") -> "Table":
    """Of each account its followers, following and posts as last known in the period, and its first followers.

    first_at, last_at: when those were counted. A count is of who held the account then. Who gave it up before it was
    last counted has none: it would be in the sum of both.
    """
    import ibis

    kept = _kept(snapshots, voices, period)
    first, last = ["created_at", "source"], [ibis.desc("created_at"), "source"]
    parts = [
        _edge(kept, "followers", first).rename(first_followers="followers", first_at="created_at"),
        _edge(kept, "followers", last).rename(last_at="created_at"),
        *(_edge(kept, name, last).drop("created_at") for name in ("following", "posts")),
    ]
    rows = kept.select(*WHOSE).distinct()
    for part in parts:
        rows = rows.left_join(part, HELD).select(*rows.columns, *(name for name in part.columns if name not in HELD))
    return rows


def _kept(snapshots: "Table", voices: "Table", period: "Period") -> "Table":
    """WHOSE, the moment (``created_at``), source and numbers: a row for each count and who held the account then."""
    told = snapshots.rename(created_at="observed_at")
    told = told.filter(told.created_at >= period.since, told.created_at < period.until)
    newest = told.group_by("account").agg(newest=told.created_at.max())
    met = told.join(newest, "account").join(voices.select(*WHOSE, "since", "until").distinct(), "account")
    begun = met.since.isnull() | (met.since <= met.created_at)
    met = met.filter(begun, met.until.isnull() | (met.until >= met.newest))  # counted as it ended: still theirs
    numbers = {name: met[name].cast("float64") for name in ("followers", "following", "posts")}
    return met.select(*WHOSE, "created_at", "source", **numbers)


def _edge(kept: "Table", name: str, order: list[Any]) -> "Table":
    """HELD, the number and its moment: the first in an order that is known."""
    import ibis

    known = kept.filter(kept[name].notnull())
    placed = known.mutate(place=ibis.row_number().over(ibis.window(group_by=HELD, order_by=order)))
    return placed.filter(placed.place == 0).select(*HELD, name, "created_at")
