"""Indicators are computed from tables with the columns that the documentation names, and no test has others."""

import re
from pathlib import Path

import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.messages import SCHEMAS
from tests.measure.yardstick.worlds import World, given

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "tables.md"
ROW = re.compile(r"^\| `(?P<table>\w+)` \|[^|]*\| (?P<columns>[^|]+) \|$", re.MULTILINE)
OF_STEPS = {"heard": {"body", "seat", "has_parent", "thread", "to_unseen", "thread_unknown", "ways"}}  # not to ask for


def documented() -> dict[str, set[str]]:
    _, _, told = PAGE.read_text(encoding="utf-8").partition("### What indicators are computed from")
    rows = ROW.finditer(told.partition("## Lake")[0])
    return {row["table"]: set(re.findall(r"`(\w+)`", row["columns"])) for row in rows}


@pytest.fixture(scope="module")
def tables() -> dict[str, set[str]]:
    backend = connect()
    world = World([], [{"account": "nl.a", "author": 1, "organisation": "nl.a"}])
    steps = Steps(Workbench(backend), given(world, backend))
    steps.reckon()
    steps.say()
    return {name: set(table.columns) for name, table in steps.tables.items()}


@pytest.mark.parametrize("name", ["organisations", "voices", "posts", "heard", "counts", "seen", "period"])
def test_a_table_has_the_columns_that_the_documentation_names(name: str, tables: dict[str, set[str]]) -> None:
    assert tables[name] - OF_STEPS.get(name, set()) == documented()[name]


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_test_of_an_indicator_has_a_column_that_it_will_not_find(name: str, tables: dict[str, set[str]]) -> None:
    assert set(SCHEMAS[name]) <= tables[name]
