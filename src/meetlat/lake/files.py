"""Reading and writing rows of Parquet files, a few at a time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake.arrow import Column, Numbers, indices
from meetlat.lake.arrow import compute as pc
from meetlat.lake.manifest import File
from meetlat.problem import Problem

MOST = 1_000_000  # rows in a file
TOGETHER = 131_072  # rows that are compressed together and in memory at once
REPEATED: Any = ["account", "kind", "text", "source"]  # columns that a dictionary of values makes smaller


class DamagedFile(Problem):
    """A file that the manifest lists cannot be read."""


class Rows:
    """Puts rows into files: a new one is asked for whenever the last is full."""

    def __init__(self, schema: pa.Schema, next_file: Callable[[], Path]) -> None:
        self.schema = schema
        self.next_file = next_file
        self.written: list[tuple[Path, int]] = []
        self._writer: pq.ParquetWriter | None = None
        self._room = 0

    def __enter__(self) -> "Rows":
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer:
            self._writer.close()
            self._writer = None

    def put(self, table: pa.Table) -> None:
        while table.num_rows:
            writer = self._writer or self._open()
            part = table.slice(0, self._room)
            writer.write_table(part, row_group_size=TOGETHER)
            self._count(part.num_rows)
            table = table.slice(part.num_rows)

    def _open(self) -> pq.ParquetWriter:
        file = self.next_file()
        self._writer = pq.ParquetWriter(file, self.schema, compression="zstd", use_dictionary=REPEATED)
        self._room = MOST
        self.written.append((file, 0))
        return self._writer

    def _count(self, rows: int) -> None:
        file, before = self.written[-1]
        self.written[-1] = (file, before + rows)
        self._room -= rows
        if not self._room:
            self.__exit__()


@contextmanager
def _readable(lake: Path, file: File) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise DamagedFile(
            f"{lake / file.path} cannot be read ({str(error).splitlines()[0]}). Nothing was changed. "
            "`meetlat lake check` names every damaged file; put them back from a backup."
        ) from error


@contextmanager
def _opened(lake: Path, file: File) -> Iterator[pq.ParquetFile]:
    with _readable(lake, file):
        opened = pq.ParquetFile(lake / file.path)
    with opened:
        yield opened


def row_groups(lake: Path, file: File, columns: list[str] | None = None) -> Iterator[tuple[int, pa.Table]]:
    """Each group of rows with the number of its first row."""
    with _opened(lake, file) as opened:
        start = 0
        for number in range(opened.num_row_groups):
            with _readable(lake, file):
                table = opened.read_row_group(number, columns=columns)
            yield start, table
            start += table.num_rows


def groups_of_rows(lake: Path, file: File) -> int:
    """How many groups of rows a file holds."""
    with _opened(lake, file) as opened:
        return int(opened.num_row_groups)


def row_group(lake: Path, file: File, number: int, columns: list[str]) -> pa.Table:
    with _opened(lake, file) as opened, _readable(lake, file):
        return opened.read_row_group(number, columns=columns)


def column(lake: Path, file: File, name: str) -> Column:
    with _opened(lake, file) as opened, _readable(lake, file):
        return opened.read(columns=[name]).column(name)


def rows_at(lake: Path, file: File, rows: Numbers) -> Iterator[tuple[slice, pa.Table]]:
    """The rows with these numbers (ascending), in parts; each with its place in ``rows``."""
    with _opened(lake, file) as opened:
        start = 0
        for number in range(opened.num_row_groups):
            stop = start + opened.metadata.row_group(number).num_rows
            low, high = np.searchsorted(rows, [start, stop])
            if low < high:
                with _readable(lake, file):
                    table = opened.read_row_group(number)
                yield slice(int(low), int(high)), table.take(indices(rows[low:high] - start))
            start = stop


def rows_without(lake: Path, file: File, rows: Numbers) -> Iterator[pa.Table]:
    """All rows but those with these numbers."""
    for start, table in row_groups(lake, file):
        keep = np.ones(table.num_rows, dtype=bool)
        keep[rows[(rows >= start) & (rows < start + table.num_rows)] - start] = False
        yield table.filter(pa.array(keep))


def places(lake: Path, files: Iterable[File], keys: Column) -> Iterator[tuple[File, Numbers, Numbers]]:
    """Where these keys lie: file, numbers of the rows (ascending), and which of the keys each holds."""
    for group in _groups(files):
        columns = [column(lake, file, "key") for file in group]
        chunks = [chunk for column in columns for chunk in column.chunks]
        found = pc.fill_null(pc.index_in(pa.chunked_array(chunks, pa.int64()), value_set=keys), -1).to_numpy()
        ends = np.cumsum([len(column) for column in columns])[:-1]
        for file, which in zip(group, np.split(found, ends), strict=True):
            rows = np.flatnonzero(which >= 0)
            if len(rows):
                yield file, rows, which[rows]


def _groups(files: Iterable[File], most: int = 4 * MOST) -> Iterator[list[File]]:
    """Small files together, since each question builds a table of the keys; never too many rows at once."""
    group: list[File] = []
    rows = 0
    for file in files:
        if group and rows + file.rows > most:
            yield group
            group, rows = [], 0
        group.append(file)
        rows += file.rows
    if group:
        yield group
