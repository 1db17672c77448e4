"""CSV as it is found: any of four delimiters, several encodings, quoted line ends."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from meetlat.collect.draft import FormatChanged
from meetlat.collect.mapping.encodings import Encoding, encoding_of, known_encoding
from meetlat.collect.mapping.table import Cells, File

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 4 * 1024 * 1024  # characters
LOOKED_AT = 200  # lines, to tell the delimiter


def cells(path: Path, file: File) -> Iterator[Cells]:
    """Every row with the line it begins on. What is no row comes with a problem; the next one is read all the same."""
    way = ways(path, file)[0]
    with _opened(path, known_encoding(way.encoding)) as (stream, hint):
        yield from _read(_lines(stream, path.name), way.delimiter, before=1 if hint else 0)


def ways(path: Path, file: File) -> list[File]:
    """How the file may be written, the likeliest first: by the delimiter that gives most of the first rows the same
    number of cells. Excel's ``sep=;`` says it itself."""
    encoding = known_encoding(file.encoding) if file.encoding else encoding_of(path)
    with _opened(path, encoding) as (stream, hint):
        told = file.delimiter or hint
        sample = [] if told else list(islice(_lines(stream, path.name), LOOKED_AT))
    likely = [told] if told else sorted(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter), reverse=True)
    return [replace(file, encoding=encoding.name, delimiter=delimiter) for delimiter in likely]


@contextmanager
def _opened(path: Path, encoding: Encoding) -> Iterator[tuple[TextIO, str]]:
    """The text after the line that only names the delimiter, and that delimiter."""
    codecs.lookup(encoding.name)
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as stream:
        first = stream.readline(16).strip().strip('"')
        hint = first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""
        if not hint:
            stream.seek(0)
        yield stream, hint


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise FormatChanged(f"{name}: has a line of more than {LONGEST_LINE:,} characters; this is no table.")
        yield line


def _fit(sample: list[str], delimiter: str) -> tuple[float, int]:
    """The share of rows that have the most usual number of cells, and that number; nothing where it is one."""
    counts = Counter(len(found.values) for found in _read(sample, delimiter))
    wide = {width: number for width, number in counts.items() if width > 1}
    if not wide:
        return (0.0, 0)
    width = max(wide, key=lambda width: (wide[width], width))
    return (wide[width] / counts.total(), width)


class _Counted:
    """Lines one by one, and how many were given."""

    def __init__(self, lines: Iterable[str], before: int) -> None:
        self._lines, self.given = iter(lines), before

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.given += 1
        return line


def _read(lines: Iterable[str], delimiter: str, before: int = 0) -> Iterator[Cells]:
    counted = _Counted(lines, before)
    reader = csv.reader(counted, delimiter=delimiter, strict=True)
    while True:
        place = counted.given + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Cells(place, (), _unreadable(place, counted.given))
            continue
        yield Cells(place, values)


def _unreadable(first: int, last: int) -> str:
    where = f"lines {first} to {last} are" if last > first else "the line is"
    return f"{where} no row: a quotation mark is missing or not doubled, or a cell is longer than 131,072 characters"
