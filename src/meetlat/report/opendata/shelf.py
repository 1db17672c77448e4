"""What can be taken away of an edition: known names only, whatever an address says."""

from dataclasses import dataclass
from pathlib import Path

from meetlat.report.editions import folder as edition_folder
from meetlat.report.models import Edition
from meetlat.report.opendata.package import MEDIA_TYPES
from meetlat.report.opendata.subjects import subject_of

FORMATS = ("csv", "json", "parquet")
DESCRIPTIONS = ("datapackage.json", "dcat.jsonld")


@dataclass(frozen=True)
class Shelved:
    """One file: where it lies, and its compressed twin where it has one."""

    name: str
    path: Path
    media_type: str

    @property
    def squeezed(self) -> Path | None:
        twin = self.path.with_name(f"{self.path.name}.gz")
        return twin if twin.is_file() else None

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size


def names(edition: Edition) -> tuple[str, ...]:
    """Every file of an edition, in the order in which to show them."""
    subject = subject_of(edition)
    tables = (f"{name}.{format}" for name in subject.tables for format in FORMATS)
    if subject.of_messages:
        return (*tables, *DESCRIPTIONS)
    inputs = (f"{table}.parquet" for table in edition.inputs if table not in subject.tables)
    return ("meetlat.xlsx", *tables, *DESCRIPTIONS, *inputs)


def file_of(home: Path, edition: Edition, name: str) -> Shelved | None:
    """The published file with this name; None for any other name."""
    if name not in names(edition):
        return None
    path = edition_folder(home, edition.id) / "open" / name
    return Shelved(name, path, MEDIA_TYPES[path.suffix]) if path.is_file() else None


def shelf(home: Path, edition: Edition) -> list[Shelved]:
    """Every published file of an edition."""
    return [found for name in names(edition) if (found := file_of(home, edition, name))]
