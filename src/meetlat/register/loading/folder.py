"""Reads a reference folder as ``datapackage.json`` describes it: whole, or not at all with every complaint listed."""

import codecs
import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from meetlat.problem import Problem
from meetlat.register.loading.values import Checker, checker

MOST_COMPLAINTS = 20
CORE = ("organisations", "accounts")  # without these there is no register
csv.field_size_limit(1_000_000)

Row = dict[str, Any]
Files = dict[str, dict[str, Any]]  # name -> {"rows", "sha256"}


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong, with its file and line (0: the file as a whole)."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.says}" if self.line else f"{self.file}: {self.says}"


class BadReference(Problem):
    """The folder cannot be loaded. ``complaints`` lists why; nothing was loaded."""

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = complaints
        shown = [str(complaint) for complaint in complaints[:MOST_COMPLAINTS]]
        more = len(complaints) - len(shown)
        super().__init__("\n".join([*shown, *([f"... and {more} more."] if more else []), "Nothing was loaded."]))


@dataclass
class Folder:
    """The rows of every file, each with its line number under ``_line``; and what was read."""

    path: Path
    version: str
    practice: bool
    created: str
    source: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    files: Files = field(default_factory=dict)

    def rows(self, name: str) -> list[Row]:
        return self.tables.get(name, [])


@cache
def description() -> dict[str, Any]:
    """The description of the folder format, a Frictionless data package."""
    text = (Path(__file__).parent / "datapackage.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def read_folder(path: Path) -> Folder:
    """Every row of the folder, checked. Raises BadReference with all complaints."""
    own = _own_description(path)
    folder = Folder(path, own.get("version", "1"), bool(own.get("practice")), own.get("created", ""), _source(own))
    complaints = list(_read_all(folder, _expected(own)))
    if complaints:
        raise BadReference(complaints)
    return folder


def is_practice(path: Path) -> bool:
    """Whether the folder calls itself one of the practice country; raises BadReference as ``read_folder``."""
    return bool(_own_description(path).get("practice"))


def has_files(path: Path, files: Files) -> bool:
    """Whether the files of the folder are those of an earlier reading, byte for byte; they are not read anew."""
    there = [path / resource["path"] for resource in _expected(_own_description(path))]
    sums = {file.name: _checksum(file.read_bytes()) if file.is_file() else "missing" for file in there}
    return sums == {name: told["sha256"] for name, told in files.items()}


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _own_description(path: Path) -> dict[str, Any]:
    if not path.is_dir():
        raise BadReference(
            [
                Complaint(
                    str(path),
                    0,
                    "no such folder. Name a folder like the one docs/reference/reference-folder.md describes.",
                )
            ]
        )
    file = path / "datapackage.json"
    if not file.exists():
        return {}
    try:
        own = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadReference([Complaint(file.name, 0, f"is not JSON: {error}")]) from None
    if not isinstance(own, dict) or str(own.get("version")) != description()["version"]:
        version = own.get("version") if isinstance(own, dict) else None
        raise BadReference(
            [
                Complaint(
                    file.name,
                    0,
                    f"version {version!r} is not known; this program reads version {description()['version']!r}.",
                )
            ]
        )
    return own


def _source(own: dict[str, Any]) -> str:
    titles = [str(source.get("title", "")) for source in own.get("sources", []) if isinstance(source, dict)]
    return "; ".join(filter(None, titles)) or "Govdirectory / Wikidata"


def _expected(own: dict[str, Any]) -> list[dict[str, Any]]:
    """A folder without a description of its own has every file; one with says which it has."""
    resources = description()["resources"]
    if "resources" not in own:
        return list(resources)
    named = {Path(str(resource.get("path", ""))).name for resource in own["resources"]}
    return [resource for resource in resources if resource["path"] in named or resource["name"] in CORE]


def _read_all(folder: Folder, resources: list[dict[str, Any]]) -> Iterator[Complaint]:
    for resource in resources:
        file = folder.path / resource["path"]
        if not file.is_file():
            yield Complaint(resource["path"], 0, f"is missing from {folder.path}.")
            continue
        content = file.read_bytes()
        rows: list[Row] = []
        yield from _read_file(resource, content, rows)
        folder.tables[resource["name"]] = rows
        folder.files[resource["path"]] = {"rows": len(rows), "sha256": _checksum(content)}


def _read_file(resource: dict[str, Any], content: bytes, rows: list[Row]) -> Iterator[Complaint]:
    name = resource["path"]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield Complaint(name, line, f"byte {content[error.start]:#04x} is not UTF-8. Save the file as UTF-8.")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    check = checker(resource["schema"])
    header = next(reader, [])
    if header != check.columns:
        yield Complaint(name, 1, _about_header(header, check.columns))
        return
    yield from _read_rows(name, reader, check, rows)


def _about_header(found: list[str], expected: list[str]) -> str:
    missing = [column for column in expected if column not in found]
    unknown = [column for column in found if column not in expected]
    parts = [
        f"missing column {', '.join(missing)}." if missing else "",
        f"unknown column {', '.join(unknown)}." if unknown else "",
    ]
    return " ".join(filter(None, [*parts, f"Expected: {','.join(expected)}"]))


def _read_rows(name: str, reader: Any, check: Checker, rows: list[Row]) -> Iterator[Complaint]:
    try:
        for cells in reader:
            if not cells:
                continue
            row, says = check.row(cells)
            yield from (Complaint(name, reader.line_num, text) for text in says)
            rows.append({**row, "_line": reader.line_num})
    except csv.Error as error:
        yield Complaint(name, reader.line_num, f"is not CSV: {error}")
