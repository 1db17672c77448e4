"""Editions of measures and of estimates: frozen whole, and found back where nothing changed."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat import __version__
from meetlat.lake import freeze, went_in
from meetlat.measure.yardstick import FIGURE
from meetlat.report.editions import new_folder, new_id
from meetlat.report.models import Edition, Figure

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
BATCH = 1_000  # figures
RANKED = ("id", "day", "taken_at", "practice")  # by which one is newer than another
OF_ALL = re.compile(r"-\d{4}(-(q\d|w\d\d|\d\d))?(-no\d+)?$")  # an id that ends in a period, not in a platform
WORDS = ("organisation", "kind", "size_class", "province", "platform", "note")
NUMBERS = ("value", "count", "low", "high", "coverage")
EMPTY: Row = dict.fromkeys(WORDS, "") | dict.fromkeys((*NUMBERS, "n"))


@dataclass(frozen=True)
class About:
    """What an edition is of. ``name``: its id without a number; ``versions``: of its figures, by their indicators."""

    subject: str
    name: str
    day: date
    practice: bool
    versions: dict[str, int]
    inputs: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """Figures (columns as FIGURE), the query of each step, and tables to freeze beside them."""

    figures: list[Row]
    queries: dict[str, str] = field(default_factory=dict)
    tables: "Mapping[str, pa.Table]" = field(default_factory=dict)


def row(indicator: str, **told: Any) -> Row:
    """A figure; what is not told is empty."""
    return _as_stored({"indicator": indicator} | EMPTY | told)


def same(about: About) -> Edition | None:
    """The newest edition of this name, where it was taken of exactly this under exactly these definitions."""
    # 2025 is not 2025-q2; of one name there may be one of real bodies and one of invented ones
    named = Edition.objects.filter(subject=about.subject, id__regex=rf"^{about.name}(-no[0-9]+)?$")
    newest = named.filter(practice=about.practice).order_by("-taken_at").first()
    if newest is None or newest.indicators != about.versions:
        return None
    return newest if went_in(about.inputs, newest.inputs) else None


def keep(home: Path, about: About, found: Found) -> Edition:
    """A new edition, whole or not at all."""
    id, figures = new_id(home, about.name, "-no"), [_as_stored(one) for one in found.figures]
    with new_folder(home, id) as where:
        taken = Edition.objects.create(
            id=id,
            subject=about.subject,
            day=about.day,
            taken_at=datetime.now(UTC),
            practice=about.practice,
            inputs={**about.inputs, **freeze(where, found.tables)},
            indicators=about.versions,
            queries=found.queries,
            checksum=checksum(figures),
            version=__version__,
        )
        Figure.objects.bulk_create([Figure(edition=taken, **one) for one in figures], batch_size=BATCH)
    return taken


def latest(subject: str, country: str = "") -> Edition | None:
    """That of the latest day of a country; else of real bodies before invented ones. Of all platforms before one."""
    found = Edition.objects.filter(subject=subject)
    if country:
        found = found.filter(id__startswith=f"{subject}-{country.lower()}-")
    return max(found.only(*RANKED), key=_rank, default=None)


def newest(subjects: Iterable[str]) -> dict[str, Edition]:
    """subject -> the latest of it, of those there are; in one question to the database."""
    found = Edition.objects.filter(subject__in=list(subjects)).only("subject", *RANKED)
    return {one.subject: one for one in sorted(found, key=_rank)}


def _rank(one: Edition) -> tuple[Any, ...]:
    return not one.practice, one.day, bool(OF_ALL.search(one.id)), one.taken_at


def checksum(rows: list[Row]) -> str:
    """Of figures as they are stored, in their order."""
    return hashlib.sha256(json.dumps([list(row.values()) for row in rows]).encode()).hexdigest()


def _as_stored(row: Row) -> Row:
    """The columns of FIGURE, with numbers as every database gives them back."""
    return {name: _number(row[name]) if name in NUMBERS else row[name] for name in FIGURE}


def _number(value: float | None) -> float | None:
    """Nothing over nothing (NaN) is not known: one database makes that of it itself, another keeps it."""
    return None if value is None or isnan(value) else float(value)
