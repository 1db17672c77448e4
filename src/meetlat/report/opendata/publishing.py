"""Makes the files of an edition: once, whole or not at all, whoever asks first."""

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.alone import alone
from meetlat.problem import Problem
from meetlat.report.editions import folder as edition_folder
from meetlat.report.models import Edition
from meetlat.report.opendata.catalogue import catalogue
from meetlat.report.opendata.package import data_package
from meetlat.report.opendata.plain import as_csv, as_json
from meetlat.report.opendata.subjects import subject_of
from meetlat.report.opendata.workbook import write_workbook
from meetlat.report.taking import Progress, silently

if TYPE_CHECKING:
    import pyarrow as pa

EFFORT = 6  # of gzip: half the time of 9 for one percent more


class NotPublished(Problem):
    """The files of an edition cannot be made: what it was measured on is not there."""


def publish(home: Path, edition: Edition, on_progress: Progress = silently) -> None:
    """Makes ``open/`` in the edition's folder, unless it is there. Safe to call from several processes at once."""
    folder = edition_folder(home, edition.id)
    if (folder / "open").is_dir():
        return
    if not (folder / f"{subject_of(edition).first}.parquet").is_file():
        raise NotPublished(f"The frozen tables of edition {edition.id} are not in {folder.name}/; restore them first.")
    with alone(folder / "open.lock"):
        if not (folder / "open").is_dir():
            on_progress(f"making the open data of {edition.id}")
            _make(folder, edition)


def _make(folder: Path, edition: Edition) -> None:
    part = folder / "open.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    subject = subject_of(edition)
    tables = subject.opened(folder, edition)
    _write_tables(part, tables)
    if not subject.of_messages:
        _copy_inputs(folder, part, edition)
        write_workbook(part / "meetlat.xlsx", tables, edition)
    package = data_package(part, edition, tables)
    _write_json(part / "datapackage.json", package)
    _write_json(part / "dcat.jsonld", catalogue(edition, package))
    _squeeze(part)
    part.rename(folder / "open")


def _write_tables(part: Path, tables: dict[str, "pa.Table"]) -> None:
    import pyarrow.parquet as pq

    for name, table in tables.items():
        (part / f"{name}.csv").write_bytes(as_csv(table))
        (part / f"{name}.json").write_bytes(as_json(table))
        pq.write_table(table, part / f"{name}.parquet", compression="zstd")


def _copy_inputs(folder: Path, part: Path, edition: Edition) -> None:
    """The other tables that the edition was measured on, exactly as they were."""
    for name in edition.inputs:
        if not (part / f"{name}.parquet").exists():
            shutil.copyfile(folder / f"{name}.parquet", part / f"{name}.parquet")


def _write_json(file: Path, said: dict[str, Any]) -> None:
    file.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _squeeze(part: Path) -> None:
    """A compressed twin beside each, so that serving it costs nothing and its length is known."""
    for file in sorted(part.iterdir()):
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), EFFORT, mtime=0))
