"""Many drafts at once: each column holds what belongs to its draft, in the order they came."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from meetlat.collect.columns import anonymous, counts, moments, table
from meetlat.collect.names import Known, Names
from meetlat.lake import MESSAGES
from tests.collect.drafting import draft

NAMES = Names(b"k" * 32, [Known("7", "x", "gem_lutjewaard", "4711")])
NOW = datetime(2025, 3, 5, tzinfo=UTC)


def _rows(*drafts: Any) -> list[dict[str, Any]]:
    keys = [NAMES.message(one.platform, one.id) for one in drafts]
    made = table(drafts, keys, NAMES, run=3, seen=NOW)
    assert made.schema == MESSAGES
    rows: list[dict[str, Any]] = made.to_pylist()
    return rows


def test_each_row_is_of_its_own_draft() -> None:
    asked = draft(id="1", text="Dag @jandevries75", mentions=("13",), likes=4)
    answer = draft(id="2", author="4711", kind="reply", parent="1", root="1", text="Dag!")
    other = draft(platform="bluesky", id="at://did:plc:jan/app.bsky.feed.post/3k", author="did:plc:jan", views=-1)
    rows = _rows(asked, answer, other)
    assert [row["platform"] for row in rows] == ["x", "x", "bluesky"]
    assert [row["id"] for row in rows] == ["1", "2", "3k"]
    assert [row["account"] for row in rows] == [None, "7", None]
    assert [row["text"] for row in rows][:2] == ["Dag @…", "Dag!"]
    assert [row["parent"] for row in rows] == [None, rows[0]["key"], None]
    assert [row["mentions"] for row in rows] == [[NAMES.author("x", "13")], [], []]
    assert [(row["likes"], row["views"]) for row in rows] == [(4, None), (None, None), (None, None)]
    assert {(row["run"], row["observed_at"], row["parent_seen"]) for row in rows} == {(3, NOW, False)}


@pytest.mark.parametrize(
    ("id", "parent", "root", "given"),
    [("3", "1", "1", "1"), ("3", "2", "1", "1"), ("3", "2", None, None), ("3", None, "1", "1"), ("3", "2", "3", None)],
)
def test_the_root_is_the_parent_or_another(id: str, parent: str | None, root: str | None, given: str | None) -> None:
    row = _rows(draft(id=id, kind="reply", parent=parent, root=root))[0]
    assert row["parent"] == (parent and NAMES.message("x", parent))
    assert row["root"] == (given and NAMES.message("x", given))


@pytest.mark.parametrize(
    ("told", "kept"),
    [([], []), ([None, None], [None, None]), ([None, 3, -1, 2**40, 0], [None, 3, None, 2**31 - 1, 0])],
    ids=str,
)
def test_counts(told: list[int | None], kept: list[int | None]) -> None:
    assert counts(told) == kept


@pytest.mark.parametrize(
    ("platform", "id", "kept"),
    [
        ("bluesky", "at://did:plc:jan/app.bsky.feed.post/3k44", "3k44"),
        ("mastodon", "https://s.example/users/jan/statuses/12/activity", "12"),
        ("mastodon", "https://s.example/users/jan/statuses/12/", "12"),
        ("mastodon", "activity", "activity"),
        ("x", "a/12", "a/12"),
    ],
)
def test_what_an_id_tells_of_its_writer_is_left_out(platform: str, id: str, kept: str) -> None:
    assert anonymous(draft(platform=platform, id=id)) == kept


def test_moments_are_exact_in_any_zone() -> None:
    written = [
        datetime(1997, 1, 1, tzinfo=UTC),
        datetime(2025, 3, 4, 11, 0, 0, 123_456, tzinfo=timezone(timedelta(hours=1))),
        datetime(2025, 3, 4, 11, 0, 0, 999_999, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
    ]
    assert moments(written).to_pylist() == written
