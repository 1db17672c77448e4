"""What was read in messages: a file beside each file of messages, for each version of the reader.

Readings can be made again, so the manifest does not list them. A file of readings counts while the manifest lists the
file of messages of that name and those bytes; when that goes, the change that takes it away takes its readings along.
"""

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake.arrow import compute as pc
from meetlat.lake.disk import flush, locked, make_folder, told_plainly
from meetlat.lake.files import DamagedFile
from meetlat.lake.manifest import File, Manifest, read_manifest
from meetlat.lake.schema import KEPT_READINGS
from meetlat.problem import Problem

T = TypeVar("T")

FOLDER = "readings"
DECIMALS = 3  # of a score, as a double: then both engines compare it with 0.3 alike
REPEATED: Any = [
    "language", "contact", "relation", "sentiment",
    *(f"{name}.list.element" for name in ("reasons", "topics", "places")),
]  # fmt: skip


class AlreadyReading(Problem):
    """Another process reads the messages of this lake now."""


@contextmanager
def reading_alone(lake: Path) -> Iterator[None]:
    """One reader at a time; who dies lets go by itself. What a killed one left half-written goes."""
    with told_plainly(lake, needed=0):
        make_folder(lake / FOLDER)
        lock = (lake / FOLDER / ".lock").open("wb")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyReading("The lake is being read now by another process. Wait for it, or stop it.") from None
        for part in (lake / FOLDER).glob("*/*.part"):
            part.unlink(missing_ok=True)
        yield


def unread(lake: Path, version: str) -> tuple[File, ...]:
    """Files of messages without readings by this version; also those whose readings were cut off or lost."""
    return tuple(file for file in read_manifest(lake).messages if not _whole(place(lake, version, file), file.rows))


def unless_gone(lake: Path, file: File, ask: Callable[[], T]) -> T | None:
    """What a file of messages answers; None when a change took it away meanwhile."""
    try:
        return ask()
    except DamagedFile:
        if file in read_manifest(lake).messages:
            raise
        return None


def keep(lake: Path, file: File, version: str, tables: Iterable[pa.Table]) -> bool:
    """Readings of all messages of a file, in their order. False: the file left the lake meanwhile, and so do they."""
    named = place(lake, version, file)
    make_folder(named.parent)
    part = named.with_suffix(".part")
    with told_plainly(lake, needed=file.size):
        rows = _written(part, tables)
        with locked(lake):  # nobody may take the messages away between the look and the name
            if file not in read_manifest(lake).messages:
                part.unlink(missing_ok=True)
                return False
            flush(part)
            if rows != file.rows:
                raise ValueError(f"{rows} readings of {file.rows} messages in {file.path}")
            part.replace(named)
            flush(named.parent)
    return True


def _written(part: Path, tables: Iterable[pa.Table]) -> int:
    how: Any = {"compression": "zstd", "use_dictionary": REPEATED, "write_page_checksum": True}
    rows = 0
    with pq.ParquetWriter(part, KEPT_READINGS, **how) as writer:
        for table in tables:
            writer.write_table(_fitted(table))
            rows += table.num_rows
    return rows


def _fitted(table: pa.Table) -> pa.Table:
    """Readings as they are kept."""
    score = pc.round(table.column("question_score").cast(pa.float64()), DECIMALS)
    told = table.set_column(table.schema.get_field_index("question_score"), "question_score", score)
    return told.select(KEPT_READINGS.names).cast(KEPT_READINGS)


def latest_version(lake: Path) -> str | None:
    """The version by which most messages were read; of equals the one that read last."""
    manifest = read_manifest(lake)
    found = {version: kept_files(lake, manifest, version) for version in versions(lake)}
    read = {version: files for version, files in found.items() if files}
    return max(read, key=lambda name: _standing(lake, read[name]), default=None)


def versions(lake: Path) -> list[str]:
    return sorted(folder.name for folder in (lake / FOLDER).glob("*") if folder.is_dir())


def forget_other_versions(lake: Path, version: str) -> None:
    """Only the readings by this version stay."""
    with told_plainly(lake, 0), locked(lake):
        for name in versions(lake):
            if name != version:
                _remove(lake / FOLDER / name)


def litter(lake: Path, manifest: Manifest) -> list[Path]:
    """Readings of messages that are no longer there."""
    known = {name_of(file) for file in manifest.messages}
    return [file for file in files_of_readings(lake) if file.stem not in known]


def place(lake: Path, version: str, file: File) -> Path:
    return lake / FOLDER / version / f"{name_of(file)}.parquet"


def name_of(file: File) -> str:
    """With its bytes: a lake that was put back from a backup may give a name a second time."""
    return f"{Path(file.path).stem}-{file.sha256[:12]}"


def files_of_readings(lake: Path) -> list[Path]:
    return sorted(file for file in (lake / FOLDER).glob("*/*") if file.is_file())


def kept_files(lake: Path, manifest: Manifest, version: str) -> tuple[File, ...]:
    """The files of readings that count, as files of the lake."""
    found = ((place(lake, version, file), file.rows) for file in manifest.messages) if version else ()
    return tuple(
        File(str(named.relative_to(lake)), rows, named.stat().st_size, "") for named, rows in found if named.is_file()
    )


def _standing(lake: Path, files: tuple[File, ...]) -> tuple[int, int]:
    return sum(file.rows for file in files), max((lake / file.path).stat().st_mtime_ns for file in files)


def _whole(file: Path, rows: int) -> bool:
    try:
        return pq.read_metadata(file).num_rows == rows
    except (OSError, pa.ArrowException):
        return False


def _remove(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink(missing_ok=True)
    folder.rmdir()
