"""The lake: everything that was said and counted, in files that any engine reads."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from meetlat.lake import reading, readings
from meetlat.lake.change import changing
from meetlat.lake.checking import Checked, check
from meetlat.lake.committing import Committed, Progress, commit
from meetlat.lake.compacting import Compacted, compact
from meetlat.lake.erasing import Erased, erase
from meetlat.lake.manifest import File, read_manifest
from meetlat.lake.scanning import scan
from meetlat.lake.settling import Settled, settle
from meetlat.lake.snapshots import add_snapshots

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table


class Lake:
    """A folder of messages and snapshots. See docs/decisions/0008-copy-on-write-lake.md."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)

    @property
    def truth(self) -> Path:
        """The folder that a simulation leaves beside its messages; real ones have none."""
        return self.folder / "truth"

    def now(self) -> datetime:
        """The moment, UTC; never before the latest observed_at in the lake, whatever the clock says."""
        clock = datetime.now(UTC)
        return max(clock, read_manifest(self.folder).latest or clock)

    def commit(
        self,
        messages: pa.Table,
        *,
        run: int,
        gone: Iterable[int] = (),
        progress: Progress = None,
    ) -> Committed:
        """Messages in, whole or not at all; when this returns they are on the disk.

        ``messages``: the columns of MESSAGES (``run`` and ``parent_seen`` are filled in). A message that is there
        already is replaced, unless the incoming one was observed earlier; counts and a root that it does not tell are
        kept. Equal in everything but observed_at and run: nothing is written. ``gone``: keys that were deleted at the
        source, also when they are in ``messages``. ``progress``: kept under this run, in the same moment; or a
        function that makes it of what this commit brings.
        Rows of one key in a batch count as if they came one after the other.
        """
        return commit(self.folder, messages, run=run, gone=gone, progress=progress)

    def progress(self, run: int) -> dict[str, Any] | None:
        """What was last kept with this run."""
        return read_manifest(self.folder).progress.get(str(run))

    def forget_progress(self, run: int) -> None:
        if self.progress(run) is not None:
            with changing(self.folder) as change:
                kept = {name: value for name, value in change.before.progress.items() if name != str(run)}
                change.commit(progress=kept)

    def add_snapshots(self, snapshots: pa.Table, *, run: int) -> int:
        """Counts of accounts, added; how many. What is there of an account, moment and source is never overwritten.

        A source corrects itself in a later run as ``source#2``, ``source#3``: only the last is read; without numbers,
        none is.
        """
        return add_snapshots(self.folder, snapshots, run)

    def messages(self, backend: "SQLBackend") -> "Table":
        """All messages as an Ibis table, with ``month``. Moments are UTC, without a zone in the type."""
        return reading.messages(self.folder, backend)

    def snapshots(self, backend: "SQLBackend") -> "Table":
        """The counts of accounts that stand as an Ibis table: what was corrected lies in the lake and is not read."""
        return reading.snapshots(self.folder, backend)

    def scan(self, columns: Iterable[str] | None = None, where: str | None = None) -> pa.Table:
        """Messages in memory. ``columns`` of MESSAGES, or ``month``; ``where``: a condition in DuckDB's SQL."""
        return scan(self.folder, columns, where)

    def number_of_messages(self) -> int:
        return sum(file.rows for file in read_manifest(self.folder).messages)

    def described(self) -> dict[str, Any]:
        """rows, sha256 (of the checksums of all files that count) and reader (the version that read most)."""
        manifest = read_manifest(self.folder)
        sums = sorted(file.sha256 for file in (*manifest.messages, *manifest.snapshots))
        reader = readings.latest_version(self.folder)
        return {"rows": self.number_of_messages(), "sha256": _sum(sums), "reader": reader}

    def reading_alone(self) -> AbstractContextManager[None]:
        """For whoever reads the messages: raises AlreadyReading where another process does so now."""
        return readings.reading_alone(self.folder)

    def unread(self, version: str) -> tuple[File, ...]:
        """Files of messages without whole readings by this version of the reader."""
        return readings.unread(self.folder, version)

    def keep_readings(self, file: File, version: str, tables: Iterable[pa.Table]) -> bool:
        """Puts the readings of one file on the disk, whole or not at all: ``key`` and what ``text.Reader`` gives.

        ``tables``: a row per message, in the order of the file. False: a change took the file away meanwhile; then
        nothing is kept. An edited message comes in another file, so it is read anew; of an erased one nothing stays.
        """
        return readings.keep(self.folder, file, version, tables)

    def forget_other_readings(self, version: str) -> None:
        """Only the readings by this version of the reader stay."""
        readings.forget_other_versions(self.folder, version)

    def readings(self, backend: "SQLBackend", version: str | None = None) -> "Table":
        """What was read in messages as an Ibis table; of messages that are not read yet there is no row.

        ``version``: of the reader; else the one by which most messages were read.
        """
        return reading.readings(self.folder, backend, version)

    def settle(self) -> Settled:
        """Makes ``parent_seen`` right everywhere, and ``root`` where the platform gave none; when something changed."""
        return settle(self.folder)

    def compact(self) -> Compacted:
        """Merges small files; the rows stay the same. Each platform and month takes effect by itself."""
        return compact(self.folder)

    def erase(
        self, *, authors: Iterable[int] = (), accounts: Iterable[str] = (), before: datetime | None = None
    ) -> Erased:
        """Takes messages and snapshots out of every file: of authors and of accounts, or of all that is from earlier.

        Authors, and who posted as one of the accounts, also leave the ``mentions`` of others, and nothing of them is
        let in again. The replaced files are deleted before this returns.
        """
        return erase(self.folder, authors, accounts, before)

    def check(self) -> Checked:
        """Whether every file is what the manifest says, and every message there once. Damage is told, not raised."""
        return check(self.folder)


def _sum(sums: list[str]) -> str:
    return sha256("\n".join(sums).encode()).hexdigest()
