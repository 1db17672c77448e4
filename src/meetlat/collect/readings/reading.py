"""Reads the messages of the lake that were not read yet: several processes beside each other, results in order."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from meetlat.text.files import read_beside

if TYPE_CHECKING:
    import pyarrow as pa

    from meetlat.lake import Lake
    from meetlat.lake.manifest import File

    Made = tuple[File, pa.Table | None]

SMALL = 20_000  # messages; fewer are not worth starting processes for
PASSES = 3  # an import beside us may take files away; what then lies there is read in the next pass
Progress = Callable[[int, int], None]  # done, of all


class Reads(Protocol):
    """What ``meetlat.text.reading.Reader`` does. Can be handed to another process."""

    def read(self, texts: Sequence[str | None]) -> "pa.Table": ...


@dataclass(frozen=True)
class ReadLake:
    """Messages that were read now, and those that this version had read already."""

    read: int
    already: int
    version: str
    seconds: float


class Part(NamedTuple):
    """One group of rows of a file of messages."""

    file: "File"
    group: int


@dataclass(frozen=True)
class PartReader:
    """Makes readings of the parts of a lake. Handed to each process once."""

    lake: Path
    reader: Reads

    def read(self, part: Part) -> "pa.Table | None":
        """Readings of a part; None where the file left the lake meanwhile."""
        from meetlat.lake.files import row_group
        from meetlat.lake.readings import unless_gone

        ask = partial(row_group, self.lake, part.file, part.group, ["key", "text"])
        rows = unless_gone(self.lake, part.file, ask)
        if rows is None:
            return None
        made = self.reader.read(rows.column("text").to_pylist())
        return made.add_column(0, "key", rows.column("key"))


def read_lake(
    lake: "Lake", reader: Reads, version: str, *, processes: int = 0, progress: Progress = lambda done, all: None
) -> ReadLake:
    """Reads what this version has not read. Killed and started again it ends the same, and reads no file twice.

    When all is read, the readings by other versions go. Raises AlreadyReading.
    """
    started = time.monotonic()
    with lake.reading_alone():
        waiting = lake.unread(version)
        work = Work(lake, PartReader(lake.folder, reader), version, processes, progress)
        already = lake.number_of_messages() - _rows(waiting)
        read = work.through(waiting)
        for _ in range(PASSES):
            if not (waiting := lake.unread(version)):
                lake.forget_other_readings(version)
                break
            read += work.through(waiting)
    return ReadLake(read, already, version, round(time.monotonic() - started, 3))


@dataclass(frozen=True)
class Work:
    """Reading files of one lake by one version."""

    lake: "Lake"
    reader: PartReader
    version: str
    processes: int
    progress: Progress

    def through(self, files: "tuple[File, ...]") -> int:
        """How many messages were read, of files that are still there."""
        made = self._told(self._made(files), _rows(files))
        read = 0
        for file, tables in groupby(made, key=itemgetter(0)):
            whole = (table for _, table in tables if table is not None)
            read += file.rows if self.lake.keep_readings(file, self.version, whole) else 0
        return read

    def _made(self, files: "tuple[File, ...]") -> "Iterator[Made]":
        """The readings of each part, with its file, in the order of the files."""
        under_way: deque[File] = deque()
        parts = _noted(_parts(self.lake, files), under_way)
        processes = (self.processes or len(os.sched_getaffinity(0))) if _rows(files) > SMALL else 1
        for table in read_beside(self.reader.read, parts, processes):
            yield under_way.popleft(), table

    def _told(self, made: "Iterator[Made]", of_all: int) -> "Iterator[Made]":
        done = 0
        for file, table in made:
            yield file, table
            done += table.num_rows if table is not None else 0
            self.progress(done, of_all)


def _noted(parts: Iterator[Part], under_way: "deque[File]") -> Iterator[Part]:
    for part in parts:
        under_way.append(part.file)
        yield part


def _parts(lake: "Lake", files: "tuple[File, ...]") -> Iterator[Part]:
    from meetlat.lake.files import groups_of_rows
    from meetlat.lake.readings import unless_gone

    for file in files:
        groups = unless_gone(lake.folder, file, partial(groups_of_rows, lake.folder, file))
        yield from (Part(file, number) for number in range(groups or 0))


def _rows(files: "tuple[File, ...]") -> int:
    return sum(file.rows for file in files)
