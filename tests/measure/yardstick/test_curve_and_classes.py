"""Time classes and the answer curve, of contacts by hand."""

from typing import Any

import ibis
import pyarrow as pa
import pytest

from meetlat.measure.yardstick import pictures
from meetlat.measure.yardstick.curve import POINTS, curves
from meetlat.measure.yardstick.cuts import cells
from tests.measure.messages import tables
from tests.measure.yardstick.worlds import Row

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
EDGES = [(15 * MINUTE, 1), (HOUR, 2), (2 * HOUR, 3), (4 * HOUR, 4), (8 * HOUR, 5), (DAY, 6), (7 * DAY, 7)]


def classes(*contacts: Row) -> dict[int, int]:
    given = tables(contacts=list(contacts))
    found = pictures.classes(given["contacts"], ibis.memtable(cells(given["organisations"].to_pyarrow())))
    return {row["place"]: row["contacts"] for row in found.to_pyarrow().to_pylist() if row["organisation"]}


@pytest.mark.parametrize(("seconds", "place"), EDGES)
def test_a_class_ends_with_its_time(seconds: float, place: int) -> None:
    """After exactly an hour is within the hour, as in shares and the curve."""
    exactly = {"status": "answered", "seconds": seconds}
    longer = {"status": "answered", "seconds": seconds + 1}
    assert classes(exactly) == {place: 1}
    assert classes(longer) == {min(place + 1, 7): 1}  # who was later than seven days is late


@pytest.mark.parametrize("status", ["late", "unanswered"])
def test_the_eighth_class_is_not_within_seven_days(status: str) -> None:
    assert classes({"status": status, "seconds": None}) == {8: 1}


@pytest.mark.parametrize(
    "left_out", [{"status": "unseen"}, {"status": "unclear"}, {"question": False}, {"followed": False}]
)
def test_what_has_no_time_or_no_end_is_in_no_class(left_out: dict[str, Any]) -> None:
    assert classes({"status": "answered", "seconds": 1.0} | left_out) == {}


def curve(*waits: tuple[float, bool, int], unseen: int = 0) -> dict[float, float]:
    names = {"organisation": "a", "country": "", "kind": "", "size_class": ""}
    rows = [
        names | {"seconds": seconds, "came": came, "contacts": number, "unseen": unseen}
        for seconds, came, number in waits
    ]
    return {row["seconds"]: row["share"] for row in curves(pa.Table.from_pylist(rows)).to_pylist()}


def test_without_open_contacts_the_curve_is_a_share() -> None:
    found = curve((HOUR, True, 3), (7 * DAY, False, 1))
    assert found[45 * MINUTE] == 0.0
    assert found[HOUR] == found[DAY] == pytest.approx(0.75)
    assert tuple(found) == POINTS


def test_who_still_waits_counts_for_as_long_as_was_seen() -> None:
    """Of four, one was open after half an hour: an hour later two of the other three had an answer."""
    assert curve((30 * MINUTE, False, 1), (HOUR, True, 2), (7 * DAY, False, 1))[HOUR] == pytest.approx(2 / 3)


def test_an_answer_that_was_not_seen_is_as_fast_as_those_that_were() -> None:
    assert curve((HOUR, True, 2), (7 * DAY, False, 2), unseen=2)[HOUR] == pytest.approx(4 / 6)
