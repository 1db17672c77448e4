"""The description that goes with the folder: a Frictionless data package with the sources and their days."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from meetlat.register.pull.report import SourceReport
from meetlat.register.pull.source import Source
from meetlat.register.pull.tables import described

FILE = "datapackage.json"
GEOMETRY = "geometry/*.topojson"
HEADER = {"profile": "tabular-data-package", "name": "meetlat-reference", "version": "1"}


@dataclass(frozen=True)
class Before:
    """What stood in the folder before: of which sources, and of which day as far as it says."""

    had: frozenset[str]
    days: dict[str, date]

    @classmethod
    def of(cls, folder: Path, sources: Iterable[Source]) -> "Before":
        days = dict(_days(folder))
        present = {source.name for source in sources for file in source.files if any(folder.glob(file))}
        return cls(frozenset(days or present), days)


def _days(folder: Path) -> Iterator[tuple[str, date]]:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # a folder made by hand says nothing
        for source in json.loads((folder / FILE).read_text(encoding="utf-8"))["sources"]:
            if source.get("fetched"):
                yield str(source["name"]), date.fromisoformat(source["fetched"])


def write_package(folder: Path, sources: Iterable[SourceReport], today: date) -> None:
    package = {
        **HEADER,
        "created": today.isoformat(),
        "sources": [source.as_package_source() for source in sources],
        "resources": [*_tables(folder), *_geometry(folder)],
    }
    (folder / FILE).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _tables(folder: Path) -> list[dict[str, Any]]:
    return [
        {**resource, **_checksum(folder / path)} for path, resource in described().items() if (folder / path).is_file()
    ]


def _geometry(folder: Path) -> list[dict[str, Any]]:
    return [_map(folder, path) for path in sorted(folder.glob(GEOMETRY))]


def _map(folder: Path, path: Path) -> dict[str, Any]:
    about = {
        "name": path.stem.replace("_", "-"),
        "path": path.relative_to(folder).as_posix(),
        "profile": "data-resource",
    }
    return {**about, "format": "topojson", "mediatype": "application/json", **_checksum(path)}


def _checksum(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
