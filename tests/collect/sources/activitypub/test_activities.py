"""Activities and objects of several servers, as messages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.sources.activitypub.activities import boost_draft, iri, note_draft, total
from tests.collect.sources.activitypub.outboxes import ACTOR, ELSEWHERE, HOME, PUBLIC, did, note

TOWN = Author("polderdam@sociaal.example", "polderdam@sociaal.example")
JAN = {"type": "Mention", "href": f"{ELSEWHERE}/users/jan-de-vries-1975", "name": "@jan-de-vries-1975@elders.example"}
SHORT = {"type": "Mention", "href": f"{HOME}/users/piet", "name": "@piet"}


@pytest.mark.parametrize(
    ("more", "kind", "text", "parent"),
    [
        ({}, "post", "Bericht 1", None),
        ({"summary": "Brand"}, "post", "Brand\n\nBericht 1", None),
        ({"content": None, "contentMap": {"nl": "<p>Hallo</p>"}}, "post", "Hallo", None),
        ({"content": None}, "post", "", None),
        ({"type": "Article", "name": "Begroting", "summary": "Kort"}, "post", "Begroting\n\nBericht 1", None),
        ({"type": "Question", "oneOf": [{"name": "Ja"}]}, "post", "Bericht 1", None),
        ({"type": ["Note"]}, "post", "Bericht 1", None),
        ({"inReplyTo": f"{ELSEWHERE}/8"}, "reply", "Bericht 1", f"{ELSEWHERE}/8"),
        ({"inReplyTo": {"id": f"{ELSEWHERE}/8", "type": "Note"}}, "reply", "Bericht 1", f"{ELSEWHERE}/8"),
        ({"quoteUrl": f"{ELSEWHERE}/8"}, "quote", "Bericht 1", f"{ELSEWHERE}/8"),
        ({"_misskey_quote": f"{ELSEWHERE}/8", "inReplyTo": None}, "quote", "Bericht 1", f"{ELSEWHERE}/8"),
        ({"to": "as:Public"}, "post", "Bericht 1", None),
        ({"to": f"{ACTOR}/followers", "cc": [PUBLIC]}, "post", "Bericht 1", None),
    ],
)
def test_a_note_in_its_forms(more: dict[str, Any], kind: str, text: str, parent: str | None) -> None:
    made = note_draft(note(1, **more), TOWN)
    assert (made.kind, made.text, made.parent) == (kind, text, parent)


@pytest.mark.parametrize(
    ("tags", "mentions"),
    [
        (JAN, ("jan-de-vries-1975@elders.example",)),
        ([SHORT, {"type": "Hashtag", "name": "#brug"}], ("piet@sociaal.example",)),
        ([{"type": "Mention", "name": "@"}, {"type": "Mention", "href": 3}, "x"], ()),
    ],
)  # fmt: skip
def test_who_is_mentioned(tags: Any, mentions: tuple[str, ...]) -> None:
    assert note_draft(note(1, tag=tags), TOWN).mentions == mentions


def test_a_boost_has_its_own_id_and_moment_and_no_text() -> None:
    made = boost_draft(did("Announce", f"{ELSEWHERE}/8", 5), TOWN)
    assert (made.kind, made.text, made.parent) == ("repost", "", f"{ELSEWHERE}/8")
    assert made.id == f"{ACTOR}/activities/Announce-5"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"type": "Video"}, "no note"),
        ({"to": [f"{ACTOR}/followers"]}, "everybody"),
        ({"to": None}, "everybody"),
        ({"id": None}, "no id"),
        ({"id": "jan"}, "no id"),
        ({"published": None}, "published"),
        ({"published": "gisteren"}, "published"),
        ({"published": "2026-03-01T09:00:00"}, "time zone"),
    ],
)
def test_what_is_no_public_message_is_refused(more: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        note_draft(note(1, **more), TOWN)
    assert "gisteren" not in str(refused.value)


@pytest.mark.parametrize(("collection", "count"), [({"totalItems": 3}, 3), ({"totalItems": -1}, None), ("x", None)])
def test_a_total(collection: Any, count: int | None) -> None:
    assert total(collection) == count


@pytest.mark.parametrize(
    ("value", "address"), [("a", "a"), ([{"id": "a"}, "b"], "a"), ({}, None), (3, None), ([], None)]
)
def test_an_address_in_its_forms(value: Any, address: str | None) -> None:
    assert iri(value) == address


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["https://[", "http://a/@b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    "id",
    "type",
    "to",
    "cc",
    "published",
    "content",
    "contentMap",
    "summary",
    "tag",
    "inReplyTo",
    "quote",
    "likes",
]


@given(st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=4))
def test_any_field_may_be_odd(odd: dict[str, Any]) -> None:
    for make, thing in ((note_draft, note(1)), (boost_draft, did("Announce", f"{ELSEWHERE}/8"))):
        try:
            assert isinstance(make(thing | odd, TOWN), Draft)
        except Refused:
            continue
