"""What a pull brought, kept and could not get."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any


class PullFailed(Exception):
    """The folder could not be built; the one that was there, if any, is untouched."""


class Status(StrEnum):
    OK = "ok"  # fetched
    KEPT = "kept"  # not fetched; what an earlier pull brought stays
    FAILED = "failed"  # not fetched, and there is nothing from before


@dataclass(frozen=True)
class SourceReport:
    """One source: ``fetched`` is the day of its data in the folder, ``rows`` what it brought per file."""

    name: str
    title: str
    address: str
    licence: str
    status: Status
    fetched: date | None
    rows: dict[str, int]
    aside: tuple[str, ...] = ()
    says: str = ""

    def as_package_source(self) -> dict[str, Any]:
        day = self.fetched.isoformat() if self.fetched else None
        said = {"name": self.name, "title": self.title, "path": self.address, "licence": self.licence}
        return {**said, "fetched": day, "status": str(self.status), "set_aside": len(self.aside)}


@dataclass(frozen=True)
class Report:
    """A finished pull. ``left_out``: what two sources said together that one folder cannot hold."""

    folder: Path
    sources: tuple[SourceReport, ...]
    left_out: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Every source answered."""
        return all(source.status is Status.OK for source in self.sources)
