"""Measures a period: all indicators, all definitions, and the tables behind the pictures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meetlat.measure.definitions import Definition
from meetlat.measure.indicators import message_indicators
from meetlat.measure.yardstick import curve, pictures
from meetlat.measure.yardstick.cuts import NAMES
from meetlat.measure.yardstick.figures import PLACE, Row, figures, values
from meetlat.measure.yardstick.steps import Steps, chosen
from meetlat.measure.yardstick.watch import observed
from meetlat.measure.yardstick.workbench import Workbench

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend

    from meetlat.measure.yardstick.given import Given

Progress = Callable[[str], None]
Coverage = dict[str, float]  # by organisation


@dataclass
class Measured:
    """``figures``: with the keys of FIGURE. ``tables``: answers, curve, classes, week, months, topics, contacts."""

    figures: list[Row] = field(default_factory=list)
    tables: "dict[str, pa.Table]" = field(default_factory=dict)
    queries: dict[str, str] = field(default_factory=dict)


def measure(
    backend: "SQLBackend", given: "Given", names: Iterable[str] = (), progress: Progress = lambda text: None
) -> Measured:
    """Everything of a period. ``names``: definitions beside Meetlat's own; indicators follow Meetlat's own."""
    bench = Workbench(backend)
    progress("who said what to whom")
    steps = Steps(bench, given)
    progress("contacts and answers")
    steps.reckon()
    measured, coverage = Measured(queries=bench.queries), _coverage(steps)
    measured.tables["answers"] = _answers(steps, chosen(names), coverage)
    steps.forget()
    steps.say()
    measured.tables |= _pictures(steps)
    progress("indicators")
    measured.figures = _figures(steps, coverage)
    return measured


def _answers(steps: Steps, definitions: Iterable[Definition], coverage: Coverage) -> "pa.Table":
    import pyarrow as pa

    together = pa.concat_tables(steps.bench.result(f"answers_{one.id}", steps.answers(one)) for one in definitions)
    return _ordered(_with_seen(together, steps, coverage), "definition")


def _with_seen(answers: "pa.Table", steps: Steps, coverage: Coverage) -> "pa.Table":
    """With coverage, missed_days and seen_until: of an organisation how much of what one must see was seen."""
    import pyarrow as pa

    seen = observed(steps.watches, steps.period)
    ids = [str(id) for id in answers["organisation"].to_pylist()]
    told = [seen.get(id, (None, None)) for id in ids]
    answers = answers.append_column("coverage", pa.array([coverage.get(id) for id in ids], pa.float64()))
    answers = answers.append_column("missed_days", pa.array([days for days, _ in told], pa.int64()))
    return answers.append_column("seen_until", pa.array([until for _, until in told], pa.timestamp("us")))


def _pictures(steps: Steps) -> "dict[str, pa.Table]":
    bench, tables, contacts = steps.bench, steps.tables, steps.tables["contacts"]
    waits = bench.result("waits", curve.waits(contacts, steps.cells))
    told = {
        "classes": (pictures.classes(contacts, steps.cells), "place"),
        "week": (pictures.week(tables, steps.cells), "hour"),
        "months": (pictures.months(tables, steps.cells), "month"),
        "topics": (pictures.topics(tables, steps.cells), "topic"),
    }
    found = {name: _ordered(bench.result(name, expression), last) for name, (expression, last) in told.items()}
    return {**found, "curve": curve.curves(waits), "contacts": _pairs(steps)}


def _pairs(steps: Steps) -> "pa.Table":
    """The contacts with their answers, so that any figure opens up to its messages; not by whom they were asked."""
    told = steps.tables["contacts"].order_by("body", "asked_at", "first")  # bodies are numbered as they are named
    return steps.bench.result("pairs", told.drop("author", "body", "end", "country", "kind", "size_class"))


def _figures(steps: Steps, coverage: Coverage) -> list[Row]:
    places = {row["organisation"]: row for row in _places(steps)}
    told: list[Row] = []
    for indicator in message_indicators().values():
        rows = steps.bench.result(indicator.id, values(indicator, steps.tables)).to_pylist()
        told += figures(indicator, rows, places, coverage)
    return sorted(told, key=lambda row: tuple(row[name] for name in ("indicator", "organisation", *PLACE, "platform")))


def _places(steps: Steps) -> list[Row]:
    return steps.given.organisations.select(["organisation", *PLACE]).to_pylist()


def _coverage(steps: Steps) -> Coverage:
    """Which share of replies have what they reply to in the lake."""
    rows: list[dict[str, Any]] = steps.bench.result("seen", steps.tables["seen"]).to_pylist()
    return {row["organisation"]: row["parent_seen"] / row["with_parent"] for row in rows if row["with_parent"]}


def _ordered(table: "pa.Table", last: str) -> "pa.Table":
    """The same order on every engine."""
    return table.sort_by([(name, "ascending") for name in (*NAMES, last)])
