"""A batch of messages into the lake: what is new, what changed, what is gone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers, indices, number_of
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change, changing
from meetlat.lake.files import places, rows_at, rows_without
from meetlat.lake.incoming import each_once, fitted, without_erased
from meetlat.lake.manifest import File
from meetlat.lake.partitions import write_in_months
from meetlat.lake.upsert import merged

Removed = dict[File, list[Numbers]]  # numbers of rows that leave a file


@dataclass(frozen=True)
class Committed:
    """Messages by what happened to them; ``suppressed`` are of erased authors."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    suppressed: int = 0


Progress = Mapping[str, Any] | Callable[[Committed], Mapping[str, Any]] | None  # told with what this commit brings


def commit(
    lake: Path, messages: pa.Table, *, run: int, gone: Iterable[int] = (), progress: Progress = None
) -> Committed:
    """See ``Lake.commit``."""
    batch = fitted(messages, run)
    lost = pa.array(sorted(set(gone)), pa.int64())
    with changing(lake, needed=batch.nbytes) as change:
        wanted = without_erased(batch, change.before.suppressed)
        wanted = each_once(wanted.filter(pc.invert(pc.is_in(wanted.column("key"), value_set=lost))))
        removed: Removed = {}
        changed, known = _changed(change, wanted, removed)
        gone_rows = _gone(change, lost, removed)
        fresh = pa.concat_tables([wanted.filter(pa.array(~known)), changed])
        _write(change, fresh, removed)
        counted = int(known.sum())
        committed = Committed(
            new=wanted.num_rows - counted,
            changed=changed.num_rows,
            unchanged=counted - changed.num_rows,
            gone=gone_rows,
            suppressed=batch.num_rows - _of_others(batch, change.before.suppressed),
        )
        told = progress(committed) if callable(progress) else progress
        change.commit(**_fields(change, fresh, gone_rows, run, told))
    return committed


def _of_others(batch: pa.Table, erased: tuple[int, ...]) -> int:
    authors = pa.array(erased, pa.int64())
    return batch.num_rows - number_of(pc.is_in(batch.column("author"), value_set=authors))


def _changed(change: Change, wanted: pa.Table, removed: Removed) -> tuple[pa.Table, Numbers]:
    """The rows that must be written anew, and which of the wanted were there already."""
    known = np.zeros(wanted.num_rows, dtype=bool)
    changed = [wanted.slice(0, 0)]
    for platform in pc.unique(wanted.column("platform")).to_pylist():
        mine = np.flatnonzero(pc.equal(wanted.column("platform"), platform).to_numpy())
        keys = wanted.column("key").take(indices(mine)).combine_chunks()
        files = [file for file in change.before.messages if file.platform == platform]
        for file, rows, which in places(change.lake, files, keys):
            known[mine[which]] = True
            changed += _changed_in(change.lake, file, rows, wanted.take(indices(mine[which])), removed)
    return pa.concat_tables(changed), known


def _changed_in(lake: Path, file: File, rows: Numbers, incoming: pa.Table, removed: Removed) -> list[pa.Table]:
    found = []
    for part, stored in rows_at(lake, file, rows):
        came = incoming.slice(part.start, part.stop - part.start)
        table, differs = merged(stored, came)
        if differs.any():
            removed.setdefault(file, []).append(rows[part][differs])
            found.append(_with_platform(table, came).filter(pa.array(differs)))
    return found


def _with_platform(table: pa.Table, came: pa.Table) -> pa.Table:
    return table.add_column(0, came.schema.field("platform"), came.column("platform")).select(came.schema.names)


def _gone(change: Change, lost: Column, removed: Removed) -> int:
    number = 0
    if len(lost):
        for file, rows, _ in places(change.lake, change.before.messages, lost):
            removed.setdefault(file, []).append(rows)
            number += len(rows)
    return number


def _write(change: Change, fresh: pa.Table, removed: Removed) -> None:
    leaving = {file: np.sort(np.concatenate(rows)) for file, rows in removed.items()}
    written = write_in_months(change, fresh, leaving)
    for file, rows in leaving.items():
        if file not in written:
            change.replace(file, rows_without(change.lake, file, rows))


def _fields(change: Change, fresh: pa.Table, gone: int, run: int, progress: Mapping[str, Any] | None) -> dict[str, Any]:
    before = change.before
    fields: dict[str, Any] = {"settled": before.settled and not fresh.num_rows and not gone}
    moments = [before.latest, pc.max(fresh.column("observed_at")).as_py()]
    fields["latest"] = max((moment for moment in moments if moment), default=None)
    if progress is not None:
        fields["progress"] = before.progress | {str(run): dict(progress)}
    return fields
