"""Which reply to something that is not there shows a lost answer, and which only a post that was never collected."""

from datetime import timedelta

import pytest

from meetlat.lake import connect
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.worlds import MONDAY, Row, World, given

RESIDENT, PAGE = 7, 1
POST, ANSWER, ELSEWHERE = 1_000, 2_000, 3_000  # keys of what is not in the lake
UNDER_A_POST = {"parent": POST, "root": POST}
TO_AN_ANSWER = {"parent": ANSWER, "root": POST}
ELSEWHERE_UNDER = {"parent": ELSEWHERE, "root": ELSEWHERE}


def said(number: int, hours: float, to: Row) -> Row:
    """By a resident, on the page of the organisation."""
    at = MONDAY + timedelta(hours=hours)
    return {"key": number, "author": RESIDENT, "created_at": at, "kind": "comment", "page": PAGE, **to}


@pytest.mark.parametrize(
    ("hours", "to", "statuses"),
    [
        (2, UNDER_A_POST, ["unanswered"]),
        (2, TO_AN_ANSWER, ["unseen"]),
        (30, UNDER_A_POST, ["unanswered", "unanswered"]),
        (30, TO_AN_ANSWER, ["unseen", "unclear"]),
        (30, ELSEWHERE_UNDER, ["unclear", "unanswered"]),
    ],
)
def test_a_second_comment(hours: float, to: Row, statuses: list[str]) -> None:
    asked = said(1, 0, UNDER_A_POST) | {"is_question": True}
    world = World([asked, said(2, hours, to)], [{"account": "nl.a", "author": PAGE, "organisation": "nl.a"}])
    assert status_of(world) == statuses


def test_a_doubtful_contact_is_left_out_also_when_it_was_answered() -> None:
    answer = said(2, 1, {"parent": 1, "root": POST}) | {"author": PAGE, "account": "nl.a"}
    messages = [said(1, 0, UNDER_A_POST), answer, said(3, 40, ELSEWHERE_UNDER)]
    world = World(messages, [{"account": "nl.a", "author": PAGE, "organisation": "nl.a"}])
    assert status_of(world) == ["unclear", "unanswered"]


def test_message_by_message_too() -> None:
    """As definitions do that have no silence."""
    for to, status in ((UNDER_A_POST, "unanswered"), (TO_AN_ANSWER, "unseen")):
        world = World(
            [said(1, 0, UNDER_A_POST), said(2, 2, to)],
            [{"account": "nl.a", "author": PAGE, "organisation": "nl.a"}],
        )
        assert status_of(world, "sprout")[0] == status


def test_in_whatever_order_the_lake_holds_them() -> None:
    """What comes next is what was said next."""
    later = said(3, 4, {"mentions": [PAGE]})
    messages = [said(1, 0, UNDER_A_POST), said(2, 2, TO_AN_ANSWER), later]
    for shuffled in (messages, messages[::-1], [messages[1], messages[2], messages[0]]):
        world = World(shuffled, [{"account": "nl.a", "author": PAGE, "organisation": "nl.a"}])
        assert status_of(world, "sprout") == ["unseen", "unanswered", "unanswered"]


def test_without_a_limit_no_answer_is_ever_too_late_to_come() -> None:
    world = World([said(1, 0, UNDER_A_POST)], [{"account": "nl.a", "author": PAGE, "organisation": "nl.a"}])
    (row,) = judged(world, "fanpage-karma")
    assert (row["followed"], row["service_seconds"]) == (False, None)


def status_of(world: World, definition: str = OWN) -> list[str]:
    return [row["status"] for row in judged(world, definition)]


def judged(world: World, definition: str) -> list[Row]:
    backend = connect()
    told = Steps(Workbench(backend), given(world, backend)).judged(definitions()[definition])
    rows: list[Row] = told.order_by("asked_at").to_pyarrow().to_pylist()
    return rows
