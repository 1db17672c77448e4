"""The pandas that the yardstick is held against counts right itself: who asked, what answered, and when."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest

from meetlat.measure.benching.in_pandas import figures

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # pandas 2 on what pandas 3 will do

SINCE, UNTIL = datetime(2025, 1, 1), datetime(2026, 1, 1)
DAY = timedelta(days=1)
OURS, SECOND, RESIDENT, OTHER = 1, 2, 10, 11
ACCOUNTS = [
    {"account": "x/a", "author": OURS, "organisation": "nl.a", "platform": "x", "until": UNTIL},
    {"account": "x/b", "author": SECOND, "organisation": "nl.b", "platform": "x", "until": UNTIL - 100 * DAY},
]
NOBODY: dict[str, Any] = {"account": None, "kind": "comment", "parent": None, "root": None, "page": None}
KEYS = ["key", "author", "parent", "root", "page"]
Row = dict[str, Any]


def asks(after: timedelta, **given: Any) -> Row:
    return {"after": after, "author": RESIDENT, "mentions": [OURS], "is_question": True, **given}


def answers(after: timedelta, **given: Any) -> Row:
    return {"after": after, "author": OURS, "account": "x/a", "mentions": [RESIDENT], "is_question": False, **given}


def counted(rows: list[Row]) -> dict[str, list[Any]]:
    """organisation: contacts, answered, median_seconds, posts; messages have their place in the list as key."""
    said = [
        {"key": key, **NOBODY, "platform": "x", "mentions": [], "automatic": False, **row}
        for key, row in enumerate(rows)
    ]
    told = pd.DataFrame(said).astype(dict.fromkeys(KEYS, "Int64") | {"account": "string", "kind": "string"})
    told["created_at"] = [SINCE + row["after"] for row in said]
    readings = told[["key", "is_question", "automatic"]]
    with pd.option_context("mode.chained_assignment", None):
        found = figures(told.drop(columns=["is_question", "automatic"]), readings, pd.DataFrame(ACCOUNTS), SINCE, UNTIL)
    found = found.astype(object).where(found.notna(), None)
    return {str(id): [found.at[id, name] for name in found.columns] for id in found.index}


HOUR = timedelta(hours=1)
UNSEEN = 99  # nobody has this message
LAST = UNTIL - SINCE - 7 * DAY  # the last moment from which a whole week was observed


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([asks(DAY), answers(DAY + HOUR)], [1, 1, 3600.0, 1], id="answered"),
        pytest.param([asks(DAY), answers(DAY + HOUR), answers(DAY + 2 * HOUR)], [1, 1, 3600.0, 2], id="first answer"),
        pytest.param([asks(DAY)], [1, 0, None, None], id="unanswered"),
        pytest.param([asks(DAY, is_question=False), answers(DAY + HOUR)], None, id="no question"),
        pytest.param([asks(DAY), answers(DAY + HOUR, automatic=True)], [1, 0, None, 1], id="automatic"),
        pytest.param([asks(DAY), answers(8 * DAY)], [1, 1, 604_800.0, 1], id="seven days"),
        pytest.param([asks(DAY), answers(8 * DAY + HOUR)], [1, 0, None, 1], id="too late"),
        pytest.param([answers(0 * DAY), asks(DAY)], [1, 0, None, 1], id="answered before it was asked"),
        pytest.param([asks(DAY), asks(2 * DAY), answers(2 * DAY + HOUR)], [2, 1, 3600.0, 1], id="a day of silence"),
        pytest.param([asks(DAY), asks(2 * DAY - HOUR)], [1, 0, None, None], id="less than a day of silence"),
        pytest.param([asks(DAY, is_question=False), asks(DAY + HOUR)], [1, 0, None, None], id="asked in its course"),
        pytest.param([asks(DAY), asks(DAY + HOUR, author=OTHER)], [2, 0, None, None], id="two residents"),
        pytest.param([asks(DAY), answers(DAY + HOUR, mentions=[OTHER])], [1, 0, None, 1], id="to somebody else"),
        pytest.param([asks(DAY), answers(DAY + HOUR, mentions=[], parent=0)], [1, 1, 3600.0, 1], id="a reply"),
        pytest.param(
            [asks(DAY), answers(DAY + HOUR, author=OTHER, mentions=[SECOND])], [1, 0, None, 1], id="to an account"
        ),
        pytest.param(
            [answers(DAY, mentions=[]), asks(2 * DAY, mentions=[], parent=0)], [1, 0, None, 1], id="replied to"
        ),
        pytest.param([asks(DAY, mentions=[], page=OURS)], [1, 0, None, None], id="on the page"),
        pytest.param([asks(DAY, mentions=[], page=OURS, parent=UNSEEN)], [1, 0, None, None], id="below what is unseen"),
        pytest.param(
            [asks(DAY, author=OTHER, mentions=[], is_question=False), asks(DAY, mentions=[], page=OURS, parent=0)],
            None,
            id="on the page to somebody else",
        ),
        pytest.param(
            [asks(DAY, mentions=[], is_question=False), asks(DAY + HOUR, mentions=[], page=OURS, parent=0)],
            [1, 0, None, None],
            id="on the page to oneself",
        ),
        pytest.param([asks(DAY, page=OURS)], [1, 0, None, None], id="named on the page: once"),
        pytest.param([asks(DAY, mentions=[])], None, id="to nobody"),
        pytest.param([asks(DAY, kind="repost")], None, id="a repost"),
        pytest.param([asks(DAY, kind="reply"), answers(DAY + HOUR, kind="post")], [1, 1, 3600.0, 1], id="other kinds"),
        pytest.param([asks(DAY), answers(DAY + HOUR, kind="repost")], [1, 0, None, 1], id="a repost is no answer"),
        pytest.param([asks(LAST)], [1, 0, None, None], id="the last that can be followed"),
        pytest.param([asks(LAST + HOUR)], None, id="not followed for a week"),
        pytest.param([asks(-HOUR), answers(HOUR)], None, id="before the period"),
        pytest.param([asks(0 * DAY), answers(0 * DAY)], [1, 1, 0.0, 1], id="as the period begins"),
        pytest.param([asks(DAY), answers(DAY + HOUR), answers(-HOUR)], [1, 1, 3600.0, 1], id="posts of the period"),
    ],
)
def test_an_inbox(rows: list[Row], expected: list[Any] | None) -> None:
    assert counted(rows).get("nl.a") == expected
    assert set(counted(rows)) <= {"nl.a"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([asks(DAY), asks(DAY + HOUR, parent=UNSEEN)], [1, 1, None, None], id="replies to what is lost"),
        pytest.param([asks(DAY), asks(DAY + HOUR, parent=0)], [1, 0, None, None], id="replies to oneself"),
        pytest.param(
            [asks(DAY), asks(DAY + HOUR, parent=UNSEEN), answers(DAY + 2 * HOUR)], [1, 1, 7200.0, 1], id="both"
        ),
        pytest.param(
            [asks(DAY, root=5), asks(3 * DAY, parent=UNSEEN, root=5, is_question=False)],
            [1, 1, None, None],
            id="a later contact tells of it",
        ),
        pytest.param([asks(DAY, root=5), asks(3 * DAY, parent=UNSEEN, root=5)], [1, 1, None, None], id="aftermath"),
        pytest.param(
            [asks(DAY, root=5), asks(3 * DAY, parent=UNSEEN, root=6)], [2, 0, None, None], id="another thread"
        ),
        pytest.param(
            [asks(DAY), asks(3 * DAY, parent=UNSEEN, root=UNSEEN)], [1, 0, None, None], id="perhaps the same thread"
        ),
        pytest.param(
            [asks(DAY, root=5), asks(9 * DAY, parent=UNSEEN, root=5, is_question=False)], [1, 0, None, None], id="late"
        ),
    ],
)
def test_answers_that_never_reached_us(rows: list[Row], expected: list[Any]) -> None:
    assert counted(rows)["nl.a"] == expected


def test_an_account_that_ended_hears_and_says_nothing_more() -> None:
    ended = UNTIL - SINCE - 100 * DAY
    to_it = {"mentions": [SECOND]}
    by_it = {"author": SECOND, "account": "x/b"}
    assert counted([asks(ended - 8 * DAY, **to_it), answers(ended - 7 * DAY, **by_it)])["nl.b"] == [1, 1, 86_400.0, 1]
    assert counted([asks(ended - 8 * DAY, **to_it), answers(ended, **by_it)])["nl.b"] == [1, 0, None, None]
    assert counted([asks(ended - 6 * DAY, **to_it)]) == {}
    assert counted([asks(ended, **to_it), asks(ended - 8 * DAY, author=OTHER, **to_it)])["nl.b"][0] == 1


def test_each_organisation_has_its_own() -> None:
    found = counted([asks(DAY, mentions=[OURS, SECOND]), answers(DAY + HOUR)])
    assert found == {"nl.a": [1, 1, 3600.0, 1], "nl.b": [1, 0, None, None]}
