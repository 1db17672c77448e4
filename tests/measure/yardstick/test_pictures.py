"""The week and the months, of rows by hand: what is counted where, and of whom."""

from typing import Any

import ibis
import pytest

from meetlat.measure.yardstick import pictures
from meetlat.measure.yardstick.cuts import cells
from tests.measure.messages import tables
from tests.measure.yardstick.worlds import Row

WEDNESDAY = 2 * 24 + 13  # hour of the week of a row that names no moment
MARCH = "2025-03"
GROUP = ("", "NL", "municipality", "")
SIZED = ("", "NL", "municipality", "S")
A, B = ("nl.a", "", "", ""), ("nl.b", "", "", "")
IN_B: Row = {"organisation": "nl.b"}
Cell = tuple[str, ...]


def told(picture: Any, key: str, **given: list[Row]) -> dict[tuple[Cell, Any], Row]:
    """(cell, hour or month) -> the rest of the row."""
    found = tables(**given)
    rows = picture(found, ibis.memtable(cells(found["organisations"].to_pyarrow()))).to_pyarrow().to_pylist()
    taken = [(tuple(row.pop(name) for name in ("organisation", "country", "kind", "size_class")), row) for row in rows]
    keyed = {(cell, row.pop(key)): row for cell, row in taken}
    assert len(keyed) == len(rows)
    return keyed


def week(**given: list[Row]) -> dict[tuple[Cell, int], Row]:
    return told(pictures.week, "hour", **given)


def months(**given: list[Row]) -> dict[tuple[Cell, str], Row]:
    return told(pictures.months, "month", **given)


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("2025-03-02 23:00:00", 0),  # UTC; in Amsterdam Monday begins
        ("2025-03-02 23:59:59", 0),
        ("2025-03-03 00:00:00", 1),
        ("2025-03-09 22:59:59", 167),
        ("2025-03-30 00:30:00", 6 * 24 + 1),
        ("2025-03-30 01:30:00", 6 * 24 + 3),  # the night in which an hour is left out
        ("2025-03-30 21:59:59", 167),
        ("2025-10-26 00:30:00", 6 * 24 + 2),  # the night in which an hour comes twice
        ("2025-10-26 01:30:00", 6 * 24 + 2),
    ],
)
def test_the_hour_is_that_of_the_clock_on_the_wall(moment: str, hour: int) -> None:
    at = {"created_at": moment}
    found = week(heard=[at], posts=[at], contacts=[{"asked_at": moment}])
    assert {key[1] for key in found} == {hour}


def test_each_hour_tells_what_was_heard_asked_and_said() -> None:
    found = week(heard=[{}, {}, IN_B], posts=[{}] * 4 + [IN_B | {"local": "2025-03-03 00:10"}], contacts=[{}] * 3)
    assert found == {
        (A, WEDNESDAY): {"heard": 2, "asked": 3, "said": 4},
        (B, WEDNESDAY): {"heard": 1, "asked": 0, "said": 0},
        (B, 0): {"heard": 0, "asked": 0, "said": 1},
        **{(cell, WEDNESDAY): {"heard": 3, "asked": 3, "said": 4} for cell in (GROUP, SIZED)},
        **{(cell, 0): {"heard": 0, "asked": 0, "said": 1} for cell in (GROUP, SIZED)},
    }


@pytest.mark.parametrize(
    ("contact", "asked"),
    [({"question": False}, 0), ({"status": "unclear"}, 0), ({"status": "open", "followed": False}, 1)],
)
def test_what_was_asked_in_an_hour(contact: Row, asked: int) -> None:
    """A question is asked whether or not there still is time to answer it."""
    found = week(posts=[{}], contacts=[contact])
    assert found[A, WEDNESDAY] == {"heard": 0, "asked": asked, "said": 1}


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2025-01-31 22:59:59", "2025-01"),
        ("2025-01-31 23:30:00", "2025-02"),
        ("2025-04-30 21:59:59", "2025-04"),  # summer time
        ("2025-04-30 22:00:00", "2025-05"),
        ("2024-12-31 23:00:00", "2025-01"),
    ],
)
def test_the_month_is_that_of_the_clock_on_the_wall(moment: str, month: str) -> None:
    at = {"created_at": moment}
    found = months(heard=[at], posts=[at], contacts=[{"asked_at": moment}])
    assert {key[1] for key in found} == {month}


def answered(seconds: float, **more: Any) -> Row:
    return {"status": "answered", "seconds": seconds, **more}


def test_a_month_tells_how_much_was_said_asked_and_answered() -> None:
    contacts = [answered(60.0), answered(100.0), {"status": "unseen"}, {"status": "late", "seconds": 700_000.0}]
    found = months(posts=[{}] * 2, heard=[{}] * 5, contacts=contacts)[A, MARCH]
    assert {name: found[name] for name in ("posts", "heard", "contacts", "answered")} == {
        "posts": 2, "heard": 5, "contacts": 4, "answered": 3,
    }  # fmt: skip
    assert (found["share"], found["median_seconds"]) == (0.75, 80.0)  # of a lost answer the time is not known
    assert (found["low"], found["high"]) == (pytest.approx(0.3006, abs=1e-4), pytest.approx(0.9544, abs=1e-4))


def test_where_nobody_asked_anything_there_is_no_share() -> None:
    nothing = dict.fromkeys(("share", "low", "high", "median_seconds"))
    assert months(heard=[{}])[A, MARCH] == {"posts": 0, "heard": 1, "contacts": 0, "answered": 0} | nothing


@pytest.mark.parametrize(
    "left_out", [{"question": False}, {"followed": False}, {"status": "unclear"}, {"status": "open", "followed": None}]
)
def test_what_takes_no_part_is_in_no_month(left_out: Row) -> None:
    found = months(contacts=[answered(60.0), answered(500.0) | left_out])[A, MARCH]
    assert (found["contacts"], found["answered"], found["median_seconds"]) == (1, 1, 60.0)


def test_a_group_has_the_median_of_all_answers_not_of_medians() -> None:
    found = months(contacts=[answered(60.0), answered(120.0), answered(600.0, **IN_B)])
    assert {cell: row["median_seconds"] for (cell, _), row in found.items()} == {
        A: 90.0, B: 600.0, GROUP: 120.0, SIZED: 120.0,
    }  # fmt: skip
    assert found[GROUP, MARCH]["contacts"] == found[SIZED, MARCH]["answered"] == 3


def test_an_answer_belongs_to_the_month_of_its_question() -> None:
    asked = {"asked_at": "2025-02-28 12:00", "answered_at": "2025-03-01 12:00"}
    found = months(contacts=[asked, {"status": "unanswered"}])
    assert (found[A, "2025-02"]["share"], found[A, "2025-02"]["median_seconds"]) == (1.0, 86_400.0)
    assert (found[A, MARCH]["share"], found[A, MARCH]["median_seconds"]) == (0.0, None)
