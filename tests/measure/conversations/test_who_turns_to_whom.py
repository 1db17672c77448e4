"""Contacts and their answers, case by case: a line of why, what was said, and what becomes of it.

In each case organisation ``a`` has the accounts ``a`` (10) and ``aa`` (11), which it held until a moment, ``b`` has
``b`` (20), and both have ``shared`` (30). Residents are 1, 2 and 3.
"""

from datetime import timedelta
from typing import Any

import pytest

from meetlat.lake import connect
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.random_worlds import together
from tests.measure.yardstick.worlds import MONDAY, Row, World, given

ACCOUNTS = {"a": 10, "aa": 11, "b": 20, "shared": 30}
HELD = [("a", "a"), ("a", "aa"), ("b", "b"), ("a", "shared"), ("b", "shared")]
HOURS_HELD = 200  # after which the organisation no longer holds ``aa``
APART = 1_000
Found = set[tuple[str, int, str, int | None]]  # organisation, first message, status, answer


def heard(key: int, hour: float, by: int = 1, **more: Any) -> Row:
    """Of a resident, with a question in it."""
    return {"key": key, "author": by, "created_at": MONDAY + timedelta(hours=hour), "is_question": True, **more}


def ours(key: int, hour: float, account: str = "a", **more: Any) -> Row:
    return heard(key, hour, ACCOUNTS[account], account=account, is_question=False, **more)


def reply(parent: int, root: int | None = None) -> Row:
    return {"kind": "reply", "parent": parent, "root": root or parent}


ASKS = heard(1, 0, mentions=[10])
CASES: dict[str, tuple[list[Row], Found]] = {
    "naming an account turns to its organisation": ([ASKS], {("a", 1, "unanswered", None)}),
    "so does replying to it": (
        [ours(1, 0), heard(2, 1, **reply(1))],
        {("a", 2, "unanswered", None)},
    ),
    "so does writing on its page": ([heard(1, 0, page=10)], {("a", 1, "unanswered", None)}),
    "a sequel to one's own on a page is for the organisation": (
        [heard(1, 0, page=10), heard(2, 30, page=10, **reply(1))],
        {("a", 1, "unanswered", None), ("a", 2, "unanswered", None)},
    ),
    "a reply to somebody else on a page is for somebody else": (
        [heard(1, 0, page=10), heard(2, 1, 2, page=10, **reply(1))],
        {("a", 1, "unanswered", None)},
    ),
    "a repost turns to nobody": ([heard(1, 0, kind="repost", mentions=[10])], set()),
    "a quote turns to nobody": ([heard(1, 0, kind="quote", mentions=[10])], set()),
    "what names nobody turns to nobody": ([heard(1, 0)], set()),
    "two accounts of one organisation are one conversation": (
        [heard(1, 0, mentions=[10]), heard(2, 1, mentions=[11])],
        {("a", 1, "unanswered", None)},
    ),
    "two organisations are two": (
        [heard(1, 0, mentions=[10, 20])],
        {("a", 1, "unanswered", None), ("b", 1, "unanswered", None)},
    ),
    "an account of two organisations hears and answers for both": (
        [heard(1, 0, mentions=[30]), ours(2, 1, "shared", mentions=[1])],
        {("a", 1, "answered", 2), ("b", 1, "answered", 2)},
    ),
    "after it was given up, an account turns to nobody": ([heard(1, HOURS_HELD, mentions=[11])], set()),
    "the moment before, it still does": (
        [heard(1, HOURS_HELD - 0.001, mentions=[11])],
        {("a", 1, "unanswered", None)},
    ),
    "a reply to what is not in the lake turns to nobody we know": ([heard(1, 0, **reply(9))], set()),
    "unless it names an account": ([heard(1, 0, mentions=[10], **reply(9))], {("a", 1, "unanswered", None)}),
    "a burst is one contact": (
        [ASKS, heard(2, 0.1, mentions=[10]), heard(3, 0.2, mentions=[10]), ours(4, 2, mentions=[1])],
        {("a", 1, "answered", 4)},
    ),
    "just less than 24 hours of silence is the same contact": (
        [ASKS, heard(2, 23.999, mentions=[10])],
        {("a", 1, "unanswered", None)},
    ),
    "24 hours of silence is a new one": (
        [ASKS, heard(2, 24, mentions=[10])],
        {("a", 1, "unanswered", None), ("a", 2, "unanswered", None)},
    ),
    "the organisation breaks the silence too": (
        [ASKS, ours(2, 20, mentions=[1]), heard(3, 43, mentions=[10])],
        {("a", 1, "answered", 2)},
    ),
    "a colleague may answer": ([ASKS, ours(2, 1, "aa", mentions=[1])], {("a", 1, "answered", 2)}),
    "another organisation may not": ([ASKS, ours(2, 1, "b", mentions=[1])], {("a", 1, "unanswered", None)}),
    "an answer to somebody else is none": ([ASKS, ours(2, 1, mentions=[2])], {("a", 1, "unanswered", None)}),
    "an automatic reply is no answer": (
        [ASKS, ours(2, 0.1, mentions=[1], automatic=True)],
        {("a", 1, "unanswered", None)},
    ),
    "who answers after it does": (
        [ASKS, ours(2, 0.1, mentions=[1], automatic=True), ours(3, 1, mentions=[1])],
        {("a", 1, "answered", 3)},
    ),
    "seven days are in time": ([ASKS, ours(2, 168, mentions=[1])], {("a", 1, "answered", 2)}),
    "a second more is late": ([ASKS, ours(2, 168 + 1 / 3600, mentions=[1])], {("a", 1, "late", 2)}),
    "thanks for an answer that is not there show that it was": (
        [ASKS, heard(2, 2, mentions=[10], is_question=False, **reply(9, 1))],
        {("a", 1, "unseen", None)},
    ),
    "thanks two days later too, and they are no new contact": (
        [ASKS, heard(2, 48, mentions=[10], **reply(9, 1))],
        {("a", 1, "unseen", None), ("a", 2, "unclear", None)},
    ),
    "a reply to something unknown in a thread unknown leaves it open what happened": (
        [ASKS, heard(2, 48, mentions=[10], **reply(9))],
        {("a", 1, "unclear", None), ("a", 2, "unanswered", None)},
    ),
    "two comments under a post that was never collected tell of no answer": (
        [heard(1, 0, page=10, **reply(9)), heard(2, 1, page=10, **reply(9))],
        {("a", 1, "unanswered", None)},
    ),
    "what is asked near the end of what was seen is open": (
        [heard(1, 13 * 24, mentions=[10])],
        {("a", 1, "open", None)},
    ),
}


