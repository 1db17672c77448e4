"""A whole measuring of a few messages: what is in its tables, in which order, counted by hand."""

from datetime import timedelta
from typing import Any

import pytest

from meetlat.lake import connect
from meetlat.measure.indicators import message_indicators
from meetlat.measure.yardstick import FIGURE, Measured, measure, measuring
from meetlat.measure.yardstick.cuts import NAMES
from meetlat.report.opendata.measured import FROZEN
from meetlat.report.opendata.measured_schemas import MEASURED
from meetlat.report.opendata.schemas import table_schema
from tests.measure.yardstick.asking import HOLDERS, MESSAGES, ORGANISATIONS
from tests.measure.yardstick.worlds import MONDAY, World, given

CELLS = [("", "NL", "municipality", size) for size in ("", "L", "S")] + [(f"nl.{one}", "", "", "") for one in "abc"]


@pytest.fixture(scope="module")
def progress() -> list[str]:
    """What was told of the progress."""
    return []


@pytest.fixture(scope="module")
def measured(progress: list[str]) -> Measured:
    backend = connect()
    world = World(MESSAGES, HOLDERS, ORGANISATIONS)
    return measure(backend, given(world, backend), ["sprout", "meetlat", "sprout"], progress.append)


def rows(measured: Measured, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The cell and these columns, in the order of the table."""
    found = measured.tables[table].select([*NAMES, *columns]).to_pylist()
    return [(tuple(row[name] for name in NAMES), *(row[name] for name in columns)) for row in found]


def test_which_tables_there_are_and_with_which_query(measured: Measured) -> None:
    tables = {"answers", "curve", "classes", "week", "months", "topics", "contacts"}
    assert measured.tables.keys() == tables
    made = {"answers_meetlat", "answers_sprout", "waits", "classes", "week", "months", "topics", "pairs"}
    assert measured.queries.keys() > made | message_indicators().keys()


@pytest.mark.parametrize("name", FROZEN)
def test_every_column_of_a_table_for_everybody_can_be_described(name: str, measured: Measured) -> None:
    table = measured.tables[name]
    assert [field["name"] for field in table_schema(name, table, MEASURED)["fields"]] == table.column_names


def test_the_progress_is_told_in_order(measured: Measured, progress: list[str]) -> None:
    assert progress == ["who said what to whom", "contacts and answers", "indicators"]


def test_each_definition_has_its_answers_once_in_order(measured: Measured) -> None:
    found = rows(measured, "answers", "definition")
    assert found == [(cell, name) for cell in CELLS for name in ("meetlat", "sprout")]
    own = {row[0]: row[2:] for row in rows(measured, "answers", "definition", "contacts", "answered")[::2]}
    assert list(own.values()) == [(6, 3), (3, 2), (3, 1), (3, 2), (2, 1), (1, 0)]


def test_coverage_is_of_the_replies_by_and_to_an_organisation(measured: Measured) -> None:
    """Of three of ``a`` one is to something that is not there; of ``c`` there are none, and a group has no coverage."""
    told = [share for _, share in rows(measured, "answers", "coverage")[::2]]
    assert told == [None, None, None, pytest.approx(2 / 3), 1.0, None]


def test_the_classes(measured: Measured) -> None:
    places = [{2: 2, 3: 1, 8: 3}, {2: 2, 8: 1}, {3: 1, 8: 2}, {2: 2, 8: 1}, {3: 1, 8: 1}, {8: 1}]
    expected = [(cell, *one) for cell, told in zip(CELLS, places, strict=True) for one in told.items()]
    assert rows(measured, "classes", "place", "contacts") == expected


def test_the_week_and_the_months(measured: Measured) -> None:
    week = [row[1:] for row in rows(measured, "week", "hour", "heard", "asked", "said") if row[0] == CELLS[3]]
    assert week == [(2, 2, 2, 1), (4, 1, 1, 0), (5, 0, 0, 1), (4 * 24 + 13, 0, 0, 1)]  # Monday in summer time, a Friday
    months = [row[1:] for row in rows(measured, "months", "month", "posts", "heard", "contacts") if row[0] == CELLS[3]]
    assert months == [("2025-03", 1, 0, 0), ("2025-04", 2, 3, 3)]
    for table, last in (("week", "hour"), ("months", "month")):
        assert rows(measured, table, last) == sorted(rows(measured, table, last))


def test_the_topics_of_five_people(measured: Measured) -> None:
    assert rows(measured, "topics", "topic", "heard", "contacts", "unanswered") == [(CELLS[0], "roads", 6, 6, 3)]


def test_the_curve(measured: Measured) -> None:
    found = {(cell, seconds): share for cell, seconds, share in rows(measured, "curve", "seconds", "share")}
    assert list(dict.fromkeys(cell for cell, _ in found)) == CELLS
    assert [found[CELLS[3], minutes * 60] for minutes in (15, 30, 60)] == pytest.approx([0, 1 / 3, 2 / 3])
    assert [found[CELLS[0], hours * 3_600] for hours in (1, 2, 168)] == pytest.approx([1 / 3, 1 / 2, 1 / 2])


def test_the_pairs_are_in_order(measured: Measured) -> None:
    pairs = measured.tables["contacts"].to_pylist()
    found = [(row["organisation"], row["first"], row["answer"]) for row in pairs]
    a, b = [("nl.a", 1, 2), ("nl.a", 3, None), ("nl.a", 4, 5)], [("nl.b", 10, None), ("nl.b", 6, 8)]
    assert found == [*a, *b, ("nl.c", 9, None)]


def test_a_pair_tells_everything_but_who_asked(measured: Measured) -> None:
    """As docs/reference/tables.md has it."""
    at, local = MONDAY + timedelta(hours=1), MONDAY + timedelta(hours=3)
    told = {"seconds": 7_200.0, "service_seconds": 0.0, "status": "answered"}  # in the night
    assert measured.tables["contacts"].to_pylist()[4] == told | {
        "organisation": "nl.b", "platform": "x", "account": "@b", "first": 6, "asked": 6, "began_at": at,
        "asked_at": at, "local": local, "question": True, "messages": 1, "topics": ["roads"], "answer": 8,
        "answered_at": MONDAY + timedelta(hours=3), "answered_by": "@b", "automatic": True, "followed": True,
        "counted": True, "waiting": False, "lost_at": None, "doubtful": False, "aftermath": False,
    }  # fmt: skip


def test_figures_are_in_order_and_of_every_indicator_that_has_something_to_say(measured: Measured) -> None:
    names = FIGURE[:7]
    assert names == ("indicator", "organisation", "country", "kind", "size_class", "province", "platform")
    keys = [tuple(row[name] for name in names) for row in measured.figures]
    assert keys == sorted(keys)
    assert {"answered", "heard", "heard_on_platform", "posts"} < {key[0] for key in keys} < message_indicators().keys()


def test_a_figure_has_its_place_and_coverage(measured: Measured) -> None:
    heard = [row for row in measured.figures if row["indicator"] == "heard"]
    assert [tuple(row[name] for name in ("organisation", "size_class", "province", "value")) for row in heard] == [
        ("", "", "", 2.0), ("", "", "NL-GR", 3.0), ("", "", "NL-UT", 1.5), ("", "L", "", 3.0), ("", "S", "", 1.5),
        ("nl.a", "L", "NL-GR", 3.0), ("nl.b", "S", "NL-UT", 2.0), ("nl.c", "S", "NL-UT", 1.0),
    ]  # fmt: skip
    assert [row["coverage"] for row in heard] == [None] * 5 + [pytest.approx(2 / 3), 1.0, None]


def test_where_nothing_was_said_there_is_nothing_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "message_indicators", lambda: {"heard": message_indicators()["heard"]})
    backend = connect()
    found = measure(backend, given(World([], HOLDERS), backend))
    assert {table.num_rows for table in found.tables.values()} == {0}
    told = {(row["organisation"], row["n"], row["coverage"]) for row in found.figures}
    assert told == {("nl.a", 0, None), ("nl.b", 0, None), ("nl.c", 0, None), ("", 3, None)}
