"""Counts of accounts as rows of the lake."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from meetlat.collect.draft import Counts
from meetlat.collect.names import Names

if TYPE_CHECKING:
    import pyarrow as pa


def snapshots(counts: Iterable[Counts], names: Names, seen: datetime, source: str, run: int) -> "pa.Table":
    """A table of the form ``meetlat.lake.SNAPSHOTS``; of accounts that are not the register's, nothing is kept."""
    import pyarrow as pa

    from meetlat.lake import SNAPSHOTS

    return pa.Table.from_pylist([row for count in counts for row in _row(count, names, seen, source, run)], SNAPSHOTS)


def _row(count: Counts, names: Names, seen: datetime, source: str, run: int) -> list[dict[str, Any]]:
    account = names.account(count.platform, count.author)
    if account is None:
        return []
    told = {"followers": count.followers, "following": count.following, "posts": count.posts}
    return [{"account": account, "observed_at": count.at or seen, **told, "source": source, "run": run}]
