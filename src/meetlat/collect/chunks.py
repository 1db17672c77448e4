"""Cuts a file of lines into pieces, for several processes to read."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from meetlat.collect.draft import format_changed

PIECE = 8 * 1024 * 1024  # bytes; a piece becomes about 30,000 rows
LONGEST_LINE = 16 * 1024 * 1024  # bytes; no platform gives a message of that size


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
