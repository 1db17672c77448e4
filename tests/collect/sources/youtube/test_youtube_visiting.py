"""A visit to a channel brings what was said there, page by page, and tells what is not there any more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, Counts, Draft
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page, Thread
from meetlat.collect.sources.youtube import SOURCE
from tests.collect.sources.answering import answering, eager_web
from tests.collect.sources.youtube.videosite import CHANNEL, FIRST, KEY, VideoSite, everything, filled

KNOWN = Known("1", "youtube", "gemeentevoorbeeld", CHANNEL)


@pytest.fixture
def site() -> VideoSite:
    return filled(videos=120, comments=110)


@pytest.fixture(autouse=True)
def reached(site: VideoSite, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with answering(site.reply) as address:
        monkeypatch.setenv("MEETLAT_SERVERS", f"www.googleapis.com={address}")
        monkeypatch.setenv("MEETLAT_YOUTUBE_KEY", KEY)
        yield


def visit(since: datetime = FIRST, cursor: str | None = None, known: Known = KNOWN) -> list[Page]:
    assert SOURCE.visit
    with eager_web() as web:
        return list(SOURCE.visit(Asked(known, since, cursor), web))


def drafts(pages: list[Page]) -> dict[str, Draft]:
    return {draft.id: draft for page in pages for draft in page.drafts}


def test_all_that_was_said(site: VideoSite) -> None:
    made = drafts(visit())
    assert {(id, draft.text) for id, draft in made.items()} == everything(site)


def test_a_video_a_comment_and_an_answer(site: VideoSite) -> None:
    site.videos["video-00120"].about = "Zie voorbeeld.example"
    made = drafts(visit())
    video = made["video-00120"]
    assert (video.kind, video.text, video.author) == (
        "post", "Film 120\n\nZie voorbeeld.example", Author(CHANNEL, "gemeentevoorbeeld"),
    )  # fmt: skip
    assert (video.likes, video.views, video.replies) == (7, 200, 118)
    top, answer = made["Ug000000"], made["Ug000000.r110"]
    assert (top.kind, top.parent, top.root, top.page, top.replies) == ("comment", video.id, video.id, CHANNEL, 8)
    assert top.author == Author("UCjan-de-vries-0________", "jan-de-vries-0", "@jan-de-vries-0")
    assert (answer.parent, answer.root, answer.page) == (top.id, video.id, CHANNEL)
    assert (answer.mentions, answer.handles) == ((top.author.id,), ("jan-de-vries-0",))
    assert made["Ug000118"].author == Author(CHANNEL, "gemeentevoorbeeld")


@pytest.mark.parametrize(
    "known",
    [
        KNOWN,
        Known("1", "youtube", "gemeentevoorbeeld"),
        Known("1", "youtube", "voorbeeldgemeente"),
        Known("1", "youtube", CHANNEL),
    ],
)
def test_a_channel_is_found_by_its_id_its_handle_or_its_old_name(known: Known) -> None:
    first = visit(known=known)[0]
    handle = CHANNEL if known.handle == CHANNEL else "gemeentevoorbeeld"
    assert first.counts == [Counts(platform="youtube", author=Author(CHANNEL, handle), followers=1230, posts=120)]


def test_hidden_numbers_are_not_known(site: VideoSite) -> None:
    site.hides_subscribers = True
    assert visit()[0].counts[0].followers is None


def test_a_channel_that_is_not_there() -> None:
    with pytest.raises(NoSuchAccount):
        visit(known=Known("1", "youtube", "niemand"))


def test_a_channel_without_videos(site: VideoSite) -> None:
    site.videos, site.comments = {}, {}
    assert [page.drafts for page in visit()] == [[], [], []]


def test_no_further_back_than_was_asked(site: VideoSite) -> None:
    pages = visit(since=FIRST + timedelta(days=100))
    videos = [id for id in drafts(pages) if id.startswith("video")]
    assert len(videos) == 50
    assert min(page.oldest for page in pages if page.oldest) == site.videos["video-00071"].at


def test_what_was_said_lately_under_an_old_video(site: VideoSite) -> None:
    late = site.say("video-00003", "jan-de-vries-75", "Nu pas gezien", day=121)
    early = site.say("video-00003", "jan-de-vries-75", "Toen al gezien", day=4)
    made = drafts(visit(since=FIRST + timedelta(days=110)))
    assert (late.id in made, early.id in made) == (True, False)
    assert made[late.id].root == "video-00003"


def test_a_visit_goes_on_after_any_page() -> None:
    pages = visit()
    for number in range(len(pages)):
        before, after = drafts(pages[: number + 1]), drafts(visit(cursor=pages[number].cursor))
        assert before | after == drafts(pages)
        assert len(after) < len(drafts(pages)) or number == 0


def test_what_is_covered(site: VideoSite) -> None:
    site.videos["video-00119"].comments_off = True
    covers = [cover for page in visit() for cover in page.covers]
    newest, middle, oldest = (cover for cover in covers if isinstance(cover, Feed))
    assert (newest.until, newest.since, oldest.since) == (None, middle.until, None)
    assert newest.kinds == ("post",)
    threads = {cover.root for cover in covers if isinstance(cover, Thread)}
    assert threads == set(site.videos)


def test_a_page_that_is_not_in_order_covers_nothing(site: VideoSite) -> None:
    """It may lack what stands on another page."""
    site.videos["video-00001"].placed = FIRST + timedelta(days=115)
    first, second, third = (page for page in visit() if any(one.kind == "post" for one in page.drafts))
    assert not any(isinstance(cover, Feed) for page in (first, second, third) for cover in page.covers)


def test_what_has_no_writer_is_set_aside_and_its_thread_not_covered(site: VideoSite) -> None:
    site.say("video-00118", "", "Van wie?", day=121)
    pages = visit()
    refused = [told for page in pages for told in page.refused]
    assert refused == [("YouTube commentThreads.list", "authorChannelId: not there")]
    assert Thread("video-00118") not in [cover for page in pages for cover in page.covers]
