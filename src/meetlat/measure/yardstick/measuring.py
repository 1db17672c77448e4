"""Measures a period: all indicators, all definitions, and the tables behind the pictures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meetlat.measure.definitions import Definition
from meetlat.measure.indicators import message_indicators
from meetlat.measure.yardstick import curve, pictures
from meetlat.measure.yardstick.ahead import Ahead
from meetlat.measure.yardstick.cuts import NAMES
from meetlat.measure.yardstick.figures import PLACE, Row, figures, values
from meetlat.measure.yardstick.steps import Steps, chosen
from meetlat.measure.yardstick.watch import observed

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table

    from meetlat.measure.yardstick.given import Given

Progress = Callable[[str], None]
Coverage = dict[str, float]  # by organisation
Asked = Callable[[], "pa.Table"]
LAST = {"classes": "place", "week": "hour", "months": "month", "topics": "topic"}  # what they are ordered by at the end


@dataclass
class Measured:
    """``figures``: with the keys of FIGURE. ``tables``: answers, curve, classes, week, months, topics, contacts."""

    figures: list[Row] = field(default_factory=list)
    tables: "dict[str, pa.Table]" = field(default_factory=dict)
    queries: dict[str, str] = field(default_factory=dict)


def measure(
    backend: "SQLBackend", given: "Given", names: Iterable[str] = (), progress: Progress = lambda text: None
) -> Measured:
    """Everything of a period. ``names``: definitions beside Meetlat's own; indicators follow Meetlat's own.

    All is asked for before anything is wanted, so that the engine need not wait for the program.
    """
    with Ahead(backend) as bench:
        bench.do(lambda: progress("who said what to whom"))
        steps = Steps(bench, given)
        bench.do(lambda: progress("contacts and answers"))
        steps.reckon()
        seen, answered = bench.ask("seen", steps.tables["seen"]), _answers(steps, chosen(names))
        steps.forget()
        steps.say()
        drawn = _pictures(steps)
        bench.do(lambda: progress("indicators"))
        counted, coverage = _values(steps), _coverage(seen())
        tables = {"answers": _with_seen(answered, steps, coverage), **_drawn(drawn)}
        return Measured(_figures(counted, steps, coverage), tables, bench.queries)


def _answers(steps: Steps, definitions: Iterable[Definition]) -> "list[Asked]":
    return [steps.bench.ask(f"answers_{one.id}", steps.answers(one)) for one in definitions]


def _with_seen(asked: "list[Asked]", steps: Steps, coverage: Coverage) -> "pa.Table":
    """With coverage, missed_days and seen_until: of an organisation how much of what one must see was seen."""
    import pyarrow as pa

    seen, answers = observed(steps.watches, steps.period), pa.concat_tables(answer() for answer in asked)
    ids = [str(id) for id in answers["organisation"].to_pylist()]
    told = [seen.get(id, (None, None)) for id in ids]
    answers = answers.append_column("coverage", pa.array([coverage.get(id) for id in ids], pa.float64()))
    answers = answers.append_column("missed_days", pa.array([days for days, _ in told], pa.int64()))
    answers = answers.append_column("seen_until", pa.array([until for _, until in told], pa.timestamp("us")))
    return _ordered(answers, "definition")


def _pictures(steps: Steps) -> "dict[str, Asked]":
    tables, contacts, cells = steps.tables, steps.tables["contacts"], steps.cells
    told = {
        "waits": curve.waits(contacts, cells),
        "classes": pictures.classes(contacts, cells),
        "week": pictures.week(tables, cells),
        "months": pictures.months(tables, cells),
        "topics": pictures.topics(tables, cells),
        "pairs": _pairs(contacts),
    }
    return {name: steps.bench.ask(name, expression) for name, expression in told.items()}


def _drawn(asked: "dict[str, Asked]") -> "dict[str, pa.Table]":
    drawn = {name: _ordered(asked[name](), last) for name, last in LAST.items()}
    return {**drawn, "curve": curve.curves(asked["waits"]()), "contacts": asked["pairs"]()}


def _pairs(contacts: "Table") -> "Table":
    """The contacts with their answers, so that any figure opens up to its messages; not by whom they were asked."""
    told = contacts.order_by("body", "asked_at", "first")  # bodies are numbered as they are named
    return told.drop("author", "body", "end", "country", "kind", "size_class")


def _values(steps: Steps) -> "dict[str, Asked]":
    return {id: steps.bench.ask(id, values(one, steps.tables)) for id, one in message_indicators().items()}


def _figures(asked: "dict[str, Asked]", steps: Steps, coverage: Coverage) -> list[Row]:
    places = {row["organisation"]: row for row in _places(steps)}
    told: list[Row] = []
    for indicator in message_indicators().values():
        told += figures(indicator, asked[indicator.id]().to_pylist(), places, coverage)
    return sorted(told, key=lambda row: tuple(row[name] for name in ("indicator", "organisation", *PLACE, "platform")))


def _places(steps: Steps) -> list[Row]:
    return steps.given.organisations.select(["organisation", *PLACE]).to_pylist()


def _coverage(seen: "pa.Table") -> Coverage:
    """Which share of replies have what they reply to in the lake."""
    rows: list[dict[str, Any]] = seen.to_pylist()
    return {row["organisation"]: row["parent_seen"] / row["with_parent"] for row in rows if row["with_parent"]}


def _ordered(table: "pa.Table", last: str) -> "pa.Table":
    """The same order on every engine."""
    return table.sort_by([(name, "ascending") for name in (*NAMES, last)])
