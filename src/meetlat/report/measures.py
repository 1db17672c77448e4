"""Takes editions of measures: freezes what a period's messages say, or finds that nothing changed."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meetlat import __version__
from meetlat.collect.readings.corrections import corrections_of
from meetlat.lake import Lake, connect, describe, freeze
from meetlat.measure import message_indicators
from meetlat.measure.definitions import definitions
from meetlat.measure.yardstick import FIGURE, Given, Measured, Period, measure
from meetlat.measure.yardstick.said import within
from meetlat.problem import Problem
from meetlat.register.invented import stands_beside
from meetlat.register.tables import last_load
from meetlat.report.editions import folder
from meetlat.report.measured import all_invented, given
from meetlat.report.models import Edition, Figure

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend

SUBJECT = "measures"
BATCH = 1_000
GROUP = ("country", "kind", "size_class")
TOLD = (
    "organisation", "definition", "contacts", "answered", "share", "low", "high", "median_seconds", "p90_seconds",
    "coverage", "enough",
)  # fmt: skip
Progress = Callable[[str], None]


class NothingSaid(Problem):
    """There are no messages to measure, or nobody has read them."""


def take_measures(
    home: Path, lake: Lake, period: Period, engine: str = "duckdb", on_progress: Progress = lambda text: None
) -> tuple[Edition, bool]:
    """The edition of a period, of the lake and the register as they are; and whether it had to be taken now."""
    backend = connect(engine, home / "spill", lake.number_of_messages())
    on_progress("reading the register and the lake")
    practice = _of_practice(lake, backend)
    corrections = corrections_of(lake)
    wanted = given(lake, backend, period, practice, corrections)
    inputs = _inputs(lake, wanted, corrections)
    if known := _same(period, inputs):
        return known, False
    id = _new_id(period)
    measured = measure(backend, wanted, definitions(), on_progress)
    on_progress(f"storing {len(measured.figures):,} figures")
    kept = freeze(folder(home, id), measured.tables)
    return _store(id, period, practice, {**inputs, **kept}, measured), True


def _of_practice(lake: Lake, backend: "SQLBackend") -> bool:
    """Which side is measured: the one that was loaded; of two, the invented one only where nobody else spoke."""
    load = last_load()
    return load.practice if load and not stands_beside() else all_invented(lake, backend)


def latest() -> Edition | None:
    """Of real bodies before invented ones: the last whole year, as it was last measured; else the last period."""
    known = Edition.objects.filter(subject=SUBJECT).only("id", "day", "taken_at", "practice")
    return max(known, key=lambda one: (not one.practice, _is_year(one), one.day, one.taken_at), default=None)


def _is_year(edition: Edition) -> bool:
    return re.fullmatch(rf"{SUBJECT}-\d{{4}}(-no\d+)?", edition.id) is not None


def table(
    home: Path,
    edition: Edition,
    name: str,
    organisation: str = "",
    country: str = "",
    kind: str = "",
    size_class: str = "",
) -> list[dict[str, Any]]:
    """Rows of a frozen table, of one organisation or of one group (see docs/reference/tables.md)."""
    import pyarrow.parquet as pq

    wanted = {
        "organisation": organisation,
        **({} if organisation else dict(zip(GROUP, (country, kind, size_class), strict=True))),
    }
    filters: Any = [(name, "==", value) for name, value in wanted.items()]
    rows: list[dict[str, Any]] = pq.read_table(
        folder(home, edition.id) / f"{name}.parquet", filters=filters
    ).to_pylist()
    return rows


def _inputs(lake: Lake, wanted: Given, corrections: "pa.Table") -> dict[str, Any]:
    """What goes in, with checksums; refuses a period of which nothing is there or read."""
    said = within(wanted.messages, wanted.period)
    number = int(said.count().execute())
    if not number:
        raise NothingSaid(
            f"The lake holds no message of {wanted.period.name}. Bring some in: `meetlat collect` or `meetlat import`."
        )
    if missing := int(said.anti_join(wanted.readings, "key").count().execute()):
        raise NothingSaid(
            f"{missing:,} of {number:,} messages of {wanted.period.name} are not read yet. Run `meetlat read`."
        )
    small = {name: getattr(wanted, name) for name in ("holders", "organisations", "observed", "quarters")}
    return {"lake": lake.described(), **describe({**small, "corrections": corrections})}


def _versions() -> dict[str, int]:
    told = {indicator.id: indicator.version for indicator in message_indicators().values()}
    return told | {f"definition:{one.id}": one.version for one in definitions().values()}


def _same(period: Period, inputs: dict[str, Any]) -> Edition | None:
    own = Edition.objects.filter(subject=SUBJECT, id__regex=rf"^{_base(period)}(-no[0-9]+)?$")  # 2025 is not 2025-q2
    newest = own.order_by("-taken_at").first()
    if newest is None or newest.indicators != _versions():
        return None
    return newest if all(newest.inputs.get(name) == said for name, said in inputs.items()) else None


def _base(period: Period) -> str:
    return f"{SUBJECT}-{period.name.lower()}"


def _new_id(period: Period) -> str:
    taken = set(Edition.objects.filter(subject=SUBJECT).values_list("id", flat=True))
    names = [_base(period), *(f"{_base(period)}-no{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _store(id: str, period: Period, practice: bool, inputs: dict[str, Any], measured: Measured) -> Edition:
    with transaction.atomic():
        taken = Edition.objects.create(
            id=id,
            subject=SUBJECT,
            day=period.after - timedelta(days=1),
            taken_at=datetime.now(UTC),
            practice=practice,
            inputs=inputs,
            indicators=_versions(),
            queries=measured.queries,
            checksum=checksum(measured.figures),
            version=__version__,
        )
        for start in range(0, len(measured.figures), BATCH):
            Figure.objects.bulk_create(
                [Figure(edition=taken, **row) for row in measured.figures[start : start + BATCH]]
            )
    return taken


def checksum(rows: list[dict[str, Any]]) -> str:
    """Of figures, in their order."""
    return hashlib.sha256(json.dumps([[row[name] for name in FIGURE] for row in rows]).encode()).hexdigest()


def answers_told(home: Path, edition: Edition, names: list[str]) -> list[dict[str, Any]]:
    """What definitions say of every organisation, as ``meetlat measure --json`` prints it."""
    import pyarrow.parquet as pq

    rows = pq.read_table(folder(home, edition.id) / "answers.parquet").to_pylist()
    shown = [row for row in rows if row["organisation"] and row["definition"] in names]
    return [{name: row[name] for name in TOLD} for row in shown]
