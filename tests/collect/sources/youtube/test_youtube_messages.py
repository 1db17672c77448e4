"""Any item of the API is a message or refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from meetlat.collect.draft import Author, Draft
from meetlat.collect.names import Known
from meetlat.collect.source import Page
from meetlat.collect.sources.youtube.answers import Channel, CommentThread, Video
from meetlat.collect.sources.youtube.items import item
from meetlat.collect.sources.youtube.messages import comment_drafts, counts, video_draft

CHANNEL = Author("UC1", "gemeentevoorbeeld")
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("2025-01-01T12:00:00Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([
        "id", "snippet", "statistics", "contentDetails", "relatedPlaylists", "publishedAt", "topLevelComment",
        "replies", "comments", "authorChannelId", "value", "textDisplay", "totalReplyCount", "viewCount",
    ]), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(VALUES | st.binary())
@pytest.mark.parametrize("form", [Channel, Video, CommentThread])
def test_any_item_is_a_message_or_refused(form: type[Struct], told: Any) -> None:
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    page = Page()
    made = item(raw, form, page, "x")
    if isinstance(made, Channel):
        counts(made, Known("1", "youtube", "gemeentevoorbeeld"))
    elif isinstance(made, Video):
        video_draft(made, CHANNEL)
    elif isinstance(made, CommentThread):
        comment_drafts(made, made.replies.comments, CHANNEL)
    else:
        assert page.refused


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Jan de Vries dank", ("Jan de Vries",)),
        ("@jan-de-vries-7 dank", ("jan-de-vries-7",)),
        ("@jan-de-vries-75 dank", ("jan-de-vries-75",)),
        ("@GemeenteVoorbeeld en @fatima.elamrani?", ("fatima.elamrani", "gemeentevoorbeeld")),
        ("jan-de-vries-7 zonder teken", ()),
    ],
)
def test_who_is_called_in_an_answer(text: str, named: tuple[str, ...]) -> None:
    people = ["Jan de Vries", "@jan-de-vries-7", "@jan-de-vries-75", "@fatima.elamrani"]
    told = [{"id": f"c{place}", "snippet": comment(name, "x", place)} for place, name in enumerate(people)]
    top = {"id": "t", "snippet": comment("@iemand", text, 9)}
    thread = {"snippet": {"topLevelComment": top, "videoId": "v"}, "replies": {"comments": told}}
    made = item(json.dumps(thread).encode(), CommentThread, Page(), "x")
    assert made
    first = comment_drafts(made, made.replies.comments, CHANNEL)[0]
    assert isinstance(first, Draft)
    assert first.handles == named
    assert len(first.mentions) == len(named)


def comment(name: str, text: str, number: int) -> dict[str, Any]:
    return {
        "publishedAt": "2025-01-01T12:00:00Z",
        "textDisplay": text,
        "authorDisplayName": name,
        "authorChannelId": {"value": f"UC-{number}"},
    }
