"""When each account was followed: of any other time, that nothing was heard tells nothing."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from meetlat.collect.unread import streamed, visited
from meetlat.spans import Span, merged

if TYPE_CHECKING:
    import pyarrow as pa

MONTH = timedelta(days=31)  # between files of one account: those of a month, or a silent one, follow each other


class Known(NamedTuple):
    """What the lake tells of it, all moments in UTC without a zone.

    first: its first message · ends: platform -> its last · files: account, since, until: of each file that brought its
    messages the first and the last moment · spoke: the accounts that said something · simulated: those that a
    simulation made speak, if only in silence.
    """

    first: datetime | None
    ends: dict[str, datetime]
    files: "pa.Table"
    spoke: set[str]
    simulated: set[str]


def followed(holders: "pa.Table", known: Known) -> "pa.Table":
    """account, since, until: what visits read, what a live stream of its platform did, and what came with files.

    Of an account of which the lake holds messages and of which none of these tells, and of a simulated one, all that
    the lake holds of its platform. A live stream shows only whose pseudonym is known.
    """
    read = {str(id): _naive(spans) for id, spans in visited().items()}
    live = {name: _naive(spans) for name, spans in streamed(_aware(known.ends)).items()}
    files, told = _filed(known.files), {}
    for row in holders.select(["account", "author", "platform"]).to_pylist():
        account, heard = row["account"], live.get(row["platform"], []) if row["author"] is not None else []
        spans = [*read.get(account, []), *heard, *files.get(account, [])]
        told[account] = merged([*spans, *_by_the_lake(account, row["platform"], bool(spans), known)])
    return _table([(account, *span) for account in sorted(told) for span in told[account]])


def _by_the_lake(account: str, platform: str, told: bool, known: Known) -> list[Span]:
    end = known.ends.get(platform)
    there = account in known.simulated or (account in known.spoke and not told)
    return [(known.first, end)] if known.first and end and there else []


def _filed(files: "pa.Table") -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for row in files.to_pylist():
        found[row["account"]].append((row["since"], row["until"]))
    return {account: merged(spans, MONTH) for account, spans in found.items()}


def _aware(ends: dict[str, datetime]) -> dict[str, datetime]:
    return {name: moment.replace(tzinfo=UTC) for name, moment in ends.items()}


def _naive(spans: list[Span]) -> list[Span]:
    """As the lake has moments."""
    return [
        (start.astimezone(UTC).replace(tzinfo=None), end.astimezone(UTC).replace(tzinfo=None)) for start, end in spans
    ]


def _table(rows: list[tuple[str, datetime, datetime]]) -> "pa.Table":
    import pyarrow as pa

    types: list[pa.DataType] = [pa.string(), pa.timestamp("us"), pa.timestamp("us")]
    schema = pa.schema(list(zip(("account", "since", "until"), types, strict=True)))
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)
