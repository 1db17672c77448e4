"""What is told of messages by and to organisations in the period."""

from datetime import datetime, timedelta

import pytest

from tests.measure.yardstick.saying import SECOND, SINCE, UNTIL, WEEK, ours, reply, tables, theirs
from tests.measure.yardstick.worlds import MONDAY, Row

HOUR = timedelta(hours=1)

POSTS: list[tuple[Row, dict[str, Row]]] = [  # a message -> what is told of it, by organisation
    (ours(SINCE), {"nl.a": {"local": datetime(2025, 3, 27)}}),
    (ours(SINCE - SECOND), {}),
    (ours(UNTIL - SECOND), {"nl.a": {"local": datetime(2025, 4, 30, 23, 59, 59)}}),
    (ours(UNTIL), {}),
    (ours(datetime(2025, 3, 30, 0, 30)), {"nl.a": {"local": datetime(2025, 3, 30, 1, 30)}}),
    (ours(datetime(2025, 3, 30, 1, 30)), {"nl.a": {"local": datetime(2025, 3, 30, 3, 30)}}),  # summer time
    (ours(MONDAY, "@old"), {"nl.a": {"account": "@old"}}),
    (ours(MONDAY - SECOND, "@old"), {}),
    (ours(MONDAY + WEEK - SECOND, "@old"), {"nl.a": {}}),
    (ours(MONDAY + WEEK, "@old"), {}),
    (ours(account="@shared"), {"nl.a": {"role": "corporate"}, "nl.b": {"role": "corporate"}}),
    (theirs(), {}),
    (ours(), {"nl.a": {"platform": "x", "account": "@a", "role": "theme", "theme": "roads", "created_at": MONDAY}}),
    (ours(likes=1, replies=2, reposts=3, views=4), {"nl.a": {"likes": 1, "replies": 2, "reposts": 3, "views": 4}}),
    (ours(kind="repost"), {"nl.a": {"kind": "repost", "likes": None, "automatic": False, "to_resident": False}}),
    (ours(automatic=True), {"nl.a": {"automatic": True}}),
    (ours(mentions=[1, 2]), {"nl.a": {"to_resident": True}}),
    (ours(mentions=[20]), {"nl.a": {"to_resident": False}}),  # another organisation
    (ours(**reply(1)), {"nl.a": {"to_resident": False}}),
    (ours(**reply(12)), {"nl.a": {"to_resident": True}}),
    (ours(**reply(999)), {"nl.a": {"to_resident": False}}),  # nobody knows to whom
]


@pytest.fixture(scope="module")
def posts() -> dict[int, dict[str, Row]]:
    """key -> organisation -> row."""
    said = [{"key": place} | message for place, (message, _) in enumerate(POSTS, 1)]
    found: dict[int, dict[str, Row]] = {row["key"]: {} for row in said}
    for row in tables(said)["posts"]:
        assert row["organisation"] not in found[row["key"]]
        found[row["key"]][row["organisation"]] = row
    return found


@pytest.mark.parametrize("place", range(len(POSTS)))
def test_what_is_told_of_what_an_organisation_said(posts: dict[int, dict[str, Row]], place: int) -> None:
    expected, found = POSTS[place][1], posts[place + 1]
    assert found.keys() == expected.keys()
    for organisation, row in expected.items():
        assert {name: found[organisation][name] for name in row} == row


TEXTS = [  # text, hashtags, whether it links to waterveen.nl
    ("", 0, False),
    ("#roads", 1, False),
    ("Closed: #roads #parking, and #trees", 3, False),
    ("Closed\n#roads\n#parking", 2, False),
    ("##roads", 1, False),
    ("Closed (#roads), '#trees' and \u201c#parking\u201d", 3, False),
    ("Number # 1 and # 2, 3 #", 0, False),
    ("number#1", 0, False),
    ("https://waterveen.nl/roads#closed", 0, True),
    ("See https://www.waterveen.nl #roads", 1, True),
    ("See HTTPS://WATERVEEN.NL", 0, True),
    ("See www.waterveen.nl", 0, True),
    ("Write to info@waterveen.nl", 0, False),
    ("See https://example.org", 0, False),
    ("See https://www.grootwaterveen.nl", 0, False),  # another organisation
]


@pytest.fixture(scope="module")
def worded() -> list[Row]:
    """A row per text and organisation."""
    said = [ours(account="@shared", key=key, text=text) for key, (text, *_) in enumerate(TEXTS)]
    return tables(said)["posts"]


def test_words_that_begin_with_a_sign_and_links_to_ones_own_website(worded: list[Row]) -> None:
    found = {(row["organisation"], row["key"]): (row["hashtags"], row["own_link"]) for row in worded}
    a = {("nl.a", key): (hashtags, own) for key, (_, hashtags, own) in enumerate(TEXTS)}
    b = {("nl.b", key): (hashtags, False) for key, (_, hashtags, _) in enumerate(TEXTS)}  # it has no website
    assert found == a | b


def test_texts_stay_in_the_lake(worded: list[Row]) -> None:
    assert "text" not in worded[0]


def test_what_was_heard_in_the_period() -> None:
    moments = {1: SINCE - SECOND, 2: SINCE, 3: UNTIL - SECOND, 4: UNTIL}
    read = {"is_question": True, "contact": "complaint", "sentiment": "negative", "topics": ["roads", "trees"]}
    heard = tables([theirs(at, key=key, **read) for key, at in moments.items()])["heard"]
    found = {row["key"]: row for row in heard}
    assert found.keys() == {2, 3}
    told = {"organisation": "nl.a", "platform": "x", "author": 1, "created_at": SINCE, "local": SINCE + HOUR} | read
    assert {name: found[2][name] for name in told} == told
    assert found[3]["local"] == datetime(2025, 4, 30, 23, 59, 59)
