"""To where a contact is followed: to the end of what was read, or to the next gap."""

from datetime import date, datetime, timedelta

import pytest

from meetlat.lake import connect
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.yardstick.period import Period
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.watch import Watch, observed, stretches, watches
from meetlat.measure.yardstick.workbench import Workbench
from meetlat.spans import Span
from tests.measure.yardstick.worlds import MONDAY, Row, World, given

MAY = Period("2025-05", date(2025, 5, 1), date(2025, 6, 1))  # from 30 April 22:00 to 31 May 22:00 UTC
Part = tuple[datetime, datetime, datetime]
BEGIN, STOP = MAY.since, MAY.until


def on(day: int, hour: int = 0, month: int = 5) -> datetime:
    return datetime(2025, month, day, hour)


@pytest.mark.parametrize(
    ("end", "missed", "parts"),
    [
        (on(31), [], [(BEGIN, STOP, on(31))]),
        (None, [], [(BEGIN, STOP, BEGIN)]),  # never observed: nothing is followed
        (
            on(31),
            [(on(10), on(12))],
            [(BEGIN, on(10), on(10)), (on(10), on(12), on(10)), (on(12), STOP, on(31))],
        ),
        (on(5, month=6), [(on(2, month=6), on(3, month=6))], [(BEGIN, STOP, on(2, month=6))]),  # behind the period
        (on(31), [(on(1, month=4), on(2, month=4))], [(BEGIN, STOP, on(31))]),  # before it
        (on(31), [(on(20, month=4), on(3))], [(BEGIN, on(3), on(20, month=4)), (on(3), STOP, on(31))]),
        (on(20), [(on(15), on(9, month=6))], [(BEGIN, on(15), on(15)), (on(15), STOP, on(15))]),
        (on(10), [(on(15), on(16))], [(BEGIN, on(15), on(10)), (on(15), on(16), on(10)), (on(16), STOP, on(10))]),
    ],
)
def test_each_moment_of_the_period_has_its_end(end: datetime | None, missed: list[Span], parts: list[Part]) -> None:
    rows = stretches([Watch("nl.a", "x", end, tuple(missed))], MAY).to_pylist()
    assert [(row["start"], row["stop"], row["end"]) for row in rows] == parts
    assert {(row["organisation"], row["platform"]) for row in rows} == {("nl.a", "x")}


@pytest.mark.parametrize(
    ("end", "missed", "last"),
    [
        (on(31), [], [True]),
        (None, [], [False]),
        (on(31), [(on(10), on(12))], [False, False, True]),
        (on(31), [(on(10), on(31))], [True, False, True]),  # nothing was seen behind the tenth
        (on(31), [(on(10), on(12)), (on(20), on(9, month=6))], [False, False, True, False]),
    ],
)
def test_behind_which_end_nothing_was_seen(end: datetime | None, missed: list[Span], last: list[bool]) -> None:
    assert [row["last"] for row in stretches([Watch("nl.a", "x", end, tuple(missed))], MAY).to_pylist()] == last


@pytest.mark.parametrize(
    ("watched", "days", "until"),
    [
        ([Watch("nl.a", "x", on(20), ())], 0, on(20)),
        ([Watch("nl.a", "x", on(9, month=6), ())], 0, STOP),
        ([Watch("nl.a", "x", None, ())], 0, None),
        ([Watch("nl.a", "x", on(20), ((on(3, 21), on(5, 1)),))], 3, on(20)),
        (
            [
                Watch("nl.a", "x", on(20), ((on(2, 22), on(3, 22)),)),
                Watch("nl.a", "y", on(19), ((on(3, 5), on(3, 6)),)),
            ],
            1,
            on(20),
        ),
        ([Watch("nl.a", "x", on(20), ((on(18), on(20)),))], 3, on(18)),  # the last visit was on the 18th
        ([Watch("nl.a", "x", on(20), ((on(1, month=3), on(2, month=3)),))], 0, on(20)),
    ],
)
def test_what_a_reader_is_told(watched: list[Watch], days: int, until: datetime | None) -> None:
    assert observed(watched, MAY) == {"nl.a": (days, until)}


def test_before_it_was_followed_all_is_missed() -> None:
    holders: list[Row] = [{"account": "1", "author": 1, "organisation": "nl.a"}]
    gap: Row = {"organisation": "nl.a", "platform": "x", "since": on(8), "until": on(9)}
    followed: list[Row] = [{"account": "1", "since": on(4), "until": on(20)}]
    world = World([], holders, observed={"x": on(20)}, missed=[gap], followed=followed, period=MAY)
    (found,) = watches(given(world, connect()))
    assert found.missed[1:] == ((on(8), on(9)),)
    # up to two o'clock on the 4th in Amsterdam, and from two on the 8th to two on the 9th
    assert observed([found], MAY) == {"nl.a": (6, on(20))}
    parts = [(row["start"], row["stop"]) for row in stretches([found], MAY).to_pylist() if row["end"] > row["start"]]
    assert parts == [(on(4), on(8)), (on(9), STOP)]


def test_an_organisation_is_watched_where_it_has_an_account() -> None:
    holders: list[Row] = [
        {"account": "1", "author": 1, "organisation": "nl.a", "until": on(10)},
        {"account": "2", "author": 2, "organisation": "nl.a", "until": on(12)},
        {"account": "3", "author": 3, "organisation": "nl.b", "until": on(10)},
        {"account": "4", "author": 4, "organisation": "nl.b"},
        {"account": "5", "author": 5, "organisation": "nl.b", "platform": "y"},
    ]
    gap: Row = {"organisation": "nl.b", "platform": "x", "since": on(1), "until": on(2)}
    found = watches(given(World([], holders, observed={"x": on(11)}, missed=[gap]), connect()))
    assert found == [
        Watch("nl.a", "x", on(11), ()),
        Watch("nl.b", "x", on(11), ((on(1), on(2)),)),
        Watch("nl.b", "y", None, ()),
    ]
    early = watches(given(World([], holders[:2], observed={"x": on(31)}), connect()))
    assert [one.end for one in early] == [on(12)]


@pytest.mark.parametrize(
    ("gap", "status"),
    [
        (None, "unanswered"),
        ((6, 8), "missed"),  # days after it was asked: its week was not over
        ((7, 8), "unanswered"),
        ((-1, 1), "missed"),  # asked in the gap
        ((6, 60), "open"),  # after which nothing was seen
        ((-2, 0), "unanswered"),
    ],
)
def test_what_was_not_seen_is_not_unanswered(gap: tuple[int, int] | None, status: str) -> None:
    asked = {"key": 1, "author": 7, "created_at": MONDAY, "mentions": [1], "is_question": True}
    missed = [
        {"organisation": "nl.a", "platform": "x", "since": MONDAY + timedelta(one), "until": MONDAY + timedelta(other)}
        for one, other in ([gap] if gap else [])
    ]
    world = World([asked], [{"account": "1", "author": 1, "organisation": "nl.a"}], missed=missed)
    backend = connect()
    judged = Steps(Workbench(backend), given(world, backend)).judged(definitions()[OWN])
    (row,) = judged.to_pyarrow().to_pylist()
    assert (row["status"], row["followed"]) == (status, status == "unanswered")
