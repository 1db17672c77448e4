"""A file read in batches: rows for the lake, counts of accounts, and what was set aside with its line and reason."""

import gc
import gzip
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.beside import read_beside
from meetlat.collect.chunks import Piece, is_of_lines, lines, pieces
from meetlat.collect.draft import Counts, Draft, Refused, shape
from meetlat.collect.formats import Format
from meetlat.collect.intake import Intake
from meetlat.collect.names import Names

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 20_000  # items of a file that is no list of lines
PROCESSES = 8  # at most: who writes what they read keeps up with no more
AHEAD = 4  # pieces for each of them, so that none is out of work while a batch is written


@dataclass
class Batch:
    """What came out of a part of a file. ``place`` is where the next part begins: a byte, or the number of items."""

    rows: "pa.Table"
    seen: int
    place: int
    counts: list[Counts] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)  # line or entry, reason
    example: str = ""  # the shape of the first that was refused
    line: int = 0  # the last line or entry that was read


@dataclass(frozen=True)
class Reader:
    """Makes rows of items. Can be handed to another process."""

    format: Format
    names: Names
    seen: datetime

    def batch(self, items: Iterable[tuple[int, Any]], place: int) -> Batch:
        """``items``: what the file holds, each with its line or entry."""
        intake = Intake(self.names, 0, self.seen)  # the lake fills in the run
        batch = Batch(rows=None, seen=0, place=place)  # type: ignore[arg-type]
        draft = self.format.draft
        for number, raw in items:
            batch.seen += 1
            batch.line = number
            try:
                self._take(draft(raw), intake, batch)
            except Refused as why:
                batch.refused.append((number, str(why)))
                batch.example = batch.example or shape(_decoded(raw))
        batch.rows = intake.table()
        return batch

    def _take(self, made: Draft | Counts | None, intake: Intake, batch: Batch) -> None:
        if isinstance(made, Draft):
            intake.add(made)
        elif made is not None:
            batch.counts.append(made)

    def piece(self, file: Path, piece: Piece) -> Batch:
        """The lines of one piece of a file, numbered from 1 within the piece."""
        all_lines = list(lines(file, piece))
        batch = self.batch(_filled(all_lines), piece.end)
        batch.line = len(all_lines)
        return batch


def batches(file: Path, reader: Reader, place: int = 0, line: int = 0) -> Iterator[Batch]:
    """The file from a place on; ``line`` is the number of the last line before it."""
    format = reader.format
    if format.lines and file.suffix != ".gz" and (format.items is None or is_of_lines(file)):
        yield from _of_lines(file, reader, place, line)
    else:
        yield from _of_items(_items(file, format), reader, place)


def _of_lines(file: Path, reader: Reader, place: int, line: int) -> Iterator[Batch]:
    read, processes = partial(reader.piece, file), min(os.cpu_count() or 1, PROCESSES)
    prepare = gc.disable  # rows hold no circles: looking for them would take a third of the time
    for batch in read_beside(read, pieces(file, place), processes, prepare=prepare, ahead=AHEAD):
        batch.refused = [(line + number, why) for number, why in batch.refused]
        line = batch.line = line + batch.line
        yield batch


def _of_items(items: Iterable[tuple[int, Any]], reader: Reader, skip: int) -> Iterator[Batch]:
    done = 0
    waiting: list[tuple[int, Any]] = []
    for item in items:
        done += 1
        if done > skip:
            waiting.append(item)
        if len(waiting) >= AT_ONCE:
            yield reader.batch(waiting, done)
            waiting = []
    if waiting:
        yield reader.batch(waiting, done)


def _items(file: Path, format: Format) -> Iterator[tuple[int, Any]]:
    if format.items:
        yield from format.items(file)
        return
    with gzip.open(file) as stream:
        yield from _filled(stream)


def _filled(all_lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(all_lines, 1) if line.strip())


def _decoded(raw: Any) -> Any:
    """A line of JSON as what it says, to show its shape."""
    import msgspec

    if not isinstance(raw, bytes):
        return raw
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "no JSON"
