"""A tweet of version 2 becomes a message, whatever its page or tool put beside it."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, FormatChanged, Refused
from meetlat.collect.files.twitter_v2 import FORMAT
from meetlat.collect.files.twitter_v2.pages import Told
from meetlat.collect.files.twitter_v2.tweet import Beside, Tweet

FIXTURES = Path(__file__).parent / "fixtures"
TWEET = {"id": "7", "text": "hallo", "author_id": "1", "created_at": "2021-11-15T08:00:00.000Z"}


def made(path: Path) -> list[Draft]:
    assert FORMAT.items
    drafts = [FORMAT.draft(item.raw) for item in FORMAT.items(path)]
    return [draft for draft in drafts if isinstance(draft, Draft)]


def drafts(fixture: str) -> dict[str, Draft]:
    return {draft.id[-2:]: draft for draft in made(FIXTURES / fixture)}


def draft(**changed: Any) -> Draft | None:
    found = FORMAT.draft(Told(json.dumps({**TWEET, **changed}).encode(), Beside()))
    assert found is None or isinstance(found, Draft)
    return found


def test_a_reply_of_2() -> None:
    assert drafts("2.json")["02"] == Draft(
        platform="x",
        id="1460000000000000002",
        author=Author("7001", "jan_de_vries_75", "Jan de Vries"),
        created_at=datetime(2021, 11, 15, 8, 10, tzinfo=UTC),
        kind="reply",
        text="@GemeenteVoorbeeld Ook de kaasboer & de bakker?",
        parent="1460000000000000001",
        root="1460000000000000001",
        mentions=("5001",),
        likes=0,
        replies=1,
        reposts=0,
        handles=("GemeenteVoorbeeld",),
    )


def test_a_repost_has_no_words_and_no_counts_of_its_own() -> None:
    original, repost = drafts("2.json")["01"], drafts("2.json")["03"]
    assert (repost.kind, repost.parent, repost.root) == ("repost", original.id, None)
    assert (repost.text, repost.mentions, repost.reposts, original.reposts) == ("", (), None, 1)


def test_an_edited_post_keeps_its_first_id_and_has_its_last_text() -> None:
    edited, answer = drafts("2-edits.jsonl")["11"], drafts("2-edits.jsonl")["13"]
    assert edited.text.endswith("@fatima_elamrani heeft foto's. Wanneer komt u kijken?")
    assert edited.created_at == datetime(2023, 9, 8, 10, 4, tzinfo=UTC)
    assert (edited.root, edited.views, edited.mentions) == (None, 140, ("5001", "7002"))
    assert (answer.parent, answer.root) == (edited.id, edited.id)


def test_a_version_that_was_edited_since_is_no_message() -> None:
    assert draft(edit_history_tweet_ids=["7", "8"]) is None
    assert sorted(drafts("2-edits.jsonl")) == ["11", "13", "14", "15"]


def test_a_tweet_that_a_tool_completed() -> None:
    repost = drafts("2-edits.jsonl")["15"]
    assert repost.author.handle == "fatima_elamrani"
    assert (repost.kind, repost.parent) == ("repost", "1700000000000000013")


def test_a_quote() -> None:
    quote = drafts("2-edits.jsonl")["14"]
    assert (quote.kind, quote.parent) == ("quote", "1700000000000000013")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"author_id": None}, "author_id: not there; it comes with tweet.fields=author_id"),
        ({"created_at": None}, "created_at: not there; it comes with tweet.fields=created_at"),
        ({"author": {"id": "1", "protected": True}}, "author: protected, so the tweet is not public"),
        ({"id": 7}, "not the documented form: Expected `str`, got `int` - at `$.id`"),
    ],
)
def test_what_is_refused(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        draft(**changed)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        ({"data": TWEET}, ["7"]),
        ([TWEET, TWEET], ["7", "7"]),
        ({"data": [TWEET], "includes": {"users": [{"id": 1}, "x"], "tweets": None}}, ["7"]),
        ({"data": [], "meta": {"result_count": 0}}, []),
        ({"errors": [{"title": "Not Found Error"}]}, []),
    ],
)
def test_the_layouts_of_a_file(tmp_path: Path, document: Any, ids: list[str]) -> None:
    (tmp_path / "file.json").write_text(json.dumps(document))
    assert [one.id for one in made(tmp_path / "file.json")] == ids


VALUES: st.SearchStrategy[Any] = st.none() | st.integers() | st.text() | st.just({}) | st.lists(st.text(), max_size=2)
TWEETS = st.dictionaries(st.sampled_from(Tweet.__struct_fields__), VALUES).map(lambda told: {**TWEET, **told})
PAGES = st.fixed_dictionaries({"data": TWEETS | st.lists(TWEETS), "includes": VALUES})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary() | (TWEETS | PAGES).map(lambda told: json.dumps(told).encode()))
def test_any_bytes_give_messages_or_a_clear_refusal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert FORMAT.items
    with suppress(FormatChanged):
        for item in FORMAT.items(tmp_path / "file"):
            with suppress(Refused):
                FORMAT.draft(item.raw)
