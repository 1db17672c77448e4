"""Texts out of a column of separated values."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from meetlat.text.files.items import LONGEST_LINE, Aside, BadFile, Item, no_column
from meetlat.text.files.opening import Opened

DELIMITERS = (",", ";", "\t")
BIG_ENDIAN, LITTLE_ENDIAN = b"\xfe\xff", b"\xff\xfe"


class Row(NamedTuple):
    """``line``: the line of the file where it begins; ``wrong``: why it cannot be read, where it cannot."""

    line: int
    cells: list[str]
    wrong: str = ""


def texts(file: Opened, column: str) -> Iterator[Item]:
    """A text per row. The delimiter is the one by which the first line holds ``column``."""
    lines = _lines(file)
    first = next(lines, "")
    rows = _rows(chain([first], lines), _delimiter(first, column))
    header = next(rows, Row(1, [])).cells
    if column not in header:
        raise no_column(file.name, column, header)
    place = header.index(column)
    for row in rows:
        yield _text(row, place, len(header))


def _text(row: Row, place: int, width: int) -> Item:
    if row.wrong:
        return Aside(row.line, f"not written as separated values: {row.wrong}")
    if len(row.cells) != width:
        return Aside(row.line, f"{len(row.cells)} cells where the first line has {width}")
    text = row.cells[place]
    if not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text):
        return Aside(row.line, "not UTF-8: save the file as CSV UTF-8")
    return text


def _delimiter(first: str, column: str) -> str:
    headers = {delimiter: next(csv.reader([first], delimiter=delimiter), []) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: (column in headers[delimiter], len(headers[delimiter])))


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    """Rows that hold anything; after one that cannot be read the next line begins a new one."""
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, [], str(error))
        else:
            if cells:
                yield Row(line, cells)


def _lines(file: Opened) -> Iterator[str]:
    wide = file.bytes.peek(2)[:2] in (BIG_ENDIAN, LITTLE_ENDIAN)
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    stream = io.TextIOWrapper(file.bytes, encoding, errors, newline="")
    number = 0
    try:
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                raise BadFile(f"{file.name}: line {number:,} is longer than {LONGEST_LINE:,} letters. Is it a table?")
            yield line
    finally:
        if not stream.closed:
            stream.detach()  # who opened the file closes it
