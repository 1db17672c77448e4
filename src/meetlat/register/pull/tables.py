"""The tables of the folder: read as they stand, checked as the loader will, written in its format."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from meetlat.register.loading.folder import description
from meetlat.register.loading.values import checker
from meetlat.register.pull.report import PullFailed
from meetlat.register.pull.source import Row


def described() -> dict[str, dict[str, Any]]:
    """The description of each table by its file name."""
    return {resource["path"]: resource for resource in description()["resources"]}


def columns(file: str) -> list[str]:
    return [field["name"] for field in described()[file]["schema"]["fields"]]


def read_rows(folder: Path, file: str) -> list[Row]:
    """The rows of a table, none where the folder does not have it. Raises PullFailed where it is not as described."""
    path = folder / file
    if not path.exists():
        return []
    try:
        return list(_rows(path, file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise PullFailed(
            f"{path} cannot be read: {error}. Repair it or move the folder away; nothing was changed."
        ) from None


def _rows(path: Path, file: str) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader, [])
        if header != columns(file):
            raise PullFailed(
                f"{path} has the columns {', '.join(header)}; expected {', '.join(columns(file))}. "
                "Repair it or move the folder away; nothing was changed."
            )
        for cells in filter(None, reader):
            if len(cells) != len(header):
                found = f"{len(cells)} cells, expected {len(header)}"
                raise PullFailed(f"{path} line {reader.line_num} has {found}. Repair it; nothing was changed.")
            yield dict(zip(header, cells, strict=True))


def fitting(file: str, rows: Iterable[Row]) -> tuple[list[Row], list[str]]:
    """The rows the loader will take, one per key; and why the others were left out."""
    check = checker(described()[file]["schema"])
    taken: list[Row] = []
    aside: list[str] = []
    for row in one_per_key(file, map(_tidy, rows)):
        _, wrong = check.row([row[column] for column in columns(file)])
        if wrong:
            aside.append(f"{file}: {row[columns(file)[0]]}: {wrong[0]}")
        else:
            taken.append(row)
    return taken, aside


def one_per_key(file: str, rows: Iterable[Row]) -> list[Row]:
    """The first row of each key, in the order of the keys."""
    keys = described()[file]["schema"].get("primaryKey") or columns(file)
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row[column] for column in keys), row)
    return [first[key] for key in sorted(first)]


def _tidy(row: Row) -> Row:
    """Without line breaks, tabs and doubled spaces inside a cell."""
    return {column: " ".join(value.split()) for column, value in row.items()}


def as_csv(file: str, rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(file), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
