"""How long was waited for an answer, in steps, of contacts by hand; and the curves of many cells."""

from datetime import timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest

from meetlat.measure.yardstick.curve import CURVE, POINTS, curves, waits
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
        ({"status": "open", "watched": 90}, 2 * MINUTE),
        ({"status": "open", "watched": 0}, 0),
        ({"status": "open", "watched": -5 * HOUR}, 0),  # its account was given up before
        ({"status": "late", "seconds": 7 * DAY + 1.0}, 7 * DAY),
    ],
)
def test_without_an_answer_it_was_waited_for_as_long_as_was_watched(contact: Row, seconds: int) -> None:
    assert of_a({"followed": contact["status"] != "open"} | contact) == {(seconds, False): (1, 0)}


def test_an_answer_ends_the_waiting_also_where_it_was_not_watched_for_seven_days() -> None:
    assert of_a(answered(HOUR, followed=False, watched=DAY)) == {(HOUR, True): (1, 0)}


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


def row(seconds: float, came: bool, contacts: int = 1, unseen: int = 0, organisation: str = "nl.a") -> Row:
    told = {"seconds": float(seconds), "came": came, "contacts": contacts, "unseen": unseen}
    return dict(zip(NAMES, (organisation, "", "", ""), strict=True)) | told


def curve(*rows: Row) -> list[Row]:
    found: list[Row] = curves(pa.Table.from_pylist(list(rows))).to_pylist()
    return found


def test_each_cell_has_its_own_curve_in_order() -> None:
    found = curve(row(HOUR, True, organisation="nl.b"), row(DAY, True), row(2 * HOUR, True, organisation="nl.b"))
    assert [tuple(one) for one in found] == [CURVE] * 2 * len(POINTS)
    assert [(one["organisation"], one["seconds"]) for one in found] == [
        (name, float(point)) for name in ("nl.a", "nl.b") for point in POINTS
    ]
    shares = {(one["organisation"], one["seconds"]): one["share"] for one in found}
    assert [shares["nl.a", hour * HOUR] for hour in (1, 20, 24)] == [0.0, 0.0, 1.0]
    assert [shares["nl.b", at] for at in (45 * MINUTE, HOUR, 2 * HOUR, 7 * DAY)] == [0.0, 0.5, 1.0, 1.0]


def test_the_curve_is_told_at_21_moments_from_five_minutes_to_seven_days() -> None:
    assert (len(POINTS), POINTS[0], POINTS[-1]) == (21, 5 * MINUTE, 7 * DAY)
    assert list(POINTS) == sorted(POINTS)


def test_nothing_is_told_of_what_nobody_was_followed_to() -> None:
    found = curve(row(10 * MINUTE, True), row(2 * HOUR, False))
    assert [one["seconds"] / MINUTE for one in found] == [5, 10, 15, 30, 45, 60, 120]
    assert {one["share"] for one in found[1:]} == {0.5}


def test_where_everybody_was_followed_the_interval_is_that_of_wilson() -> None:
    last = curve(row(HOUR, True, 3), row(7 * DAY, False))[-1]
    assert (last["low"], last["high"]) == (pytest.approx(0.3006, abs=1e-4), pytest.approx(0.9544, abs=1e-4))


def test_a_lost_answer_needs_seen_ones_to_be_as_fast_as() -> None:
    assert {one["share"] for one in curve(row(7 * DAY, False, 2, unseen=3))} == {0.0}
    assert curve() == []
