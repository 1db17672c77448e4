"""An edition of measures made by hand: seven invented municipalities, of which a test names only what matters."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from meetlat import environment
from meetlat.measure.statistics.difference import share_figure
from meetlat.measure.yardstick import FIGURE
from meetlat.register.models import Organisation
from meetlat.report.editions import folder
from meetlat.report.kept import checksum
from meetlat.report.models import Edition, Figure

NAMES = ("Waterveen", "Lutjewaard", "Grootewaard", "Oosterdrecht", "Zandmeer", "Kleiveld", "Rietdorp")
IDS = [f"zz.m{number:03}" for number in range(1, len(NAMES) + 1)]
ANSWERED = (54, 30, 31, 29, 30, 12, 3)  # of 60 questions each; of the last only 5
ASKED = (60, 60, 60, 60, 60, 60, 5)
MINIMUM = 10
Row = dict[str, Any]


def organisations() -> list[Organisation]:
    found = [
        Organisation(id=id, kind="municipality", name=name, country="ZZ") for id, name in zip(IDS, NAMES, strict=True)
    ]
    return Organisation.objects.bulk_create(found)


def share(indicator: str, organisation: str, count: int, n: int, **more: Any) -> Row:
    """A share with its interval, or too few."""
    found = share_figure(count, n)
    told: Row = {"value": found.value, "count": float(count), "low": found.low, "high": found.high}
    few = n < MINIMUM
    told = dict.fromkeys(told) | {"note": "too_few"} if few else told
    return row(indicator, organisation, n=n, coverage=0.9, **told, **more)


def row(indicator: str, organisation: str = "", **more: Any) -> Row:
    empty = dict.fromkeys(FIGURE) | dict.fromkeys(("size_class", "province", "platform", "note"), "")
    place = {"country": "ZZ", "kind": "municipality", "size_class": "S" if organisation else ""}
    return {**empty, **place, "indicator": indicator, "organisation": organisation, **more}


def usual(answered: Iterable[int] = ANSWERED) -> list[Row]:
    """What most tests stand on: how each answers, how much it says, and the group."""
    rows = [share("answered", id, count, n) for id, count, n in zip(IDS, answered, ASKED, strict=True)]
    for place, id in enumerate(IDS):
        rows.append(row("posts", id, value=float(10 * place), count=float(10 * place), n=10 * place))
        rows.append(row("posts_per_1000", id, value=float(place), n=10 * place))
        rows.append(row("followers_per_inhabitant", id, value=0.1 * (place + 1), count=1000.0, n=3))
        rows.append(row("following_per_inhabitant", id, value=0.01 * (7 - place), count=100.0, n=3))
        rows.append(row("median_time", id, value=3600.0 * (place + 1), low=1800.0, high=9000.0 * (place + 1), n=20))
    whole = share("answered", "", sum(answered), sum(ASKED)) | {"size_class": ""}
    return [*rows, whole, row("posts", value=30.0, n=len(IDS)), row("posts", size_class="S", value=30.0, n=len(IDS))]


def edition(
    rows: list[Row] | None = None, id: str = "measures-2025", tables: Mapping[str, list[Row]] | None = None
) -> Edition:
    """Its figures in the database, its frozen tables where one has to be."""
    rows = usual() if rows is None else rows
    rows = [{name: one[name] for name in FIGURE} for one in rows]
    made = Edition.objects.create(
        id=id,
        subject="measures",
        day=date(2025, 12, 31),
        taken_at=datetime(2026, 1, 1, Edition.objects.count() % 24, tzinfo=UTC),
        practice=True,
        inputs={"lake": {"rows": 3, "sha256": "0" * 64}, "contacts": {"rows": 3, "sha256": "1" * 64}},
        indicators={one["indicator"]: 1 for one in rows} | {"definition:meetlat": 1},
        queries={"answered": 'SELECT 1 FROM "contacts" AS "t0"', "contacts": "SELECT 2", "voices": "SELECT 3"},
        checksum=checksum(rows),
        version="0",
    )
    Figure.objects.bulk_create([Figure(edition=made, **one) for one in rows])
    _freeze(made, tables or {})
    return made


def _freeze(made: Edition, tables: Mapping[str, list[Row]]) -> None:
    where = folder(environment.home(), made.pk)
    where.mkdir(parents=True, exist_ok=True)
    for old in where.glob("*.parquet"):
        old.unlink()
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), where / f"{name}.parquet")


def contact(organisation: str = IDS[0], **more: Any) -> Row:
    """A question that was answered after an hour."""
    asked = datetime(2025, 3, 4, 10)
    usual = {
        "organisation": organisation, "platform": "mastodon", "account": "1", "author": 77, "first": -5,
        "asked_at": asked, "question": True, "topics": ["waste"], "answer": 6,
        "answered_at": datetime(2025, 3, 4, 11), "seconds": 3600.0,
        "service_seconds": 1800.0, "status": "answered", "followed": True,
    }  # fmt: skip
    return usual | more
