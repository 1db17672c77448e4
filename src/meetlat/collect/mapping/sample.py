"""The column names and first rows of a file, to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from meetlat.collect.draft import FormatChanged
from meetlat.collect.mapping.cells import at_path
from meetlat.collect.mapping.table import HEADER_WITHIN, Cells, File, all_cells, kind_of, names, ways

ROWS = 200
KNOWN = 2  # column names that must be recognised; a first row of messages has none
LONGEST_NAME = 100  # characters
DEEPEST = 4  # levels of an object in JSON
MOST_COLUMNS = 500
LONGEST_LINE = 16 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Sample:
    """What a file looks like."""

    kind: str
    header: tuple[str, ...]
    rows: list[dict[str, Any]]
    header_row: int = 0  # 0: there is none (JSON)

    def filled(self, name: str) -> list[Any]:
        """What stands in a column, without what is empty."""
        return [value for row in self.rows if (value := row.get(name)) not in (None, "")]


def sample_of(path: Path, recognised: Callable[[tuple[str, ...]], int]) -> Sample:
    """The header that has most column names that are recognised, and the rows under it."""
    kind = kind_of(path)
    return _of_json(path, recognised) if kind == "ndjson" else _of_table(path, kind, recognised)


def _of_table(path: Path, kind: str, recognised: Callable[[tuple[str, ...]], int]) -> Sample:
    found = max((_seen(path, way, recognised) for way in ways(path, File(kind=kind))), key=lambda seen: seen.known)
    if found.known < KNOWN:
        raise FormatChanged(
            f"{path.name}: none of its first {HEADER_WITHIN} rows looks like column names."
            " Write a mapping (docs/reference/mapping.md); [file] header says which row they are."
        )
    header = names(found.cells[found.row - 1].values)
    below = found.cells[found.row : found.row + ROWS]
    whole = [one for one in below if kind == "xlsx" or len(one.values) == len(header)]
    return Sample(kind, header, [dict(zip(header, one.values, strict=False)) for one in whole], found.row)


class _Seen(NamedTuple):
    """The first rows in one way of reading them, the row that has most known column names, and how many those are."""

    cells: list[Cells]
    row: int
    known: int


def _seen(path: Path, way: File, recognised: Callable[[tuple[str, ...]], int]) -> _Seen:
    cells = list(islice(all_cells(path, way), ROWS + HEADER_WITHIN))
    tried = [(_known(names(one.values), recognised), -row) for row, one in enumerate(cells[:HEADER_WITHIN], 1)]
    known, row = max(tried, default=(0, 0))
    return _Seen(cells, -row, known)


def _known(header: tuple[str, ...], recognised: Callable[[tuple[str, ...]], int]) -> int:
    """How many names are recognised; none where a cell is longer than a name can be, an address, or a number."""
    foreign = any(len(name) > LONGEST_NAME or "://" in name or name.isdigit() for name in header)
    return 0 if foreign else recognised(header)


def _of_json(path: Path, recognised: Callable[[tuple[str, ...]], int]) -> Sample:
    with path.open("rb") as stream:
        lines = list(islice(iter(lambda: stream.readline(LONGEST_LINE), b""), ROWS))
    objects = [said for line in lines if isinstance(said := _decoded(line), dict)]
    header = tuple(dict.fromkeys(name for said in objects for name in paths(said)))[:MOST_COLUMNS]
    if recognised(header) < KNOWN:
        raise FormatChanged(
            f"{path.name}: has no fields that are recognised. Write a mapping (docs/reference/mapping.md)."
        )
    return Sample("ndjson", header, [{name: at_path(said, name) for name in header} for said in objects])


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def paths(said: dict[str, Any], depth: int = DEEPEST) -> list[str]:
    """The names of an object's fields, those of objects in it with a dot."""
    found = []
    for name, value in said.items():
        if isinstance(value, dict) and depth > 1:
            found += [f"{name}.{below}" for below in paths(value, depth - 1)]
        elif not (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
            found.append(name)
    return found
