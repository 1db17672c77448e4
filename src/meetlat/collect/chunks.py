"""Cuts a file of lines into pieces and has several processes read them, in order and with flat memory."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from meetlat.collect.draft import format_changed

T = TypeVar("T")

PIECE = 8 * 1024 * 1024  # bytes; a piece becomes about 30,000 rows
LONGEST_LINE = 16 * 1024 * 1024  # bytes; no platform gives a message of that size


_read_piece: Callable[["Piece"], Any]  # in a process that reads


class Piece(NamedTuple):
    """Whole lines of a file, in bytes."""

    start: int
    end: int


def pieces(file: Path, start: int = 0) -> Iterator[Piece]:
    """The file from ``start`` on, cut after ends of lines."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        while start < size:
            end = min(start + PIECE, size)
            if end < size:
                stream.seek(end)
                if len(stream.readline(LONGEST_LINE)) == LONGEST_LINE:
                    raise format_changed(file.name, "", f"lines shorter than {LONGEST_LINE:,} bytes")
                end = stream.tell()
            yield Piece(start, end)
            start = end


def is_of_lines(file: Path) -> bool:
    """Whether a file holds a JSON object on each line, rather than one document over all of them."""
    if file.suffix.lower() in (".ndjson", ".jsonl"):
        return True
    with file.open("rb") as stream:
        first, second = stream.readline(LONGEST_LINE).strip(), stream.readline(LONGEST_LINE).strip()
    return first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")


def lines(file: Path, piece: Piece) -> Iterator[bytes]:
    with file.open("rb") as stream:
        stream.seek(piece.start)
        yield from stream.read(piece.end - piece.start).splitlines()


def read_beside(read: Callable[[Piece], T], parts: Iterator[Piece], processes: int = 0) -> Iterator[T]:
    """What ``read`` makes of each piece, in the order of the file; at most two pieces per process are under way."""
    processes = processes or min(os.cpu_count() or 1, 8)
    spawned = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawned, initializer=_prepare, initargs=(read,)) as pool:
        waiting: deque[Future[Any]] = deque()
        for part in parts:
            waiting.append(pool.submit(_read, part))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        for result in waiting:
            yield result.result()


def _prepare(read: Callable[[Piece], Any]) -> None:
    """Once in each process: what is read with holds the register, too much to hand over with every piece."""
    global _read_piece
    _read_piece = read
    gc.disable()  # rows hold no circles: looking for them would take a third of the time


def _read(part: Piece) -> Any:
    return _read_piece(part)
