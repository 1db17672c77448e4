"""How long was waited for an answer, in steps, of contacts by hand."""

from datetime import timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest

from meetlat.measure.yardstick.curve import waits
from meetlat.measure.yardstick.cuts import NAMES, cells
from tests.measure.messages import MOMENT, NOON, arrow
from tests.measure.yardstick.worlds import Row

MINUTE, HOUR, DAY = 60, 3_600, 86_400
LONG = 30 * DAY  # that was watched
A, B = ("nl.a", "", "", ""), ("nl.b", "", "", "")
GROUPS = (("", "NL", "municipality", ""), ("", "NL", "municipality", "S"))
Waits = dict[tuple[tuple[str, ...], float, bool], tuple[int, int]]  # cell, seconds, came -> contacts, unseen


def waited(*contacts: Row) -> Waits:
    """``watched``: for how many seconds after the question."""
    ends = [NOON + timedelta(seconds=row.get("watched", LONG)) for row in contacts]
    given = arrow(contacts=[{name: row[name] for name in row if name != "watched"} for row in contacts])
    asked = given["contacts"].append_column("end", pa.array(ends, MOMENT))
    found = waits(ibis.memtable(asked), ibis.memtable(cells(given["organisations"]))).to_pyarrow().to_pylist()
    told = {
        (tuple(row[name] for name in NAMES), row["seconds"], row["came"]): (row["contacts"], row["unseen"])
        for row in found
    }
    assert len(told) == len(found)
    return told


def of_a(*contacts: Row) -> dict[tuple[float, bool], tuple[int, int]]:
    return {key[1:]: row for key, row in waited(*contacts).items() if key[0] == A}


def answered(seconds: float, **more: Any) -> Row:
    return {"status": "answered", "seconds": float(seconds), **more}


@pytest.mark.parametrize(
    ("seconds", "step"),
    [
        (0, 0),
        (1, MINUTE),
        (MINUTE, MINUTE),
        (MINUTE + 1, 2 * MINUTE),
        (HOUR, HOUR),
        (HOUR + 1, HOUR + 10 * MINUTE),
        (DAY, DAY),
        (DAY + 1, DAY + HOUR),
        (7 * DAY - 1, 7 * DAY),
        (7 * DAY, 7 * DAY),
    ],
)
def test_an_answer_never_seems_faster_than_it_was(seconds: int, step: int) -> None:
    assert of_a(answered(seconds)) == {(step, True): (1, 0)}


@pytest.mark.parametrize(
    ("contact", "seconds"),
    [
        ({"status": "unanswered"}, 7 * DAY),
        ({"status": "unanswered", "watched": 7 * DAY}, 7 * DAY),
        ({"status": "open", "watched": 30 * MINUTE}, 30 * MINUTE),
        ({"status": "open", "watched": 90}, MINUTE),
        ({"status": "open", "watched": HOUR + 11 * MINUTE}, HOUR + 10 * MINUTE),
        ({"status": "open", "watched": 2 * DAY - 1}, 2 * DAY - HOUR),
        ({"status": "open", "watched": 0}, 0),
        ({"status": "open", "watched": -5 * HOUR}, 0),  # its account was given up before
        ({"status": "late", "seconds": 7 * DAY + 1.0}, 7 * DAY),
    ],
)
def test_without_an_answer_nobody_seems_to_have_been_watched_longer_than_they_were(contact: Row, seconds: int) -> None:
    assert of_a({"followed": contact["status"] != "open"} | contact) == {(seconds, False): (1, 0)}


def test_an_answer_ends_the_waiting_also_where_it_was_not_watched_for_seven_days() -> None:
    assert of_a(answered(HOUR, followed=False, watched=DAY)) == {(HOUR, True): (1, 0)}


def test_an_answer_that_came_too_late_for_a_rule_still_came() -> None:
    assert of_a({"status": "late", "seconds": 2.0 * HOUR}) == {(2 * HOUR, True): (1, 0)}


@pytest.mark.parametrize("left_out", [{"question": False}, {"status": "unclear"}])
def test_what_is_no_question_or_not_clear_waits_for_nothing(left_out: Row) -> None:
    assert waited(answered(60) | left_out) == {}


def test_who_waited_alike_is_counted_together() -> None:
    found = of_a(answered(61), answered(119), answered(121), {"status": "unanswered"})
    assert found == {(120, True): (2, 0), (180, True): (1, 0), (7 * DAY, False): (1, 0)}


def test_a_lost_answer_has_no_time_and_is_told_of_its_whole_cell() -> None:
    lost = {"status": "unseen"}
    found = waited(lost, lost, answered(60), {"status": "unanswered"}, answered(60, organisation="nl.b"))
    assert found == {
        (A, MINUTE, True): (1, 2),
        (A, 7 * DAY, False): (1, 2),
        (B, MINUTE, True): (1, 0),
        **{(cell, MINUTE, True): (2, 2) for cell in GROUPS},
        **{(cell, 7 * DAY, False): (1, 2) for cell in GROUPS},
    }


def test_where_all_answers_were_lost_nothing_is_known() -> None:
    assert waited({"status": "unseen"}) == {}
