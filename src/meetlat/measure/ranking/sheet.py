"""A table of organisations as it comes in a file: every cell with the line it stands on."""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from meetlat.measure.ranking.places import Numbers, Truths
from meetlat.problem import Problem

DELIMITERS = (",", ";", "\t")
MOST_ROWS = 100_000
BIGGEST = 1e12  # as much as anything that is counted here; far below where whole numbers stop to be exact
SHOWN = 12  # columns, or values of one, that an error names
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")  # so every point of a column may stand between thousands
EITHER = (
    "what can be read in one way only. Nothing in this column tells whether the point stands before decimals or between"
    " thousands: write 1234, or 1.2340"
)
A_NUMBER = "a number such as 1234 or 0.56 (a point before the decimals, nothing between thousands), or nothing"


class BadSheet(Problem):
    """A table that cannot be ranked; the text names file, line, value and what is allowed."""


@dataclass(frozen=True)
class Sheet:
    """``lines``: the line of the file that each row begins on; ``rows``: its cells, without spaces around them."""

    file: str
    sha256: str
    header: tuple[str, ...]
    lines: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> list[str]:
        """Raises BadSheet, with the columns that are there."""
        if name not in self.header:
            raise BadSheet(f"{self.file}: has no column {name!r}. It has: {listed(self.header)}.")
        place = self.header.index(name)
        return [row[place] for row in self.rows]

    def names(self, column: str) -> list[str]:
        """Who the rows are about: nobody twice, and each with a name."""
        names, seen = self.column(column), dict[str, int]()
        for line, name in zip(self.lines, names, strict=True):
            if not name:
                raise self.wrong(line, column, name, "a name")
            if name in seen:
                raise BadSheet(
                    f"{self.file} line {line}: {column} {short(name)} stands on line {seen[name]} too."
                    " Allowed: one row for each."
                )
            seen[name] = line
        return names

    def numbers(self, column: str) -> Numbers:
        """NaN where a cell is empty."""
        cells = list(zip(self.lines, self.column(column), strict=True))
        found = np.array([self._number(line, column, cell) for line, cell in cells])
        pointed = [(line, cell) for line, cell in cells if "." in cell]
        if pointed and all(THOUSANDS.fullmatch(cell) for _, cell in pointed):
            line, cell = pointed[0]
            raise self.wrong(line, column, cell, EITHER)
        return found

    def check(self, column: str, wrong: Callable[[Numbers], Truths], allowed: str) -> Numbers:
        """The numbers of a column, refused where ``wrong`` says so of one that is known."""
        numbers = self.numbers(column)
        for row in np.flatnonzero(wrong(numbers)):
            raise self.wrong(self.lines[row], column, self.column(column)[row], allowed)
        return numbers

    def wrong(self, line: int, column: str, cell: str, allowed: str) -> BadSheet:
        return BadSheet(f"{self.file} line {line}: {column} is {short(cell)}. Allowed: {allowed}.")

    def _number(self, line: int, column: str, cell: str) -> float:
        if not cell:
            return float("nan")
        if not NUMBER.fullmatch(cell):
            raise self.wrong(line, column, cell, A_NUMBER)
        if abs(number := float(cell)) > BIGGEST:
            raise self.wrong(line, column, cell, f"at most {BIGGEST:,.0f}")
        return number


def read_sheet(path: Path, asked: Collection[str]) -> Sheet:
    """A CSV file in UTF-8. ``asked``: columns that tell which delimiter it has. Raises BadSheet."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadSheet(f"{path}: cannot be opened ({error.strerror}). Name a CSV file that you may read.") from None
    lines = list(io.StringIO(_text(path.name, content), newline=""))
    delimiter = _delimiter(lines[0] if lines else "", asked)
    rows = list(_rows(path.name, lines, delimiter))
    if len(rows) < 2:
        raise BadSheet(f"{path.name}: is empty. Expected: a line with the names of the columns, then a row for each.")
    if len(rows) > MOST_ROWS + 1:
        raise BadSheet(f"{path.name}: has {len(rows) - 1:,} rows. At most {MOST_ROWS:,} can be ranked.")
    _check_header(path.name, *rows[0])
    numbers, cells = zip(*rows[1:], strict=True)
    return Sheet(path.name, hashlib.sha256(content).hexdigest(), rows[0][1], numbers, cells)


def short(cell: str) -> str:
    """A cell as it can be shown: quoted, without what would move a terminal."""
    return repr(cell if len(cell) <= 40 else f"{cell[:40]}…")


def listed(values: Collection[str]) -> str:
    more = f", and {len(values) - SHOWN} more" if len(values) > SHOWN else ""
    return ", ".join(short(value)[1:-1] for value in list(values)[:SHOWN]) + more


def _text(file: str, content: bytes) -> str:
    """A zero byte is no text, though UTF-8 has it: UTF-16 is full of them."""
    try:
        text = content.decode("utf-8-sig")
        wrong = content.find(b"\0")
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong < 0:
        return text
    line = content[:wrong].count(b"\n") + 1
    raise BadSheet(f"{file} line {line}: is not UTF-8. Save the table as CSV UTF-8.")


def _delimiter(first: str, asked: Collection[str]) -> str:
    """The one by which the first line holds most of the columns that are asked for, or else most columns."""

    def held(delimiter: str) -> tuple[int, int]:
        header = {cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])}
        return len(header & set(asked)), len(header)

    return max(DELIMITERS, key=held)


def _rows(file: str, lines: list[str], delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows that hold anything, with the line they begin on; each as wide as the first."""
    reader, width, line = csv.reader(lines, delimiter=delimiter, strict=True), 0, 1
    try:
        for cells in reader:
            width = width or len(cells)
            if cells and len(cells) != width:
                raise BadSheet(f"{file} line {line}: {len(cells)} cells where the first line has {width}.")
            if cells:
                yield line, tuple(cell.strip() for cell in cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadSheet(f"{file} line {line}: is not written as CSV ({error}).") from None


def _check_header(file: str, line: int, header: tuple[str, ...]) -> None:
    for name in header:
        if header.count(name) > 1:
            raise BadSheet(f"{file} line {line}: column {short(name)} stands there {header.count(name)} times.")
