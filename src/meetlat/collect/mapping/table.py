"""A file of rows under column names, whatever it was saved as: CSV, a workbook, or JSON objects line by line."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from meetlat.collect.draft import FormatChanged
from meetlat.collect.formats import Item

KINDS = ("csv", "xlsx", "ndjson")
HEADER_WITHIN = 20  # rows; exports put a title, a period or a query above the column names
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class File:
    """How a file is to be opened. What is empty is found out."""

    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    header: int = 0  # the row with the column names, counted from 1
    sheet: str = ""


class Cells(NamedTuple):
    """One row as it stands in the file. ``problem`` says why it is none."""

    place: int  # line or row
    values: Sequence[Any]
    problem: str = ""


class Row(dict[str, Any]):
    """One row by column name, as ``plain`` writes it. ``layout`` is the mapping it goes by, where there are several."""

    __slots__ = ("layout", "problem")

    def __init__(self, values: Iterable[tuple[str, Any]] = (), problem: str = "", layout: str = "") -> None:
        super().__init__(values)
        self.problem, self.layout = problem, layout


class NoHeader(FormatChanged):
    """A table without the column names that are wanted."""


class Table(NamedTuple):
    """The column names, and the rows one by one."""

    header: tuple[str, ...]
    rows: Iterator[Item]


def kind_of(path: Path) -> str:
    """csv, xlsx or ndjson, as the first bytes tell. Raises FormatChanged for what is none of them."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4096)
    except OSError as error:
        raise FormatChanged(f"{path.name}: cannot be read ({error.strerror}). Give the path of a file.") from None
    if start.startswith(OLD_EXCEL):
        raise FormatChanged(f"{path.name}: this is the Excel format of before 2007. Save it as .xlsx or CSV first.")
    if start.startswith(b"PK\x03\x04"):
        return "xlsx"
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"\[\s*[{\[]", text):
        raise FormatChanged(f"{path.name}: this is one JSON list. Write its objects line by line (jq -c '.[]') first.")
    return "ndjson" if text.startswith(b"{") else "csv"


def all_cells(path: Path, file: File) -> Iterator[Cells]:
    """Every row of a CSV file or a workbook, the header too."""
    from meetlat.collect.mapping import separated, workbook

    kind = file.kind or kind_of(path)
    return workbook.cells(path, file.sheet) if kind == "xlsx" else separated.cells(path, file)


def open_table(
    path: Path, file: File, is_header: Callable[[tuple[str, ...]], bool], wanted: str, aliases: dict[str, str]
) -> Table:
    """The table under the first row that ``is_header`` recognises, or under the row that ``file`` names.

    ``aliases`` holds, for column names in another language, those that rows are to go by.

    Raises NoHeader, with ``wanted``, when there is no such row among the first ones.
    """
    file = replace(file, kind=file.kind or kind_of(path))
    for way in ways(path, file):
        cells = all_cells(path, way)
        for number, found in enumerate(cells, 1):
            header = names(found.values)
            if number == file.header or (not file.header and is_header(header)):
                keys = tuple(plain(aliases.get(plain(name), name)) for name in header)
                return Table(header, _rows(keys, cells, exact=file.kind == "csv"))
            if number >= max(HEADER_WITHIN, file.header):
                break
    raise NoHeader(f"{path.name}: {wanted}")


def ways(path: Path, file: File) -> list[File]:
    """How a file may be written, the likeliest first; a workbook says it itself."""
    from meetlat.collect.mapping import separated

    return separated.ways(path, file) if (file.kind or kind_of(path)) == "csv" else [file]


def names(values: Sequence[Any]) -> tuple[str, ...]:
    """Column names: without spaces around them; a second of the same name is numbered, an empty one too."""
    found: dict[str, str] = {}
    for place, value in enumerate(values, 1):
        name = " ".join(str("" if value is None else value).replace("\ufeff", "").split()) or f"column {place}"
        name = name.encode("utf-8", "replace").decode()
        name = name if plain(name) not in found else f"{name} ({place})"
        found[plain(name)] = name
    return tuple(found.values())


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """A column name as it is compared: without differences of case, spaces, accents' encoding and apostrophes."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace("_", " ")
    return " ".join(text.split()).rstrip(":.")


def _rows(header: tuple[str, ...], cells: Iterator[Cells], exact: bool) -> Iterator[Item]:
    for found in cells:
        if found.problem or any(value not in (None, "") for value in found.values):
            yield Item(found.place, _row(header, found, exact))


def _row(header: tuple[str, ...], cells: Cells, exact: bool) -> Row:
    count = len(cells.values)
    while count > len(header) and cells.values[count - 1] in (None, ""):
        count -= 1
    if not cells.problem and (count > len(header) or (exact and count < len(header))):
        return Row(problem=f"the row has {count} cells, the header has {len(header)}")
    return Row(zip(header, cells.values, strict=False), cells.problem)
