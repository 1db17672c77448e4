"""Zeeschuimer's lines of four platforms, and what it is not."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.zeeschuimer.line import READERS, message
from tests.collect.files.layouts import read

FIXTURES = Path(__file__).parent / "fixtures"
WHEN = datetime(2025, 3, 4, 10, tzinfo=UTC)
JAN = Author("99", "jandevries75", "Jan")


def test_x_of_2023() -> None:
    made, refused = read("zeeschuimer", FIXTURES / "x-2023-05-01.ndjson")
    reply = Draft(
        platform="x", id="12", author=JAN, created_at=WHEN, kind="reply", text="@gem_lutjewaard hoe laat & waar?",
        parent="11", root="11", mentions=("4711",), handles=("gem_lutjewaard",),
        likes=2, replies=1, reposts=0, views=30,
    )  # fmt: skip
    assert (made[0], refused) == (reply, [])
    assert (made[1].id, made[1].kind, made[1].root, made[1].views) == ("14", "post", None, 3)


def test_x_of_2025() -> None:
    made, refused = read("zeeschuimer", FIXTURES / "x-2025-05-01.ndjson")
    assert [(draft.id, draft.author, draft.kind, draft.parent, draft.text) for draft in made] == [
        ("12", JAN, "reply", "11", "Een heel lang bericht"),
        ("13", JAN, "repost", "10", ""),
    ]
    assert refused == [(3, "core.user_results: has no user with an id")]


def test_instagram() -> None:
    made, refused = read("zeeschuimer", FIXTURES / "instagram-2025-05-01.ndjson")
    assert [(draft.id, draft.author.id, draft.kind, draft.parent, draft.text, draft.likes) for draft in made] == [
        ("CKabc-1_", "4711", "post", None, "Sneeuw", 28),
        ("CKabd-1_", "4711", "post", None, "Markt", None),
        ("1800", "77", "comment", "CKabc-1_", "Mooi!", 1),
    ]
    assert refused == [(4, "user and owner are not the same")]


def test_linkedin() -> None:
    made, refused = read("zeeschuimer", FIXTURES / "linkedin-2023-05-01.ndjson")
    assert refused == []
    assert [(draft.id, draft.author.id, draft.likes, draft.replies, draft.reposts) for draft in made] == [
        ("7302628874649600000", "gemeente-lutjewaard", 25, 4, 2),
        ("7302628874649600001", "gemeente-lutjewaard", 1, 2, 3),
    ]
    assert (made[0].created_at, made[0].mentions, made[0].handles) == (
        WHEN,
        ("jan-de-vries-1975",),
        ("Jan-de-Vries-1975",),
    )


def test_tiktok_and_what_is_not_read() -> None:
    made, refused = read("zeeschuimer", FIXTURES / "tiktok-2025-05-01.ndjson")
    assert [(draft.id, draft.author.id, draft.kind, draft.parent) for draft in made] == [
        ("7123", "6800", "post", None),
        ("7124", "gem_lutjewaard", "post", None),
        ("9", "55", "comment", "7123"),
        ("7125", "6800", "post", None),
    ]
    assert [line for line, _ in refused] == [4, 5, 6]
    assert refused[0][1] == "source_platform: of a platform that is not read; X, Instagram, LinkedIn and TikTok are"


SAMPLES = [
    json.loads(line)["data"]
    for file in FIXTURES.glob("*")
    for line in file.read_text().splitlines()
    if '"data"' in line
]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(READERS)), st.sampled_from(SAMPLES), st.data())
def test_any_field_may_hold_anything(platform: str, sample: dict[str, object], data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(sample)))
    line = {"source_platform": platform, "data": sample | {field: data.draw(values)}}
    with suppress(Refused):
        made = message(json.dumps(line).encode())
        assert made is None or (made.id and made.author.id)


@given(st.binary(max_size=80))
@pytest.mark.parametrize("start", [b"", b"{", b'{"source_platform": "x.com", "data": '])
def test_any_bytes(start: bytes, rest: bytes) -> None:
    with pytest.raises(Refused):
        message(start + rest)
