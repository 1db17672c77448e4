"""Which message the answer to a contact was, whether each message counts by itself or a run of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetlat.lake import connect
from meetlat.measure.definitions import OWN, Definition, definitions
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.worlds import MONDAY, Row, World, given

RESIDENT = 7
ACCOUNTS = {"aa": 1, "ab": 2}  # of one organisation
Found = list[tuple[int, int | None, str | None]]


def said(key: int, minutes: int, by: str = "", automatic: bool = False) -> Row:
    at = MONDAY + timedelta(minutes=minutes)
    author, account, to = (ACCOUNTS[by], by, RESIDENT) if by else (RESIDENT, None, ACCOUNTS["aa"])
    message = {"key": key, "author": author, "account": account, "created_at": at, "mentions": [to]}
    return message | {"is_question": not by, "automatic": automatic}


CASES: dict[str, tuple[str, list[Row], Found]] = {
    "a run, by whoever answers first": (
        "meetlat",
        [said(1, 0), said(2, 5, "ab"), said(3, 6, "aa")],
        [(1, 2, "ab")],
    ),
    "a run, not what a machine wrote": (
        "meetlat",
        [said(1, 0), said(2, 1, "aa", automatic=True), said(3, 6, "aa")],
        [(1, 3, "aa")],
    ),
    "a run, unless a machine counts": (
        "hootsuite",
        [said(1, 0), said(2, 1, "aa", automatic=True), said(3, 6, "aa")],
        [(1, 2, "aa")],
    ),
    "of two at the same moment the first by number": (
        "meetlat",
        [said(1, 0), said(4, 5, "ab"), said(3, 5, "aa")],
        [(1, 3, "aa")],
    ),
    "message by message": (
        "sprout",
        [said(1, 0), said(2, 5, "ab"), said(3, 6), said(4, 7, "aa", automatic=True)],
        [(1, 2, "ab"), (3, None, None)],
    ),
    "message by message, by the account that was asked": (
        "gemeentebuzz",
        [said(1, 0), said(2, 5, "ab"), said(3, 6, "aa")],
        [(1, 3, "aa")],
    ),
    "what was said at the same moment, but before it, answers nothing": (
        "sprout",
        [said(3, 0, "ab"), said(5, 0), said(9, 0, "ab"), said(8, 0, "aa")],
        [(5, 8, "aa")],
    ),
}


def judged(definition: Definition, messages: list[Row]) -> list[Row]:
    backend = connect()
    world = World(
        messages, [{"account": id, "author": author, "organisation": "nl.a"} for id, author in ACCOUNTS.items()]
    )
    found = Steps(Workbench(backend), given(world, backend)).judged(definition)
    rows: list[Row] = found.order_by("asked_at", "first").to_pyarrow().to_pylist()
    return rows


@pytest.mark.parametrize("behind", [3, 5])
def test_what_was_said_behind_the_answer_in_its_second_does_not_start_the_clock(behind: int) -> None:
    """Key 3 was said before the answer, key 5 behind it."""
    rule = replace(definitions()[OWN], measured_from="last")
    [row] = judged(rule, [said(1, 0), said(4, 9, "aa"), said(behind, 9)])
    assert row["seconds"] == (0 if behind < 4 else 9 * 60)


@pytest.mark.parametrize("case", CASES)
def test_the_answer_is(case: str) -> None:
    definition, messages, found = CASES[case]
    rows = judged(definitions()[definition], messages)
    assert [(row["first"], row["answer"], row["answered_by"]) for row in rows] == found
