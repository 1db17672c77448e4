"""Drafts become rows; names do not."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from meetlat.collect.draft import Author, Refused
from meetlat.collect.intake import LONGEST, Intake
from meetlat.collect.names import Known, Names
from meetlat.lake import MESSAGES
from tests.collect.drafting import WHEN, draft

NAMES = Names(b"k" * 32, [Known("7", "x", "gem_lutjewaard", "4711"), Known("8", "bluesky", "lutjewaard.example.org")])
NOW = datetime(2025, 3, 5, tzinfo=UTC)


def _row(**fields: Any) -> dict[str, Any]:
    intake = Intake(NAMES, 3, NOW)
    intake.add(draft(**fields))
    table = intake.table()
    assert table.schema == MESSAGES
    row: dict[str, Any] = table.to_pylist()[0]
    return row


def test_a_private_person_is_a_number() -> None:
    said = "Dag @gem_lutjewaard, groet van jandevries75"
    row = _row(text=said, kind="reply", mentions=("4711", "13"), parent="9", page="4711")
    assert row["author"] == NAMES.author("x", "12")
    assert (row["account"], row["run"], row["observed_at"]) == (None, 3, NOW)
    assert row["text"] == "Dag @gem_lutjewaard, groet van @…"
    assert row["mentions"] == [NAMES.author("x", "4711"), NAMES.author("x", "13")]
    assert (row["parent"], row["page"]) == (NAMES.message("x", "9"), NAMES.author("x", "4711"))


def test_an_official_account_is_named() -> None:
    assert _row(author="4711", handle="gem_lutjewaard")["account"] == "7"


@pytest.mark.parametrize(
    ("platform", "id", "handle", "kept"),
    [
        ("bluesky", "at://did:plc:jan/app.bsky.feed.post/3k44", "jan.devries.test", "3k44"),
        ("bluesky", "at://did:plc:l/app.bsky.feed.post/3k44", "lutjewaard.example.org", "at://did:plc:l/app.bsky.feed.post/3k44"),
        ("mastodon", "https://s.example/users/jan/statuses/12", "jan@s.example", "12"),
        ("mastodon", "https://s.example/users/jan/statuses/12/activity", "jan@s.example", "12"),
        ("x", "12", "jandevries75", "12"),
    ],
)  # fmt: skip
def test_an_id_that_says_who_is_shortened(platform: str, id: str, handle: str, kept: str) -> None:
    assert _row(platform=platform, id=id, handle=handle)["id"] == kept


@pytest.mark.parametrize(("given", "kept"), [(None, None), (-1, None), (0, 0), (5, 5), (2**40, 2**31 - 1)], ids=str)
def test_counts(given: int | None, kept: int | None) -> None:
    assert _row(views=given)["views"] == kept


@pytest.mark.parametrize(("text", "kept"), [("a\0b", "ab"), ("half \ud83d", "half ?"), ("😀", "😀"), ("", "")])
def test_a_text_can_be_stored(text: str, kept: str) -> None:
    assert _row(text=text)["text"] == kept


def test_its_own_root_is_no_root() -> None:
    assert _row(id="1", root="1")["root"] is None


def test_a_moment_is_kept_as_utc() -> None:
    amsterdam = timezone(timedelta(hours=1))
    assert _row(created_at=datetime(2025, 3, 4, 11, tzinfo=amsterdam))["created_at"] == WHEN


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"id": ""}, "no id"),
        ({"author": ""}, "no id"),
        ({"kind": "like"}, "kind is none of"),
        ({"created_at": datetime(2025, 1, 1)}, "no time zone"),
        ({"created_at": datetime(1970, 1, 1, tzinfo=UTC)}, "before 1997"),
        ({"created_at": NOW + timedelta(days=2)}, "in the future"),
        ({"text": "x" * (LONGEST + 1)}, "longer than 100,000"),
    ],
)
def test_what_is_no_message_is_refused_without_saying_what_stood_there(fields: dict[str, Any], why: str) -> None:
    intake = Intake(NAMES, 3, NOW)
    with pytest.raises(Refused, match=why):
        intake.add(draft(**fields))
    assert len(intake) == 0


def test_an_empty_intake_is_an_empty_table() -> None:
    assert Intake(NAMES, 3, NOW).table().num_rows == 0


def test_an_author_of_the_register_keeps_its_own_name_in_the_text() -> None:
    intake = Intake(NAMES, 3, NOW)
    message = draft(author="4711", handle="gem_lutjewaard", text="volg gem_lutjewaard")
    message.author = Author(id="4711", handle="gem_lutjewaard")
    intake.add(message)
    assert intake.table()["text"][0].as_py() == "volg gem_lutjewaard"


@pytest.mark.parametrize(("kind", "answers"), [("reply", True), ("comment", True), ("repost", False), ("quote", False)])
def test_only_what_replies_has_a_parent(kind: str, answers: bool) -> None:
    row = _row(kind=kind, parent="9", root="8")
    assert ((row["parent"], row["root"]) != (None, None)) is answers
