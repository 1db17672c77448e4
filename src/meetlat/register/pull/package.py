"""The description that goes with the folder: a Frictionless data package with the sources and their days."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from meetlat.register.pull.report import SourceReport
from meetlat.register.pull.tables import described

FILE = "datapackage.json"
GEOMETRY = "geometry/*.topojson"
HEADER = {"profile": "tabular-data-package", "name": "meetlat-reference", "version": "1"}


def fetched_before(folder: Path) -> dict[str, date]:
    """Per source the day of the data in the folder, as far as it says."""
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
        sources = {str(source["name"]): str(source["fetched"]) for source in said["sources"] if source.get("fetched")}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    days: dict[str, date] = {}
    for name, day in sources.items():
        with suppress(ValueError):
            days[name] = date.fromisoformat(day)
    return days


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
