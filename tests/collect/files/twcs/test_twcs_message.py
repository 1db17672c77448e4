"""A row of twcs becomes a message, or is refused by name of its column."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.twcs import FORMAT

NO_MOMENT = "created_at is no moment such as Tue Oct 31 22:10:47 +0000 2017"
ROW = {
    "tweet_id": "7",
    "author_id": "900001",
    "created_at": "Tue Oct 31 22:10:47 +0000 2017",
    "text": "@GemeenteVoorbeeld hoe laat?",
    "in_response_to_tweet_id": "6",
}


def message(**changed: Any) -> Draft:
    made = FORMAT.draft({**ROW, **changed})
    assert isinstance(made, Draft)
    return made


def test_a_row_as_csv_holds_it() -> None:
    assert message() == Draft(
        platform="x",
        id="7",
        author=Author("900001"),
        created_at=datetime(2017, 10, 31, 22, 10, 47, tzinfo=UTC),
        kind="reply",
        text="@GemeenteVoorbeeld hoe laat?",
        parent="6",
        mentions=("GemeenteVoorbeeld",),
    )


@pytest.mark.parametrize(
    ("column", "value", "field", "made"),
    [
        ("author_id", "GemeenteVoorbeeld", "author", Author("GemeenteVoorbeeld", "GemeenteVoorbeeld")),
        ("in_response_to_tweet_id", "", "kind", "post"),
        ("in_response_to_tweet_id", None, "parent", None),
        ("in_response_to_tweet_id", float("nan"), "parent", None),
        ("in_response_to_tweet_id", 6.0, "parent", "6"),
        ("in_response_to_tweet_id", 6, "parent", "6"),
        ("tweet_id", 7, "id", "7"),
        ("text", "a &lt;b&gt; &amp;amp;", "text", "a <b> &amp;"),
        ("text", "@900002 @900002 jan@voorbeeld.nl, @900003.", "mentions", ("900002", "900003")),
        ("created_at", datetime(2017, 10, 31), "created_at", datetime(2017, 10, 31, tzinfo=UTC)),
        ("created_at", "2017-10-31 01:00:00", "created_at", datetime(2017, 10, 31, 1, tzinfo=UTC)),
    ],
)
def test_what_a_column_may_hold(column: str, value: Any, field: str, made: Any) -> None:
    assert getattr(message(**{column: value}), field) == made


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("tweet_id", "zeven", "tweet_id is no number"),
        ("tweet_id", True, "tweet_id is no number"),
        ("tweet_id", 1e17, "tweet_id has lost its last digits"),
        ("in_response_to_tweet_id", "6,7", "in_response_to_tweet_id is no number"),
        ("author_id", None, "author_id is empty or no text"),
        ("text", "", "text is empty or no text"),
        ("text", b"x", "text is empty or no text"),
        ("text", b"caf\xe9".decode(errors="surrogateescape"), "text is not UTF-8"),
        ("created_at", "31-10-2017", NO_MOMENT),
        ("created_at", "Tue Okt 31 22:10:47 +0000 2017", NO_MOMENT),
        ("created_at", 3, "created_at is no moment"),
    ],
)  # fmt: skip
def test_what_a_column_may_not_hold(column: str, value: Any, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        message(**{column: value})
    assert str(refused.value) == reason


@given(st.dictionaries(st.sampled_from(list(ROW)), st.none() | st.text() | st.integers() | st.floats() | st.binary()))
def test_any_row_is_a_message_or_refused(row: dict[str, Any]) -> None:
    with suppress(Refused):
        assert FORMAT.draft(row)


def test_the_fixture_holds_a_conversation() -> None:
    assert FORMAT.items
    items = list(FORMAT.items(Path(__file__).parent / "fixtures" / "twcs-2017.csv"))
    made = [FORMAT.draft(item.raw) for item in items]
    assert [item.place for item in items] == [2, 4, 5, 6]
    assert [(draft.id, draft.parent) for draft in made if isinstance(draft, Draft)] == [
        ("1", None), ("2", "1"), ("3", "2"), ("4", "2"),
    ]  # fmt: skip
