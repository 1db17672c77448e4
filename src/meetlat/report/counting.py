"""Runs the census step by step on frozen tables, so that every step can be read, repeated and checked."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from meetlat.lake import Inputs, connect, freeze, read_frozen
from meetlat.measure import FIGURES, census_indicators, figures, inhabitants_today, population, values, wholes
from meetlat.measure.size_classes import size_classes

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

Register = dict[str, "pa.Table"]
ORDER = list(FIGURES)[:7]


@dataclass
class Counted:
    """Figures (columns as FIGURES), the query of each step and indicator, and every table that was frozen."""

    figures: "pa.Table"
    queries: dict[str, str] = field(default_factory=dict)
    inputs: Inputs = field(default_factory=dict)


class _Steps:
    """The frozen tables so far, and what was done to get them."""

    def __init__(self, where: Path, engine: str) -> None:
        self.where, self.backend = where, connect(engine)
        self.tables: dict[str, Table] = {}
        self.queries: dict[str, str] = {}
        self.inputs: Inputs = {}

    def freeze(self, tables: Register) -> None:
        self.inputs |= freeze(self.where, tables)
        self.tables |= read_frozen(self.backend, self.where, tables)

    def run(self, name: str, expression: "Table") -> "pa.Table":
        self.queries[name] = str(expression.compile())
        result: pa.Table = expression.to_pyarrow()
        return result

    def step(self, name: str, expression: "Table") -> None:
        self.freeze({name: _by_key(self.run(name, expression))})


def with_rules(register: Register) -> Register:
    """The register, and the rules that are data: how each indicator adds up, and where each size class begins."""
    import pyarrow as pa

    known = size_classes()
    classes = pa.table({"size_class": [one.id for one in known], "start": [one.start for one in known]})
    return {**register, "definitions": wholes(), "size_classes": classes}


def measure(where: Path, register: Register, engine: str = "duckdb") -> Counted:
    """All figures of a register. ``where``: the folder that keeps the frozen tables."""
    import pyarrow as pa

    steps = _Steps(where, engine)
    steps.freeze(with_rules(register))
    steps.step("people", inhabitants_today(steps.tables))
    steps.step("population", population(steps.tables))
    found = [steps.run(indicator.id, values(indicator, steps.tables)) for indicator in census_indicators().values()]
    steps.freeze({"values": _by_key(pa.concat_tables(found))})
    counted = steps.run("figures", figures(steps.tables))
    return Counted(_in_order(counted), steps.queries, steps.inputs)


def _by_key(table: "pa.Table") -> "pa.Table":
    """What is frozen has one checksum, whatever order an engine gives it in; three columns tell the rows apart."""
    return table.sort_by([(name, "ascending") for name in table.column_names[:3]])


def _in_order(table: "pa.Table") -> "pa.Table":
    """The same order on every engine, and no difference that only the last bits of a sum make."""
    return table.sort_by([(name, "ascending") for name in ORDER])
