"""datapackage.json: what the files hold, under which licence, from which sources, with their checksums."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.report.models import Edition
from meetlat.report.opendata.licences import CC0, licence_of, sources
from meetlat.report.opendata.schemas import table_schema
from meetlat.report.opendata.subjects import subject_of

if TYPE_CHECKING:
    import pyarrow as pa

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Said = dict[str, Any]


def data_package(folder: Path, edition: Edition, tables: dict[str, "pa.Table"]) -> Said:
    """The description of the files in ``folder`` (Frictionless, with its table schemas)."""
    files = sorted(folder.iterdir())
    return {
        "profile": "data-package",
        "name": edition.id,
        "title": title(edition),
        "description": subject_of(edition).description,
        "version": edition.version,
        "created": edition.taken_at.isoformat(),
        "licenses": [CC0] if edition.practice else list(subject_of(edition).licences),
        "sources": _sources(edition),
        "resources": [_resource(file, edition, tables) for file in files],
    }


def title(edition: Edition) -> str:
    invented = "practice country, invented; " if edition.practice else ""
    return subject_of(edition).title.format(invented=invented, day=edition.day.isoformat())


def _sources(edition: Edition) -> list[dict[str, str]]:
    from_registers = sources(practice=edition.practice)
    if edition.practice or not subject_of(edition).of_messages:
        return from_registers
    return [*from_registers, {"title": "Public messages, as the platforms give them"}]


def _resource(file: Path, edition: Edition, tables: dict[str, "pa.Table"]) -> Said:
    said = {
        "name": file.name.replace(".", "-") if file.suffix != ".csv" else file.stem,
        "title": _title(file, edition),
        "path": file.name,
        "format": file.suffix.removeprefix("."),
        "mediatype": MEDIA_TYPES[file.suffix],
        "bytes": file.stat().st_size,
        "hash": f"sha256:{checksum(file)}",
        "licenses": [licence_of("organisations" if file.suffix == ".xlsx" else file.stem, practice=edition.practice)],
    }
    if file.suffix != ".csv":
        return {**said, "type": "file"}  # the same table again: nobody should guess its columns
    schema = table_schema(file.stem, tables[file.stem], subject_of(edition).words)
    return {**said, "profile": "tabular-data-resource", "type": "table", "encoding": "utf-8", "schema": schema}


def _title(file: Path, edition: Edition) -> str:
    if file.suffix == ".xlsx":
        return "Workbook with organisations, accounts and group figures"
    return subject_of(edition).words.titles.get(file.stem, f"Input of the edition: {file.stem}")


def checksum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
