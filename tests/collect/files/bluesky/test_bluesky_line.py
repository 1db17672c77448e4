"""Every form of a Bluesky record becomes the same message; what does not fit is refused by name of its field."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.bluesky import FORMAT
from tests.collect.files.bluesky.said import GEMEENTE, JAN, link, mention, record, ref, stored, uri, view

WHEN = datetime(2025, 3, 4, 10, 0, 0, 123_000, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def drafted(said: Any) -> Draft:
    made = FORMAT.draft(json.dumps(said).encode())
    assert isinstance(made, Draft)
    return made


def refused(said: Any) -> str:
    with pytest.raises(Refused) as why:
        FORMAT.draft(said if isinstance(said, bytes) else json.dumps(said).encode())
    return str(why.value)


@pytest.mark.parametrize(
    "said",
    [
        stored(),
        view(),
        {"post": view()},
        {"post": view(), "reply": {"root": view(), "parent": view()}},
        {"post": view(), "reason": {"$type": "app.bsky.feed.defs#reasonPin"}},
        {"did": JAN, "rkey": "3kabc", **record()},
        {
            "did": JAN,
            "time_us": 1_741_082_401_000_000,
            "kind": "commit",
            "commit": {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "3kabc", "record": record()},
        },
    ],
    ids=["record", "view", "entry", "reply", "pinned", "bare", "event"],
)
def test_a_post_in_each_form(said: dict[str, Any]) -> None:
    made = drafted(said)
    assert (made.platform, made.id, made.author.id, made.kind, made.text) == ("bluesky", uri(), JAN, "post", "Dag")
    assert (made.created_at, made.parent, made.root, made.mentions) == (WHEN, None, None, ())


def test_a_server_adds_name_and_counts() -> None:
    made = drafted(view())
    assert made.author == Author(JAN, "jan-de-vries-1975.test", "Jan")
    assert (made.likes, made.replies, made.reposts, made.views) == (3, 2, 1, None)


def test_a_handle_that_is_not_confirmed_is_none() -> None:
    assert drafted(view(author={"did": JAN, "handle": "handle.invalid"})).author == Author(JAN)


def test_a_reply() -> None:
    root, parent = uri(GEMEENTE, "3kroot"), uri(GEMEENTE, "3kparent")
    made = drafted(stored(record(reply={"root": ref(root), "parent": ref(parent)})))
    assert (made.kind, made.parent, made.root) == ("reply", parent, root)


@pytest.mark.parametrize(
    "embed",
    [
        {"$type": "app.bsky.embed.record", "record": ref(uri(GEMEENTE))},
        {"$type": "app.bsky.embed.recordWithMedia", "record": {"record": ref(uri(GEMEENTE))}, "media": {}},
    ],
)
def test_a_quote_has_no_parent_and_mentions_whom_it_quotes(embed: dict[str, Any]) -> None:
    made = drafted(stored(record(embed=embed)))
    assert (made.kind, made.parent, made.root, made.mentions) == ("quote", None, None, (GEMEENTE,))


def test_an_answer_that_quotes_is_an_answer() -> None:
    answered = {"root": ref(uri(GEMEENTE)), "parent": ref(uri(GEMEENTE))}
    made = drafted(stored(record(reply=answered, embed={"record": ref(uri(GEMEENTE, "3kq"))})))
    assert (made.kind, made.mentions) == ("reply", (GEMEENTE,))


def test_a_list_or_feed_that_is_shown_is_no_quote() -> None:
    made = drafted(stored(record(embed={"record": ref(uri(GEMEENTE, "3kl", "app.bsky.graph.list"))})))
    assert (made.kind, made.mentions) == ("post", ())


def test_a_repost_in_a_feed_is_of_whom_passed_it_on_and_when() -> None:
    reason = {
        "$type": "app.bsky.feed.defs#reasonRepost",
        "by": {"did": GEMEENTE, "handle": "polderdam.test"},
        "uri": uri(GEMEENTE, "3krepost", "app.bsky.feed.repost"),
        "indexedAt": "2025-03-05T08:00:00Z",
    }
    made = drafted({"post": view(), "reason": reason})
    assert (made.kind, made.text, made.author.id) == ("repost", "", GEMEENTE)
    assert made.id == uri(GEMEENTE, "3krepost", "app.bsky.feed.repost")
    assert made.created_at == datetime(2025, 3, 5, 8, tzinfo=UTC)


def test_a_repost_as_a_record() -> None:
    value = {"$type": "app.bsky.feed.repost", "subject": ref(uri()), "createdAt": "2025-03-05T08:00:00Z"}
    made = drafted({"uri": uri(GEMEENTE, "3kr", "app.bsky.feed.repost"), "value": value})
    assert (made.kind, made.author.id, made.parent) == ("repost", GEMEENTE, None)


@pytest.mark.parametrize("collection", ["app.bsky.feed.like", "app.bsky.graph.follow", "app.bsky.actor.profile"])
def test_another_record_is_no_message(collection: str) -> None:
    value = {"$type": collection, "subject": JAN, "createdAt": "2025-03-05T08:00:00Z"}
    assert FORMAT.draft(json.dumps({"uri": uri(collection=collection), "value": value}).encode()) is None


def test_a_deletion_is_no_message() -> None:
    commit = {"operation": "delete", "collection": "app.bsky.feed.post", "rkey": "3kabc"}
    assert FORMAT.draft(json.dumps({"did": JAN, "time_us": 1, "commit": commit}).encode()) is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-03-04T10:00:00.123Z", WHEN),
        ("2025-03-04T11:00:00.123+01:00", WHEN),
        ("2025-03-04T10:00:00.123", WHEN),  # without a zone, as early clients wrote it
        ("2025-03-04 10:00:00.123000+00:00", WHEN),
        (" 2025-03-04T10:00:00.123Z ", WHEN),
        ("2025-03-04", datetime(2025, 3, 4, tzinfo=UTC)),
        ("2025-03-04T10:00:00.123456789Z", WHEN.replace(microsecond=123_457)),
    ],
)
def test_moments_as_clients_write_them(written: str, moment: datetime) -> None:
    made = drafted(stored(record(createdAt=written)))
    assert made.created_at == moment
    assert made.created_at.tzinfo is UTC


def test_nothing_was_written_after_it_was_seen() -> None:
    """The feed of its author is sorted by the earlier of the two."""
    made = drafted(view(record(createdAt="2031-01-01T00:00:00Z")))
    assert made.created_at == datetime(2025, 3, 4, 10, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facet", "mentions", "handles"),
    [
        (mention("Hé 🚲 @polderdam.test!", "polderdam.test", GEMEENTE), (GEMEENTE,), ("polderdam.test",)),
        (mention("Hé 🚲 @polderdam.test!", "polderdam.test", GEMEENTE, shift=-6), (GEMEENTE,), ()),
        (mention("Hé 🚲 @polderdam.test!", "polderdam.test", GEMEENTE, shift=900), (GEMEENTE,), ()),
        ({"index": {"byteStart": -4, "byteEnd": 2}, "features": [{"$type": "x"}]}, (), ()),
        ({"index": {"byteStart": "0"}, "features": []}, (), ()),
        ({"features": 5}, (), ()),
        ("nothing", (), ()),
    ],
)
def test_whom_a_text_mentions(facet: Any, mentions: tuple[str, ...], handles: tuple[str, ...]) -> None:
    made = drafted(stored(record("Hé 🚲 @polderdam.test!", facets=[facet])))
    assert (made.text, made.mentions, made.handles) == ("Hé 🚲 @polderdam.test!", mentions, handles)


def test_a_link_to_a_profile_names_somebody() -> None:
    text = "Vraag het aan jan-de-vries-1975.test of hier"
    profile = "https://bsky.app/profile/jan-de-vries-1975.test/post/3k"
    facets = [link(text, "jan-de-vries-1975.test", profile), link(text, "hier", "https://polderdam.test/vragen")]
    made = drafted(stored(record(text, facets=facets)))
    assert (made.mentions, made.handles) == ((), ("jan-de-vries-1975.test",))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "the line is no JSON"),
        (b"not json", "the line is no JSON"),
        (b'{"uri": "at://di', "the line is no JSON"),
        (b"\xff\xfe", "the line is no JSON"),
        (b"[" * 5_000, "the line is no JSON"),
        ([], "the line is no JSON object"),
        ({"foo": 1}, "neither a record, a post, an entry of a feed nor an event"),
        ({"uri": uri(), "value": None}, "neither a record, a post, an entry of a feed nor an event"),
        (stored({"$type": "app.bsky.feed.post", "createdAt": "2025-03-04T10:00:00Z"}), "text is missing"),
        (stored({"text": "Dag"}), "createdAt is missing"),
        (stored(record(createdAt="gisteren")), "createdAt is no moment"),
        (stored(record(createdAt=[1])), "createdAt is no moment"),
        (stored(record(createdAt="0001-01-01T00:00:00+14:00")), "createdAt lies outside the calendar"),
        (stored(record(text=5)), "text is no text"),
        (stored(record(reply={"parent": 5})), "reply is not of the documented form"),
        (stored("tekst"), "the record is no object"),
        (stored(uri="at://jan-de-vries-1975.test/app.bsky.feed.post/3k"), "uri is not of the form at://did/collection/rkey"),
        (stored(uri=5), "uri is not of the documented form"),
        (view(author=5), "author is not of the documented form"),
        ({"post": view(likeCount="veel")}, "post.likeCount is not of the documented form"),
        ({"did": JAN, "time_us": 1, "commit": {"operation": "create", "collection": "a"}}, "record is missing"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_without_its_words(said: Any, reason: str) -> None:
    assert refused(said) == reason


@pytest.mark.parametrize(
    "wrong", [{"embed": 5}, {"embed": {"record": 7}}, {"facets": "x"}, {"langs": 9}, {"lol": "kek"}]
)
def test_what_only_adds_to_a_post_may_be_wrong(wrong: dict[str, Any]) -> None:
    for said in (
        stored(record(**wrong)),
        {"post": view(record(**wrong))},
        {"did": JAN, "rkey": "3kabc", **record(**wrong)},
    ):
        made = drafted(said)
        assert (made.kind, made.text) == ("post", "Dag")


def read(raw: Any) -> None:
    """A message or nothing, or a refusal that names a field and nothing of what it said."""
    reason = ""
    try:
        made = FORMAT.draft(raw)
    except Refused as why:
        made, reason = None, str(why)
    assert len(reason) < 100
    if made is not None:
        assert isinstance(made, Draft)
        assert made.created_at.tzinfo is UTC
        assert made.id.startswith("at://did:")


@given(st.binary())
def test_any_bytes(raw: bytes) -> None:
    read(raw)


FORMS = [stored(), view(), {"post": view()}, {"did": JAN, "rkey": "3k", **record()}]


@given(st.sampled_from(FORMS), st.data())
def test_any_value_anywhere(form: dict[str, Any], data: st.DataObject) -> None:
    """A valid item in which one field, at any depth, says something else."""
    said: dict[str, Any] = json.loads(json.dumps(form))
    place: Any = said
    while True:
        name = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or data.draw(st.booleans()):
            break
        place = place[name]
    place[name] = data.draw(JSON)
    read(msgspec.json.encode(said))


@given(st.lists(st.dictionaries(st.sampled_from(["index", "features"]), JSON), max_size=2), st.text(max_size=20))
def test_any_facets(facets: list[Any], text: str) -> None:
    made = FORMAT.draft(msgspec.json.encode(stored(record(text, facets=facets))))
    assert isinstance(made, Draft)
    assert made.text == text
