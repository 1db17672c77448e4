"""A simulated lake on an engine as a measuring takes it, with the truth beside it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake import Lake, connect
from meetlat.measure.benching.simulated import read, read_given
from meetlat.measure.definitions import Definition
from meetlat.measure.hours import Schedule, quarters
from meetlat.measure.indicators import message_indicators
from meetlat.measure.simulation import Plan, fill, invented
from meetlat.measure.simulation.clock import SERVICES, Service
from meetlat.measure.yardstick import Given, Period
from meetlat.measure.yardstick.curve import curves, waits
from meetlat.measure.yardstick.figures import values
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.register.week import Opening

if TYPE_CHECKING:
    from ibis.expr.types import Table

Row = dict[str, Any]
MARGIN = timedelta(days=40)
WEEK = timedelta(days=7)


class Known:
    """A lake of which all is known, and what the yardstick makes of it."""

    def __init__(self, folder: Path, plan: Plan, organisations: int) -> None:
        self.plan, self.world = plan, invented(plan, organisations)
        self.ids = [one.id for one in self.world.organisations]
        self.lake, self.backend = Lake(folder), connect()
        fill(self.lake, plan, self.world)
        read(self.lake)
        self._bench = Workbench(self.backend)
        self._steps = Steps(self._bench, self._given(_whole(plan)))
        self._steps.say()
        self._steps.reckon()
        self.tables = self._steps.tables

    def values(self, indicator: str) -> dict[str, Row]:
        """Of every organisation that has one."""
        return self.rows_of(indicator, values(message_indicators()[indicator], self.tables))

    def rows_of(self, name: str, expression: "Table") -> dict[str, Row]:
        return {row["organisation"]: row for row in self._rows(name, expression)}

    def curves(self) -> dict[str, dict[float, Row]]:
        """Of every organisation its answer curve, by seconds."""
        waited = self._bench.result("waits", waits(self.tables["contacts"], self._steps.cells))
        told: dict[str, dict[float, Row]] = {}
        for row in curves(waited).to_pylist():
            told.setdefault(row["organisation"], {})[row["seconds"]] = row
        return told

    @cached_property
    def contacts(self) -> list[Row]:
        """As Meetlat's own definition finds them."""
        return self._rows("contacts_found", self.tables["contacts"])

    def contacts_by(self, definition: Definition) -> list[Row]:
        """As another definition finds them."""
        return self._rows(definition.id, self._steps.judged(definition))

    @cached_property
    def true_contacts(self) -> list[Row]:
        """As they were, with ``followed``: whether a whole week after them was before the end."""
        rows = [_naive(row) for row in pq.read_table(self._truth / "contacts").to_pylist()]
        return [row | {"followed": row["asked_at"] + WEEK <= row["until"]} for row in rows]

    @cached_property
    def true_organisations(self) -> dict[str, Row]:
        rows = pq.read_table(self._truth / "organisations.parquet").to_pylist()
        return {row["organisation"]: _naive(row) for row in rows}

    @cached_property
    def accounts(self) -> list[Row]:
        rows: list[Row] = pq.read_table(self._truth / "accounts.parquet").to_pylist()
        return rows

    @property
    def _truth(self) -> Path:
        return self.lake.folder / "truth"

    def _rows(self, name: str, expression: "Table") -> list[Row]:
        rows: list[Row] = self._bench.result(name, expression).to_pylist()
        return rows

    def _given(self, period: Period) -> Given:
        """With the hours in which each organisation truly answers."""
        given = read_given(self.lake, self.backend, period)
        place = given.organisations.column_names.index("schedule")
        hours = pa.array([SERVICES[kind].name for kind in self.world.habits.service])
        return replace(
            given,
            organisations=given.organisations.set_column(place, "schedule", hours),
            quarters=quarters(map(_schedule, SERVICES), period.since - MARGIN, period.until + MARGIN),
        )


def _whole(plan: Plan) -> Period:
    """A day more than the plan: its days begin at midnight UTC, and those of a period in Amsterdam."""
    return Period("simulated", plan.since, plan.until + timedelta(days=1))


def _schedule(service: Service) -> Schedule:
    openings = [Opening(day, service.opens * 60, service.closes * 60) for day in range(service.days)]
    return Schedule(service.name, "ZZ", tuple(openings), holidays_kept=False)


def _naive(row: Row) -> Row:
    """Moments as the lake gives them to an engine."""
    return {name: one.replace(tzinfo=None) if isinstance(one, datetime) else one for name, one in row.items()}
