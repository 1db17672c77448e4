"""How much of what was said is there, and what accounts were counted to have."""

from datetime import datetime
from typing import Any

import pytest

from tests.measure.yardstick.saying import SECOND, SINCE, UNTIL, WEEK, ours, reply, tables, theirs
from tests.measure.yardstick.worlds import MONDAY


def test_how_many_replies_show_to_what_they_reply() -> None:
    said = [
        ours(key=1),
        theirs(key=2),  # no reply
        theirs(key=3, **reply(1)),
        theirs(key=4, **reply(999)),
        ours(key=5, **reply(3)),
        ours(key=6, **reply(998)),
        ours(account="@shared", key=7, **reply(3)),  # of both
        theirs(SINCE - SECOND, key=8, **reply(999)),
        ours(UNTIL, key=9, **reply(3)),
        ours(MONDAY + WEEK, "@old", key=10, **reply(3)),
    ]
    seen = {row["organisation"]: (row["with_parent"], row["parent_seen"]) for row in tables(said)["seen"]}
    assert seen == {"nl.a": (5, 3), "nl.b": (1, 1)}


def test_who_got_and_gave_no_reply_has_nothing_to_be_seen() -> None:
    assert tables([ours(key=1), theirs(key=2)])["seen"] == []


def test_the_first_and_the_last_count_in_the_period() -> None:
    at = {SINCE - SECOND: 1, SINCE: 2, MONDAY: 3, UNTIL - SECOND: 4, UNTIL: 5}
    snapshots = [{"observed_at": moment, "followers": number} for moment, number in at.items()]
    assert tables([], snapshots)["counts"] == [
        {
            "organisation": "nl.a", "account": "@a", "platform": "x", "role": "theme", "first_at": SINCE,
            "last_at": UNTIL - SECOND, "first_followers": 2.0, "followers": 4.0, "following": 3.0, "posts": 2.0,
        }
    ]  # fmt: skip


def test_each_organisation_has_the_counts_of_what_it_holds() -> None:
    once = {"account": "@shared", "followers": 7, "posts": None}
    counts = tables([], [once, {"followers": 9}, {"account": "@nobody"}])["counts"]
    found = {(row["organisation"], row["account"], row["first_followers"], row["posts"]) for row in counts}
    assert found == {("nl.a", "@shared", 7, None), ("nl.b", "@shared", 7, None), ("nl.a", "@a", 9, 2)}
    assert len(counts) == 3
    assert {row["first_at"] == row["last_at"] == MONDAY for row in counts} == {True}


def test_of_two_who_counted_at_once_one_is_taken_whoever_came_first() -> None:
    both = [{"source": "them", "followers": 8}, {"source": "us", "followers": 9}]
    found = [tables([], snapshots)["counts"] for snapshots in (both, both[::-1])]
    assert [[row["followers"] for row in counts] for counts in found] == [[8], [8]]


def test_of_each_number_the_last_that_is_known() -> None:
    """A source that tells no followers does not hide those of an earlier one."""
    later = {"observed_at": MONDAY + WEEK, "followers": None, "following": 4, "posts": 8}
    (row,) = tables([], [{}, later])["counts"]
    assert (row["followers"], row["last_at"], row["following"], row["posts"]) == (5, MONDAY, 4, 8)


@pytest.mark.parametrize(
    ("counted", "found"),
    [
        ([MONDAY], [(MONDAY, MONDAY)]),  # while it was theirs
        ([MONDAY - SECOND], []),
        ([MONDAY, MONDAY + WEEK + SECOND], []),  # somebody else has it by now
        ([MONDAY, MONDAY + WEEK], [(MONDAY, MONDAY + WEEK)]),  # as it ended
        ([MONDAY - SECOND, MONDAY, MONDAY + SECOND], [(MONDAY, MONDAY + SECOND)]),
    ],
)
def test_who_gave_an_account_up_has_no_count_of_it(counted: list[datetime], found: list[Any]) -> None:
    counts = tables([], [{"account": "@old", "observed_at": at} for at in counted])["counts"]
    assert [(row["first_at"], row["last_at"]) for row in counts] == found
