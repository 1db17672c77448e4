from datetime import datetime, timedelta

import pytest

from tests.measure.messages import Expected, Given, Row, columns_of, tables, value_of

MONDAY = datetime(2025, 1, 6, 12)
ANSWERED = {"answered_at": "2025-03-05 13:00"}


def weekly(weeks: int, replies: int = 2) -> list[Row]:
    """A message in each of so many weeks, the first of them replies."""
    kinds = ["reply"] * replies + ["post"] * (weeks - replies)
    return [{"created_at": MONDAY + timedelta(weeks=week), "kind": kind} for week, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # 40 weeks, 2 replies in 40 messages, nobody asked anything
        ({"posts": weekly(40)}, {"nl.a": 1.0}),
        # a week too few
        ({"posts": weekly(39)}, {"nl.a": 0.0}),
        # many messages in one week
        ({"posts": [{}] * 40 + [{"kind": "reply"}] * 10}, {"nl.a": 0.0}),
        # a reply too few
        ({"posts": weekly(40, replies=1)}, {"nl.a": 0.0}),
        # 7 in 140 is 5 %, whatever a computer makes of 0.05
        ({"posts": weekly(40, 7) + [{}] * 100}, {"nl.a": 1.0}),
        ({"posts": weekly(40, 7) + [{}] * 101}, {"nl.a": 0.0}),
        # a machine that replies
        ({"posts": weekly(40, 0) + [{"kind": "reply", "automatic": True}] * 9}, {"nl.a": 0.0}),
        # observed for a quarter: 10 of 13 weeks are as many as 40 of 52
        ({"posts": weekly(10), "organisations": [{"weeks": 13.0}]}, {"nl.a": 1.0}),
        # observed just long enough, and too short, to say
        ({"posts": weekly(12), "organisations": [{"weeks": 12.0}]}, {"nl.a": 1.0}),
        ({"posts": weekly(11), "organisations": [{"weeks": 11.9}]}, {}),
        # an account that was silent
        ({"voices": [{}]}, {"nl.a": 0.0}),
        # no account
        ({"organisations": [{}]}, {}),
    ],
)
def test_regular_and_replying(given: Given, expected: Expected) -> None:
    assert value_of("structural_use", tables(**given)) == expected


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([{}, ANSWERED], 1.0),  # one of two answered
        ([{}], 0.0),
        ([{"status": "late"}, {}], 1.0),
        ([{"status": "unseen"}, {}], 1.0),  # an answer that never reached us is an answer
        ([{"status": "open"}], 1.0),  # an answer may still come
        ([{"status": "unclear"}], 1.0),
        ([{"followed": False}], 1.0),  # we did not look long enough
        ([{"question": False}], 1.0),  # nobody asked anything
        ([{"organisation": "nl.b"}], 1.0),  # somebody else was asked
    ],
)
def test_not_deaf_to_who_asks(contacts: list[Row], expected: float) -> None:
    """Only a question that should have had an answer by now counts against an organisation."""
    assert value_of("structural_use", tables(posts=weekly(45, 5), contacts=contacts))["nl.a"] == expected


def test_how_many_messages_stand_behind_it() -> None:
    assert columns_of("structural_use", tables(posts=weekly(45, 5)), "value", "n") == [(1.0, 45)]
