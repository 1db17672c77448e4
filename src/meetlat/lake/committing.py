"""A batch of messages into the lake, in one step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from meetlat.lake.arrow import Column
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import changing
from meetlat.lake.incoming import each_once, fitted, without_erased
from meetlat.lake.landing import Landing
from meetlat.lake.manifest import Manifest


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
        of_others = without_erased(batch, change.before.suppressed)
        landing = Landing(change, each_once(_without(lost, of_others)))
        landing.meet()
        landing.remove(lost)
        committed = _counted(landing, suppressed=batch.num_rows - of_others.num_rows)
        told = progress(committed) if callable(progress) else progress
        change.commit(**_fields(change.before, landing, run, told))
    return committed


def _without(lost: Column, table: pa.Table) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table.column("key"), value_set=lost))) if len(lost) else table


def _counted(landing: Landing, suppressed: int) -> Committed:
    known, changed = int(landing.known.sum()), landing.changed.num_rows
    new = landing.wanted.num_rows - known
    return Committed(new, changed, known - changed, landing.gone, suppressed)


def _fields(before: Manifest, landing: Landing, run: int, progress: Mapping[str, Any] | None) -> dict[str, Any]:
    """Writes the rows; gives what changes in the manifest besides the files."""
    moments = [before.latest, pc.max(landing.write().column("observed_at")).as_py()]
    fields: dict[str, Any] = {"settled": before.settled and landing.settled}
    fields["latest"] = max((moment for moment in moments if moment), default=None)
    if progress is not None:
        fields["progress"] = before.progress | {str(run): dict(progress)}
    return fields