def world(number: int, said: list[Row]) -> World:
    """A case, apart from all others."""
    apart = number * APART

    def moved(row: Row) -> Row:
        numbers = {name: row[name] + apart for name in ("key", "author", "parent", "root", "page") if row.get(name)}
        account = {"account": f"{number:03d}.{row['account']}"} if row.get("account") else {}
        return row | numbers | account | {"mentions": [one + apart for one in row.get("mentions", [])]}

    until = {"until": MONDAY + timedelta(hours=HOURS_HELD)}
    holders = [
        {
            "organisation": f"{number:03d}.{organisation}",
            "account": f"{number:03d}.{account}",
            "author": ACCOUNTS[account] + apart,
            **(until if account == "aa" else {}),
        }
        for organisation, account in HELD
    ]
    return World([moved(row) for row in said], holders, observed={"x": MONDAY + timedelta(days=16)})


@pytest.fixture(scope="module")
def judged() -> list[Row]:
    """All cases at once, by Meetlat's own definition."""
    backend = connect()
    everything = together(world(number, said) for number, (said, _) in enumerate(CASES.values()))
    bench = Workbench(backend)
    steps = Steps(bench, given(everything, backend))
    return bench.result("judged", steps.judged(definitions()[OWN])).to_pylist()


@pytest.mark.parametrize("case", CASES)
def test_what_becomes_of_it(case: str, judged: list[Row]) -> None:
    number = [*CASES].index(case)
    mine = [row for row in judged if row["organisation"].startswith(f"{number:03d}.")]
    found = {
        (row["organisation"][4:], row["first"] % APART, row["status"], row["answer"] and row["answer"] % APART)
        for row in mine
    }
    assert found == CASES[case][1]
    assert len(found) == len(mine)
