"""Small worlds for the tests of the yardstick: organisations with accounts, residents, and what they said when.

A world is lists of dictionaries, as a plain computation reads them; ``given`` puts it on an engine, as a measuring
takes it. A message names only what matters to its case.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from meetlat.lake.schema import READ, READINGS, SNAPSHOTS
from meetlat.measure.hours import Schedule, quarters, shipped
from meetlat.measure.yardstick import Given, Period
from meetlat.measure.yardstick.workbench import Workbench

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

Row = dict[str, Any]
MONDAY = datetime(2025, 4, 7)  # UTC; in Amsterdam it is two hours later
PERIOD = Period("spring", date(2025, 3, 27), date(2025, 5, 1))  # with the change to summer time, and with Easter
SEEN_UNTIL = datetime(2025, 6, 1)
MARGIN = timedelta(days=40)
MOMENT = pa.timestamp("us")
HOLDER: Row = {"platform": "x", "role": "corporate", "theme": "", "since": None, "until": None}
ORGANISATION: Row = {
    "country": "NL", "kind": "municipality", "province": "NL-UT", "size_class": "S", "inhabitants": 1_000.0,
    "own_site": "", "schedule": "office",
}  # fmt: skip
MESSAGE: Row = {
    "platform": "x", "account": None, "kind": "post", "text": "", "parent": None, "root": None, "mentions": [],
    "page": None, "parent_seen": False, "likes": None, "replies": None, "reposts": None, "views": None, "run": 1,
    "is_question": False, "automatic": False, "topics": [], "sentiment": "neutral", "language": "nl",
    "contact": "remark", "relation": "", "question_score": 0.0, "reasons": [], "places": [], "reader_version": "1",
}  # fmt: skip
OBSERVED = ("platform", "until")
MISSED = ("organisation", "platform", "since", "until")
TYPES: dict[str, pa.DataType] = {"author": pa.int64(), "since": MOMENT, "until": MOMENT, "inhabitants": pa.float64()}


@dataclass
class World:
    """``holders``: who has which account · ``organisations``: their groups and hours · ``observed``: by platform ·
    ``missed``: what was not read, with organisation, platform, since and until · ``followed``: when each account
    was, with since and until; None: all along.
    """

    messages: list[Row]
    holders: list[Row]
    organisations: list[Row] = field(default_factory=list)
    observed: dict[str, datetime] = field(default_factory=lambda: {"x": SEEN_UNTIL})
    period: Period = PERIOD
    schedules: dict[str, Schedule] = field(default_factory=lambda: {"office": shipped()["office"]})
    snapshots: list[Row] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    followed: list[Row] | None = None

    def __post_init__(self) -> None:
        self.messages = [MESSAGE | row for row in self.messages]
        self.holders = [HOLDER | row for row in self.holders]
        named = [{"organisation": id} for id in dict.fromkeys(row["organisation"] for row in self.holders)]
        self.organisations = [ORGANISATION | row for row in self.organisations or named]


def given(world: World, backend: "SQLBackend") -> Given:
    """The world on an engine."""
    bench = Workbench(backend)
    schedules = [_called(schedule, name) for name, schedule in world.schedules.items()]
    return Given(
        period=world.period,
        messages=bench.bring("messages", _lake_table(world.messages, READ)),
        readings=bench.bring("readings", _lake_table(world.messages, READINGS)),
        snapshots=bench.bring("snapshots", _naive(world.snapshots, SNAPSHOTS)),
        holders=_table(world.holders, ("account", "author", "organisation", *HOLDER)),
        organisations=_table(world.organisations, ("organisation", *ORGANISATION)),
        observed=_table([{"platform": name, "until": end} for name, end in world.observed.items()], OBSERVED),
        quarters=quarters(schedules, world.period.since - MARGIN, world.period.until + MARGIN),
        missed=_table(world.missed, MISSED),
        followed=None if world.followed is None else _table(world.followed, ("account", "since", "until")),
    )


def _called(schedule: Schedule, name: str) -> Schedule:
    return Schedule(name, schedule.country, schedule.openings, schedule.holidays_kept, schedule.region)


def _lake_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    return _naive(
        [{"id": str(row["key"]), "observed_at": row["created_at"], "month": "2025-04"} | row for row in rows], schema
    )


def _naive(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """As the lake gives it to an engine: moments without a zone."""
    types = [(one.name, MOMENT if pa.types.is_timestamp(one.type) else one.type) for one in schema]
    return pa.Table.from_pylist(rows, pa.schema(types))


def _table(rows: Iterable[Row], columns: Iterable[str]) -> pa.Table:
    types = [(name, TYPES.get(name, pa.string())) for name in columns]
    return pa.Table.from_pylist(list(rows), pa.schema(types))
