"""The yardstick and the plain computation side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from meetlat.lake import connect
from meetlat.measure.definitions import Definition, definitions
from meetlat.measure.yardstick.given import Given
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.plain_yardstick import Plain
from tests.measure.yardstick.worlds import Row, World, given

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

SAME = 1e-9
Answers = dict[tuple[str, str], Row]  # organisation, definition -> the row of answers, and coverage
SHIPPED = tuple(definitions().values())


def measured(world: World, rules: Iterable[Definition] = SHIPPED) -> Answers:
    """By the yardstick."""
    backend = connect()
    return of_given(given(world, backend), backend, rules)


def of_given(wanted: Given, backend: "SQLBackend", rules: Iterable[Definition] = SHIPPED) -> Answers:
    bench = Workbench(backend)
    steps = Steps(bench, wanted)
    steps.say()
    seen = {row["organisation"]: row for row in bench.result("seen", steps.tables["seen"]).to_pylist()}
    coverage = {id: row["parent_seen"] / row["with_parent"] for id, row in seen.items() if row["with_parent"]}
    found = {}
    for rule in rules:
        rows = bench.result("answers", steps.answers(rule)).to_pylist()
        for row in (one for one in rows if one["organisation"]):
            found[row["organisation"], rule.id] = row | {"coverage": coverage.get(row["organisation"])}
    return found


def counted(worlds: Iterable[World], rules: Iterable[Definition] = SHIPPED) -> Answers:
    """Plainly, of worlds that know nothing of each other."""
    found = {}
    for plain in map(Plain, worlds):
        for rule in rules:
            for organisation, row in plain.answers(rule).items():
                found[organisation, rule.id] = row | {"coverage": plain.coverage(organisation)}
    return found


def assert_same(ours: Answers, plain: Answers) -> None:
    """Counts exactly, the rest to 1e-9."""
    assert ours.keys() == plain.keys()
    for key, row in plain.items():
        for name, value in row.items():
            near = pytest.approx(value, rel=SAME, abs=SAME) if isinstance(value, float) else value
            assert ours[key][name] == near, (key, name)
