"""A status of version 1.1 becomes a message: what is answered, quoted, repeated, and its whole text."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.twitter_v1 import FORMAT
from meetlat.collect.files.twitter_v1.status import Status

FIXTURES = Path(__file__).parent / "fixtures"
STATUS = {
    "created_at": "Wed May 22 12:20:00 +0000 2019",
    "id": 7,
    "id_str": "7",
    "text": "hallo",
    "user": {"id": 1, "id_str": "1", "screen_name": "jan_de_vries_75", "name": "Jan de Vries"},
}


def drafts(fixture: str) -> dict[str, Draft]:
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(FIXTURES / fixture)]
    return {draft.id[-1]: draft for draft in made if isinstance(draft, Draft)}


def draft(**changed: Any) -> Draft:
    made = FORMAT.draft(json.dumps({**STATUS, **changed}).encode())
    assert isinstance(made, Draft)
    return made


def test_a_reply_of_1_1() -> None:
    reply = drafts("1.1.jsonl")["2"]
    assert reply.created_at == datetime(2016, 12, 19, 9, 5, tzinfo=UTC)
    assert reply.author == Author("7001", "jan_de_vries_75", "Jan de Vries")
    assert (reply.kind, reply.parent) == ("reply", "812000000000000001")
    assert reply.text == "@GemeenteVoorbeeld Lamp 12 & 14 in de Lindelaan zijn stuk. Wanneer?"
    assert (reply.mentions, reply.handles) == (("5001",), ("GemeenteVoorbeeld",))


def test_a_retweet_has_no_words_and_no_counts_of_its_own() -> None:
    original, repost = drafts("1.1.jsonl")["1"], drafts("1.1.jsonl")["3"]
    assert (repost.kind, repost.parent, repost.text, repost.mentions) == ("repost", original.id, "", ())
    assert (original.reposts, original.likes, original.replies) == (3, 5, None)
    assert (repost.reposts, repost.likes) == (None, None)


def test_what_a_stream_tells_between_tweets_is_no_message() -> None:
    assert sorted(drafts("1.1.jsonl")) == ["1", "2", "3"]


def test_the_whole_text_wherever_it_stands() -> None:
    made = drafts("1.1-extended.json")
    assert made["1"].text.endswith("Kunt u hem legen? Ook @fatima_elamrani vraagt het.")
    assert made["1"].mentions == ("5001", "7002")
    assert made["2"].text == "@jan_de_vries_75 We legen hem vandaag nog."


def test_a_quote() -> None:
    quote = drafts("1.1-extended.json")["3"]
    assert (quote.kind, quote.parent) == ("quote", "1131000000000000002")


@pytest.mark.parametrize(
    ("changed", "field", "made"),
    [
        ({"id_str": None}, "id", "7"),
        ({"in_reply_to_status_id": 6}, "parent", "6"),
        ({"in_reply_to_status_id_str": "6", "quoted_status_id_str": "5"}, "kind", "reply"),
        ({"quoted_status": {"id_str": "5"}}, "parent", "5"),
        ({"favorite_count": "12"}, "likes", 12),
        ({"favorite_count": "twaalf"}, "likes", None),
        ({"reply_count": 0}, "replies", 0),
        ({"entities": {"user_mentions": [{"id": -1, "id_str": "-1", "screen_name": "weg"}]}}, "mentions", ()),
        ({"entities": {"user_mentions": None}}, "handles", ()),
        ({"new_field": {"a": [1]}}, "text", "hallo"),
    ],
)
def test_the_ways_of_saying_it(changed: dict[str, Any], field: str, made: Any) -> None:
    assert getattr(draft(**changed), field) == made


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"text": None}, "text: not there"),
        ({"user": None}, "user: has no id"),
        ({"user": {"screen_name": "jan_de_vries_75"}}, "user: has no id"),
        ({"user": {"id_str": "1", "protected": True}}, "user: protected, so the tweet is not public"),
        ({"created_at": "gisteren"}, "created_at is no moment such as Tue Oct 31 22:10:47 +0000 2017"),
        ({"text": 3}, "not the documented form: Expected `str | null`, got `int` - at `$.text`"),
    ],
)
def test_what_is_refused(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        draft(**changed)
    assert str(refused.value) == reason


VALUES: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text() | st.just({}) | st.just([])
STATUSES = st.dictionaries(st.sampled_from(Status.__struct_fields__), VALUES).map(lambda told: {**STATUS, **told})


@given(
    st.binary()
    | STATUSES.map(lambda told: json.dumps(told).encode())
    | st.sampled_from([b"[" * 99_999, b'{"a":' * 9_999])
)
def test_any_bytes_are_a_message_or_refused(raw: bytes) -> None:
    with suppress(Refused):
        FORMAT.draft(raw)


@pytest.mark.slow
def test_the_corpus(reference_folder: Path) -> None:
    file = reference_folder.parent / "corpora" / "importer-samples" / "twitter_v1_tweets_anonymised.jsonl"
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(file)]
    told = [json.loads(line) for line in file.read_text().splitlines()]
    assert [draft.id for draft in made if isinstance(draft, Draft)] == [status["id_str"] for status in told]
    assert sum("retweeted_status" in status for status in told) == sum(
        isinstance(draft, Draft) and draft.kind == "repost" for draft in made
    )
