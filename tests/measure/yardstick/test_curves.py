"""The curves of many cells, at the moments that they are told at."""

import pyarrow as pa
import pytest

from meetlat.measure.yardstick.curve import CURVE, POINTS, curves
from meetlat.measure.yardstick.cuts import NAMES
from tests.measure.yardstick.worlds import Row

MINUTE, HOUR, DAY = 60, 3_600, 86_400


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


def test_one_seen_answer_stands_for_a_lost_one_too() -> None:
    """Of three, one was answered in an hour, one as fast but unseen, and one was not."""
    found = {one["seconds"]: one["share"] for one in curve(row(HOUR, True, unseen=1), row(7 * DAY, False, unseen=1))}
    assert (found[45 * MINUTE], found[HOUR], found[7 * DAY]) == (0.0, pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_a_lost_answer_needs_seen_ones_to_be_as_fast_as() -> None:
    assert curve(row(7 * DAY, False, 2, unseen=3)) == curve() == []
