"""One change of the lake: new files beside the old, then a new manifest, then the old files go.

Killed at any moment, the lake is what it was or what it became: until the new manifest has its name, the files that it
would list are only litter, which the next change sweeps away.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from meetlat.lake.disk import checksum, flush, locked, make_folder, told_plainly, write_whole
from meetlat.lake.files import Rows
from meetlat.lake.manifest import KEPT, DamagedManifest, File, Manifest, files_of_manifests, read_manifest, sealed
from meetlat.lake.readings import litter
from meetlat.lake.schema import SNAPSHOTS, STORED

STAGING = "staging"
FOLDERS = ("messages", "snapshots", STAGING)


@contextmanager
def changing(lake: Path, needed: int = 0) -> "Iterator[Change]":
    """A change that nobody else can make at the same time. ``needed``: bytes, for a full disk."""
    with told_plainly(lake, needed), locked(lake):
        change = Change(lake, read_manifest(lake))
        change.begin()
        try:
            yield change
        except BaseException:
            with suppress(OSError):
                Change(lake, read_manifest(lake)).sweep()  # as it is now: it may have failed after the new manifest
            raise


def tidy(lake: Path) -> None:
    """Sweeps what a killed writer left, where there is any; a change does so by itself."""
    manifest = read_manifest(lake)
    listed = {lake / file.path for file in manifest.files}
    if any(file not in listed for file in found_files(lake)) or litter(lake, manifest):
        with changing(lake):
            pass


class Change:
    """Files to add and files to drop, which together take effect at ``commit``."""

    def __init__(self, lake: Path, before: Manifest) -> None:
        self.lake = lake
        self.before = before
        self.added: list[File] = []
        self.dropped: set[File] = set()
        self._names = 0

    def begin(self) -> None:
        """Sweeps what a killed writer left. The first manifest comes before the first file: a lost one is noticed."""
        self._refuse_an_old_manifest()
        self.sweep()
        if not self.before.number:
            self._sign(self.before)

    def write_messages(self, platform: str, month: str, tables: Iterable[pa.Table]) -> None:
        """Rows of one platform and month, sorted by created_at."""
        folder = self.lake / "messages" / f"platform={platform}" / f"month={month}"
        self._write(folder, tables, STORED, platform, month)

    def write_snapshots(self, tables: Iterable[pa.Table]) -> None:
        self._write(self.lake / "snapshots", tables, SNAPSHOTS)

    def spill(self) -> Path:
        """A folder for what does not fit in memory; what is left in it goes with the next sweep."""
        make_folder(self.lake / STAGING)
        return self.lake / STAGING

    def drop(self, file: File) -> None:
        self.dropped.add(file)

    def replace(self, file: File, tables: Iterable[pa.Table]) -> None:
        """Other rows instead of those of a file."""
        self.drop(file)
        if file.month:
            self.write_messages(file.platform, file.month, tables)
        else:
            self.write_snapshots(tables)

    def commit(self, **changed: Any) -> Manifest:
        """The moment of truth. ``changed``: other fields of the manifest."""
        self._settle_on_disk()
        after = self._after(**changed)
        if after != self.before:
            self._sign(after)
            self.sweep()
        return self.before

    def sweep(self, kept: int = KEPT) -> None:
        """Everything goes that the manifest does not list, what was read in it, and all but the last manifests."""
        known = {self.lake / file.path for file in self.before.files}
        for file in [*found_files(self.lake), *litter(self.lake, self.before)]:
            if file not in known:
                file.unlink(missing_ok=True)
        for part in (self.lake / "manifest").glob("*.part"):
            part.unlink(missing_ok=True)
        for manifest in files_of_manifests(self.lake)[:-kept]:
            manifest.unlink(missing_ok=True)

    def _sign(self, after: Manifest) -> None:
        after = msgspec.structs.replace(after, number=self.before.number + 1)
        make_folder(self.lake / "manifest")
        write_whole(self.lake / "manifest" / f"{after.number:08d}.json", sealed(after))
        self.before, self.added, self.dropped = after, [], set()

    def _refuse_an_old_manifest(self) -> None:
        """Files of a later change than the next: sweeping them away would lose what was acknowledged."""
        names = [file.name[:8] for file in found_files(self.lake) if file.suffix == ".parquet"]
        numbers = [int(name) for name in names if name.isdecimal()]
        if max(numbers, default=0) > self.before.number + 1:
            raise DamagedManifest(
                f"{self.lake} holds files of change {max(numbers)}, but its last manifest is {self.before.number}. "
                f"Nothing was changed. Put manifest/{max(numbers):08d}.json or a later one back from a backup."
            )

    def _write(self, folder: Path, tables: Iterable[pa.Table], schema: pa.Schema, *place: str) -> None:
        make_folder(folder)
        with Rows(schema, lambda: folder / self._next_name()) as rows:
            for table in tables:
                rows.put(table.select(schema.names))
        for part, number in rows.written:
            path = str(part.with_suffix(".parquet").relative_to(self.lake))
            self.added.append(File(path, number, part.stat().st_size, checksum(part), *place))

    def _next_name(self) -> str:
        self._names += 1
        return f"{self.before.number + 1:08d}-{self._names:05d}.part"

    def _settle_on_disk(self) -> None:
        """Flushed together at the end, so that the disk was already busy with them."""
        for file in self.added:
            named = self.lake / file.path
            flush(named.with_suffix(".part"))
            named.with_suffix(".part").rename(named)
        for folder in {(self.lake / file.path).parent for file in self.added}:
            flush(folder)

    def _after(self, **changed: Any) -> Manifest:
        return msgspec.structs.replace(
            self.before,
            messages=self._listed(self.before.messages, "messages"),
            snapshots=self._listed(self.before.snapshots, "snapshots"),
            **changed,
        )

    def _listed(self, before: tuple[File, ...], folder: str) -> tuple[File, ...]:
        added = [file for file in self.added if file.path.startswith(f"{folder}/")]
        kept = [file for file in before if file not in self.dropped]
        return tuple(sorted([*kept, *added], key=lambda file: file.path))


def found_files(lake: Path) -> list[Path]:
    """Every file on disk where rows can lie, listed in the manifest or not."""
    return [file for name in FOLDERS for file in (lake / name).rglob("*") if file.is_file()]
