"""Takes editions: freezes the register, measures it, stores every figure; or finds that nothing changed."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from django.db import transaction

from meetlat import __version__
from meetlat.lake import describe, went_in
from meetlat.measure import FIGURES, census_indicators
from meetlat.problem import Problem
from meetlat.register.invented import is_invented
from meetlat.register.models import Load
from meetlat.register.tables import last_load, tables
from meetlat.report.counting import Counted, measure, with_rules
from meetlat.report.models import Edition, Figure
from meetlat.report.taking import Progress, silently, taking

BATCH = 1_000
SHOWN = 5  # editions, where one is asked for that is not there


class NoRegister(Problem):
    """There is nothing to measure yet."""


class NoEdition(Problem):
    """An edition that is asked for does not exist."""


def take_census(
    home: Path, engine: str = "duckdb", on_progress: Progress = silently, practice: bool | None = None
) -> tuple[Edition, bool]:
    """The census of the register as it stands; and whether a new edition had to be taken for it.

    ``practice`` chooses a side; else it is of the real bodies, or of the practice country where that is alone.
    """
    with taking(home, on_progress):
        return _census(home, engine, on_progress, practice)


def folder(home: Path, edition: str) -> Path:
    """Where an edition's frozen inputs and pictures lie."""
    return home / "editions" / edition


def new_id(home: Path, name: str, before: str) -> str:
    """The first id of this name that no edition has, or ever had: what lies in its folder may have been published.

    ``before``: what stands before the number of a second one.
    """
    names = chain([name], (f"{name}{before}{number}" for number in count(2)))
    taken = set(Edition.objects.filter(id__startswith=name).values_list("id", flat=True))
    return next(id for id in names if id not in taken and not folder(home, id).exists())


@contextmanager
def new_folder(home: Path, id: str) -> Iterator[Path]:
    """Where its tables are frozen; it gets its name when the edition is whole. What a killed run left is taken away."""
    part = folder(home, f"{id}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    with transaction.atomic():
        yield part
        part.replace(folder(home, id))


def latest(subject: str = "census") -> Edition:
    """The newest edition of real bodies, else of the practice country; raises NoEdition where none was taken."""
    found: Edition | None = Edition.objects.filter(subject=subject).order_by("practice", "-taken_at").first()
    if found is None:
        raise NoEdition("No edition was taken yet. Take one with: meetlat census")
    return found


def latest_of(country: str) -> Edition:
    """The newest census of this country's side, else of the other: the practice country has editions of its own."""
    own_first = "-practice" if is_invented(country) else "practice"
    found = Edition.objects.filter(subject="census").order_by(own_first, "-taken_at").first()
    return found or latest()


def edition(id: str) -> Edition:
    """The edition with this id; raises NoEdition with those there are."""
    found: Edition | None = Edition.objects.filter(pk=id).first()
    if found is None:
        raise NoEdition(f"There is no edition {id!r}. There are: {_known()}.")
    return found


def _known() -> str:
    """The newest, of real bodies first."""
    ids = list(Edition.objects.order_by("practice", "-taken_at").values_list("id", flat=True))
    more = f" and {len(ids) - SHOWN:,} more: meetlat edition list" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more if ids else "none yet"


def is_current(edition: Edition) -> bool:
    """Whether the register still is what this edition measured, under the same definitions."""
    return _same(describe(with_rules(tables(edition.practice))), edition.practice) == edition


def figures_are_intact(edition: Edition) -> bool:
    """Whether the stored figures of a census still have the checksum with which they were frozen."""
    rows = Figure.objects.filter(edition=edition).order_by("id").values_list(*FIGURES)
    return edition.checksum == _checksum(rows.iterator(chunk_size=5_000))


def described(edition: Edition) -> dict[str, Any]:
    """An edition in a few words, for lists."""
    return {
        "id": edition.id,
        "subject": edition.subject,
        "day": edition.day.isoformat(),
        "taken_at": edition.taken_at.isoformat(),
        "practice": edition.practice,
        "figures": Figure.objects.filter(edition=edition).count(),
        "checksum": edition.checksum,
        "version": edition.version,
    }


def _census(home: Path, engine: str, on_progress: Progress, practice: bool | None) -> tuple[Edition, bool]:
    load = last_load(practice)
    if load is None:
        raise NoRegister("The register is empty. Load it first: meetlat reference load DIR")
    on_progress("reading the register")
    register = tables(load.practice)
    if known := _same(describe(with_rules(register)), load.practice):
        return known, False
    id = new_id(home, f"census-{load.day.isoformat()}", "-")
    on_progress(f"measuring edition {id}")
    with new_folder(home, id) as where:
        measured = measure(where, register, engine)
        on_progress(f"storing {measured.figures.num_rows:,} figures")
        return _store(id, load, measured), True


def _versions() -> dict[str, int]:
    return {indicator.id: indicator.version for indicator in census_indicators().values()}


def _same(inputs: dict[str, Any], practice: bool) -> Edition | None:
    """The newest edition of its side, where it was taken of exactly this under exactly these definitions."""
    newest = Edition.objects.filter(subject="census", practice=practice).order_by("-taken_at").first()
    if newest is None or newest.indicators != _versions():
        return None
    return newest if went_in(inputs, newest.inputs) else None


def _store(id: str, load: Load, measured: Counted) -> Edition:
    rows = [tuple(row.values()) for row in measured.figures.to_pylist()]
    with transaction.atomic():
        taken = Edition.objects.create(
            id=id,
            subject="census",
            day=load.day,
            taken_at=datetime.now(UTC),
            practice=load.practice,
            inputs=measured.inputs,
            indicators=_versions(),
            queries=measured.queries,
            checksum=_checksum(rows),
            version=__version__,
        )
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            Figure.objects.bulk_create([Figure(edition=taken, **dict(zip(FIGURES, row, strict=True))) for row in batch])
    return taken


def _checksum(rows: Any) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    return digest.hexdigest()
