"""Taking people, accounts and periods out of every file, for good."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change, changing
from meetlat.lake.files import row_groups
from meetlat.lake.incoming import without_mentions
from meetlat.lake.manifest import File
from meetlat.lake.schema import MOMENT, STORED
from meetlat.problem import Problem


@dataclass(frozen=True)
class Erased:
    """How much was taken out, and how many files were removed or written anew for it."""

    messages: int = 0
    mentions: int = 0
    snapshots: int = 0
    files: int = 0


@dataclass(frozen=True)
class Asked:
    """Whom and what an erasure is about."""

    authors: Column
    accounts: Column
    before: datetime | None

    def messages(self, table: pa.Table) -> Numbers:
        """Which messages go."""
        out = pc.or_(pc.is_in(table.column("author"), self.authors), pc.is_in(table.column("account"), self.accounts))
        return np.array(pc.or_(out, self._earlier(table.column("created_at"))), dtype=bool)

    def snapshots(self, table: pa.Table) -> Numbers:
        out = pc.is_in(table.column("account"), self.accounts)
        return np.array(pc.or_(out, self._earlier(table.column("observed_at"))), dtype=bool)

    def _earlier(self, moments: Column) -> Column:
        if self.before is None:
            return pa.repeat(pa.scalar(False), len(moments))
        return pc.less(moments, pa.scalar(self.before, MOMENT))


def erase(
    lake: Path, authors: Iterable[int] = (), accounts: Iterable[str] = (), before: datetime | None = None
) -> Erased:
    """See ``Lake.erase``."""
    asked = Asked(pa.array(sorted(set(authors)), pa.int64()), pa.array(sorted(set(accounts)), pa.string()), before)
    if before is not None and (len(asked.authors) or len(asked.accounts)):
        raise Problem("An erasure is of authors and accounts, or of a period. Do one after the other.")
    with changing(lake) as change:
        asked = Asked(_with_authors_of_accounts(change, asked), asked.accounts, before)
        found = [_of_messages(change, file, asked) for file in change.before.messages]
        found += [_of_snapshots(change, file, asked) for file in change.before.snapshots]
        erased = Erased(*(sum(numbers) for numbers in zip((0, 0, 0, 0), *found, strict=True)))
        suppressed = tuple(sorted({*change.before.suppressed, *asked.authors.to_pylist()}))
        change.commit(suppressed=suppressed, settled=change.before.settled and not erased.messages)
        change.sweep(kept=1)
    return erased


def _with_authors_of_accounts(change: Change, asked: Asked) -> Column:
    """Who posted as one of the accounts: mentions of an account name its author."""
    found = [asked.authors]
    for file in change.before.messages if len(asked.accounts) else ():
        for _, table in row_groups(change.lake, file, ["author", "account"]):
            found.append(table.filter(pc.is_in(table.column("account"), asked.accounts)).column("author"))
    return pc.unique(pa.chunked_array([chunk for part in found for chunk in _chunks(part)], pa.int64()))


def _chunks(column: Column) -> list[Column]:
    return column.chunks if isinstance(column, pa.ChunkedArray) else [column]


def _of_messages(change: Change, file: File, asked: Asked) -> tuple[int, int, int, int]:
    messages = mentions = 0
    for _, table in row_groups(change.lake, file, ["author", "account", "created_at", "mentions"]):
        _, gone, stripped = _left(table, asked)
        messages, mentions = messages + gone, mentions + stripped
    if not messages and not mentions:
        return 0, 0, 0, 0
    change.replace(file, (_left(table, asked)[0] for _, table in row_groups(change.lake, file)))
    return messages, mentions, 0, 1


def _left(table: pa.Table, asked: Asked) -> tuple[pa.Table, int, int]:
    """What stays of some rows, how many go, and how many mentions leave those that stay."""
    kept = table.filter(pa.array(~asked.messages(table)))
    mentions, stripped = without_mentions(kept.column("mentions").combine_chunks(), asked.authors)
    place = kept.schema.get_field_index("mentions")
    return kept.set_column(place, STORED.field("mentions"), mentions), table.num_rows - kept.num_rows, stripped


def _of_snapshots(change: Change, file: File, asked: Asked) -> tuple[int, int, int, int]:
    out = sum(int(asked.snapshots(table).sum()) for _, table in row_groups(change.lake, file))
    if out:
        change.replace(file, _snapshots_left(change.lake, file, asked))
    return 0, 0, out, int(out > 0)


def _snapshots_left(lake: Path, file: File, asked: Asked) -> Iterator[pa.Table]:
    for _, table in row_groups(lake, file):
        yield table.filter(pa.array(~asked.snapshots(table)))
