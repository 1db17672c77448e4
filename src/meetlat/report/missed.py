"""What the collector missed of each organisation on each platform: an answer may have been given there unseen."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from meetlat.collect.unread import Filed, unread
from meetlat.spans import Span, merged, within

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = ("organisation", "platform", "since", "until")
LONG_AGO, FAR_AHEAD = (datetime(year, 1, 1) for year in (1900, 2200))  # noqa: DTZ001 - UTC without saying so


def missed(holders: "pa.Table", observed: "pa.Table", files: "pa.Table") -> "pa.Table":
    """organisation, platform, since, until (naive UTC): when not all was read of the accounts that it had there.

    ``holders`` and ``observed`` as ``Given`` has them, ``files`` says to which moment (``until``) those reach that
    brought the messages of an account; what visits read tells the ledger.
    """
    until = {row["platform"]: row["until"].replace(tzinfo=UTC) for row in observed.to_pylist()}
    known = unread(until, _filed(holders, files))
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in holders.to_pylist():
        spans = [(_naive(start), _naive(end)) for start, end in known.get(int(row["account"]), [])]
        held = (row["since"] or LONG_AGO, row["until"] or FAR_AHEAD)
        found[row["organisation"], row["platform"]] += within(spans, [held])
    return _table([(*key, *span) for key in sorted(found) for span in merged(found[key])])


def _filed(holders: "pa.Table", files: "pa.Table") -> dict[int, Filed]:
    """account -> platform, to which moment its files reach."""
    reach: dict[str, datetime] = {}
    for row in files.to_pylist():
        until = row["until"].replace(tzinfo=UTC)
        reach[row["account"]] = max(until, reach.get(row["account"], until))
    whose = holders.select(["account", "platform"]).to_pylist()
    return {int(row["account"]): (row["platform"], reach[row["account"]]) for row in whose if row["account"] in reach}


def _table(rows: list[tuple[Any, ...]]) -> "pa.Table":
    import pyarrow as pa

    types: list[pa.DataType] = [pa.string(), pa.string(), pa.timestamp("us"), pa.timestamp("us")]
    named = [dict(zip(NAMES, row, strict=True)) for row in rows]
    return pa.Table.from_pylist(named, pa.schema(list(zip(NAMES, types, strict=True))))


def _naive(at: datetime) -> datetime:
    """As the lake has moments."""
    return at.astimezone(UTC).replace(tzinfo=None)
