"""What the ledger and the lake tell of accounts: when they last said something, who follows, what was read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from meetlat.collect.liveness.judging import SILENCE

if TYPE_CHECKING:
    from meetlat.lake import Lake

Stretch = tuple[datetime, datetime]


class Count(NamedTuple):
    """Followers and posts of an account at one moment."""

    at: datetime
    followers: int | None
    posts: int | None


def last_messages(lake: "Lake") -> dict[str, datetime]:
    """Account -> the moment of the last message that the lake has of it."""
    said = lake.scan(["account", "created_at"], "account IS NOT NULL").group_by("account")
    found = said.aggregate([("created_at", "max")])
    return {row["account"]: row["created_at_max"] for row in found.to_pylist()}


def counts(lake: "Lake") -> dict[str, list[Count]]:
    """Account -> its counts, the oldest first."""
    from meetlat.lake import connect

    told = lake.snapshots(connect("duckdb")).select("account", "observed_at", "followers", "posts").to_pyarrow()
    rows = sorted(told.to_pylist(), key=lambda row: row["observed_at"])
    found: dict[str, list[Count]] = {}
    for row in rows:
        at = row["observed_at"].replace(tzinfo=UTC)
        found.setdefault(row["account"], []).append(Count(at, row["followers"], row["posts"]))
    return found


def latest_stretch(visits: Iterable[Stretch]) -> Stretch | None:
    """The last stretch of time without a hole; ``visits`` are those that read everything between two moments."""
    return max(_joined(visits), default=None)


def unchanged(told: list[Count]) -> Stretch | None:
    """The longest stretch up to the last count in which the number of posts stayed the same."""
    posts = [count for count in told if count.posts is not None]
    if not posts:
        return None
    start = posts[-1].at
    for count in reversed(posts):
        if count.posts != posts[-1].posts:
            break
        start = count.at
    return (start, posts[-1].at) if posts[-1].at - start >= SILENCE else None


def _joined(visits: Iterable[Stretch]) -> Iterator[Stretch]:
    start = end = None
    for since, until in sorted(visits):
        if start is None or end is None or since > end:
            if start and end:
                yield start, end
            start, end = since, until
        end = max(end, until)
    if start and end:
        yield start, end
