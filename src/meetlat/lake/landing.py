"""Where a batch meets what is stored: which rows are new, which take the place of others, which go."""

from pathlib import Path

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers, indices
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change
from meetlat.lake.files import places, rows_at, rows_without
from meetlat.lake.manifest import File
from meetlat.lake.partitions import write_in_months
from meetlat.lake.upsert import merged

THREAD = ["parent", "root", "root_given", "kind"]  # columns that ``settle`` looks at


class Landing:
    """What one batch does to the lake. Its keys are looked up in every month: an edit may move a message."""

    def __init__(self, change: Change, wanted: pa.Table) -> None:
        self.change = change
        self.wanted = wanted
        self.known = np.zeros(wanted.num_rows, dtype=bool)
        self.changed = wanted.slice(0, 0)
        self.gone = 0
        self.rewoven = False  # a thread may look different now
        self._removed: dict[File, list[Numbers]] = {}  # numbers of rows that leave a file

    def meet(self) -> None:
        """Compares the batch with what is stored under the same keys; a key holds its platform."""
        changed = [self.changed]
        for platform in pc.unique(self.wanted.column("platform")).to_pylist():
            mine = np.flatnonzero(pc.equal(self.wanted.column("platform"), platform).to_numpy())
            keys = self.wanted.column("key").take(indices(mine)).combine_chunks()
            files = [file for file in self.change.before.messages if file.platform == platform]
            for file, rows, which in places(self.change.lake, files, keys):
                self.known[mine[which]] = True
                changed += self._changed(self.change.lake, file, rows, self.wanted.take(indices(mine[which])))
        self.changed = pa.concat_tables(changed)

    def remove(self, keys: Column) -> None:
        if len(keys):
            for file, rows, _ in places(self.change.lake, self.change.before.messages, keys):
                self._removed.setdefault(file, []).append(rows)
                self.gone += len(rows)

    def write(self) -> pa.Table:
        """Into new files; gives the rows that are written."""
        new = self.wanted.filter(pa.array(~self.known)) if self.known.any() else self.wanted
        fresh = pa.concat_tables([new, self.changed])
        leaving = {file: np.sort(np.concatenate(rows)) for file, rows in self._removed.items()}
        written = write_in_months(self.change, fresh, leaving)
        for file, rows in leaving.items():
            if file not in written:
                self.change.replace(file, rows_without(self.change.lake, file, rows))
        return fresh

    @property
    def settled(self) -> bool:
        """Whether threads are as they were."""
        return bool(self.known.all()) and not self.gone and not self.rewoven

    def _changed(self, lake: Path, file: File, rows: Numbers, incoming: pa.Table) -> list[pa.Table]:
        found = []
        for part, stored in rows_at(lake, file, rows):
            came = incoming.slice(part.start, part.stop - part.start)
            table, differs = merged(stored, came)
            if differs.any():
                self._removed.setdefault(file, []).append(rows[part][differs])
                found.append(_with_platform(table, came).filter(pa.array(differs)))
                self.rewoven |= not table.select(THREAD).equals(stored.select(THREAD))
        return found


def _with_platform(table: pa.Table, came: pa.Table) -> pa.Table:
    return table.add_column(0, came.schema.field("platform"), came.column("platform")).select(came.schema.names)
