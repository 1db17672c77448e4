"""A status of each server, as a message. The people are invented; the fields are those of the version in the name."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.sources.mastodon.statuses import Person, counts, draft, status

FIXTURES = Path(__file__).parent / "fixtures"
JAN = "jan-de-vries-1975@elders.example"
USER = "https://sociaal.example/ap/users/117020565966271181"

CASES = [
    ("mastodon-4.5-2026-08", 0, "post", "polderdam@sociaal.example", "De brug is #dicht", None),
    ("mastodon-4.5-2026-08", 1, "reply", JAN, "@polderdam@sociaal.example hoe lang?", "PARENT"),
    ("mastodon-4.5-2026-08", 2, "repost", "polderdam@sociaal.example", "", "https://elders.example/users/jan-de-vries-1975/statuses/8"),
    ("mastodon-4.5-2026-08", 3, "quote", "polderdam@sociaal.example", "Dat vinden wij ook", "https://elders.example/users/jan-de-vries-1975/statuses/8"),
    ("mastodon-3.5-2022-04", 0, "post", "polderdam@sociaal.example", "Brand", None),
    ("mastodon-2.9-2019-06", 0, "post", "polderdam@sociaal.example", "Stemt u mee?", None),
    ("pleroma-2.6-2024-02", 0, "reply", "polderdam@pleroma.example", f"@{JAN} tot vrijdag\ngroet", "PARENT"),
    ("akkoma-3.13-2024-03", 0, "quote", "polderdam@akkoma.example", "Zo is het", "https://elders.example/notes/8"),
    ("gotosocial-0.17-2024-06", 0, "post", "polderdam@gotosocial.example", "Hallo daar (https://a.example)", None),
]  # fmt: skip


def fixture(name: str) -> list[dict[str, Any]]:
    return list(json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("name", "place", "kind", "author", "text", "parent"), CASES)
def test_a_status_of_each_server(name: str, place: int, kind: str, author: str, text: str, parent: str | None) -> None:
    made = draft(status(fixture(name)[place]), parent="PARENT")
    assert (made.kind, made.author.id, made.text, made.parent) == (kind, author, text, parent)


def test_all_that_a_status_tells() -> None:
    told = fixture("mastodon-4.5-2026-08")
    assert draft(status(told[0])) == Draft(
        platform="mastodon", id=f"{USER}/statuses/117020585487094447", author=draft(status(told[0])).author,
        created_at=datetime(2026, 8, 1, 13, 53, 49, 918_000, tzinfo=UTC), kind="post", text="De brug is #dicht",
        likes=5, replies=2, reposts=3,
    )  # fmt: skip
    answer = draft(status(told[1]), parent="above", root="top")
    assert (answer.parent, answer.root) == ("above", "top")
    assert (answer.mentions, answer.handles) == (("polderdam@sociaal.example",), ("polderdam@sociaal.example",))


def test_a_boost_counts_no_likes_of_another() -> None:
    made = draft(status(fixture("mastodon-4.5-2026-08")[2]))
    assert (made.id, made.likes, made.handles) == (f"{USER}/statuses/117020585487094449/activity", None, ())


@pytest.mark.parametrize("visibility", ["private", "direct", "local", "list", "mutuals_only", "Jan de Vries"])
def test_what_was_not_said_to_everybody_is_refused(visibility: str) -> None:
    told = fixture("mastodon-4.5-2026-08")[0] | {"visibility": visibility}
    with pytest.raises(Refused, match="only public and unlisted") as refused:
        draft(status(told))
    assert "Jan" not in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id", None, "id"),
        ("uri", 12, "uri"),
        ("created_at", "gisteren", "created_at"),
        ("created_at", "2026-08-01T13:53:49", "time zone"),
        ("account", {"acct": ""}, "without a name"),
        ("account", "jan-de-vries-1975", "account"),
        ("visibility", None, "visibility"),
        ("mentions", {"jan": 1}, "mentions"),
    ],
)
def test_a_reason_names_the_field_and_not_what_stood_in_it(field: str, value: Any, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        draft(status(fixture("mastodon-4.5-2026-08")[0] | {field: value}))
    assert "jan" not in str(refused.value)
    assert "gisteren" not in str(refused.value)


def test_counts_that_are_hidden_are_not_known() -> None:
    person = Person("polderdam", followers_count=0, following_count=3, pleroma={"hide_followers_count": True})
    told = counts(person, "pleroma.example")
    assert (told.author.id, told.followers, told.following, told.posts) == ("polderdam@pleroma.example", None, 3, None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(sorted(fixture("mastodon-4.5-2026-08")[1]))


@given(json_values)
def test_anything_is_a_message_or_refused(told: Any) -> None:
    with pytest.raises(Refused):
        draft(status(told))


@given(st.dictionaries(fields, json_values, max_size=4))
def test_any_field_may_be_odd(odd: dict[str, Any]) -> None:
    try:
        assert isinstance(draft(status(fixture("mastodon-4.5-2026-08")[1] | odd)), Draft)
    except Refused:
        return
