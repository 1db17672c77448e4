"""Visits a channel: its numbers, its videos from new to old, what is said under each, and what is said elsewhere."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused, format_changed
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page, Thread
from meetlat.collect.sources.youtube.answers import Channel, Upload, Video
from meetlat.collect.sources.youtube.client import NotThere, Youtube
from meetlat.collect.sources.youtube.comments import lately, under
from meetlat.collect.sources.youtube.items import item
from meetlat.collect.sources.youtube.messages import counts, owner, video_draft
from meetlat.register.platforms import platforms

if TYPE_CHECKING:
    from meetlat.web import Web

MOST = "50"  # videos in one answer


class Place(Struct):
    """Where a visit is. ``waiting``: videos that were handed over, and their comments not yet.

    ``next``: the page of videos to read; None when there are no more. ``over``: all was read.
    """

    channel: str
    uploads: str
    next: str | None = ""
    waiting: list[str] = []
    older_than: datetime | None = None
    over: bool = False

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()


def visit(asked: Asked, web: "Web") -> Iterator[Page]:
    """Raises NoSuchAccount, KeyRefused, ComeBackLater when the quota is spent."""
    return Visiting(asked, Youtube(web)).pages()


class Visiting:
    """One visit. A cursor stands after a whole page of videos, or after all comments of one video."""

    def __init__(self, asked: Asked, youtube: Youtube) -> None:
        self._asked, self._youtube = asked, youtube
        self._read: set[str] = set()

    def pages(self) -> Iterator[Page]:
        place = _place(self._asked.cursor)
        if place is None:
            channel = _channel(self._youtube, self._asked.account)
            place = Place(channel.id, channel.content_details.related_playlists.uploads)
            yield Page(counts=[counts(channel, self._asked.account)], cursor=str(place))
        self._owner = owner(place.channel, self._asked.account)
        yield from self._comments(place)
        while place.next is not None:
            yield self._videos(place)
            yield from self._comments(place)
        if not place.over:
            yield self._elsewhere(place)

    def _videos(self, place: Place) -> Page:
        """One page of videos. It covers what it shows only when it stands from new to old."""
        page = Page()
        videos = [video for raw in self._shown(place, page) if (video := item(raw, Video, page, "videos"))]
        page.drafts = [video_draft(video, self._owner) for video in videos]
        moments = [draft.created_at for draft in page.drafts]
        page.oldest = min([*filter(None, [place.older_than]), *moments], default=None)
        _cover(page, place)
        place.waiting = [draft.id for draft in page.drafts if draft.replies != 0]
        place.older_than = page.oldest
        if page.oldest and page.oldest < self._asked.since:
            place.next = None
        page.cursor = str(place)
        return page

    def _shown(self, place: Place, page: Page) -> list[Raw]:
        """The videos of a page of uploads; ``place.next`` moves on. A channel that never uploaded has no such list."""
        token = {"pageToken": place.next} if place.next else {}
        try:
            listed = self._youtube.page(
                "playlistItems", part="contentDetails", playlistId=place.uploads, maxResults=MOST, **token
            )
        except NotThere:
            place.next = None
            return []
        place.next = listed.next_page_token
        uploads = [item(raw, Upload, page, "playlistItems") for raw in listed.items or []]
        ids = ",".join(upload.content_details.video_id for upload in uploads if upload)
        return self._youtube.page("videos", part="snippet,statistics", id=ids).items or [] if ids else []

    def _comments(self, place: Place) -> Iterator[Page]:
        """What is said under the videos that wait, a page for each."""
        while place.waiting:
            page = under(place.waiting[0], self._youtube, self._owner)
            self._read.add(place.waiting[0])
            place.waiting = place.waiting[1:]
            page.cursor = str(place)
            yield page

    def _elsewhere(self, place: Place) -> Page:
        page = lately(self._asked.since, self._read, self._youtube, self._owner)
        place.over = True
        page.cursor = str(place)
        return page


def _place(cursor: str | None) -> Place | None:
    try:
        return decoded(cursor.encode(), Place) if cursor else None
    except Refused:
        return None


def _cover(page: Page, place: Place) -> None:
    moments = [draft.created_at for draft in page.drafts]
    in_order = [*filter(None, [place.older_than]), *moments]
    if moments and not page.refused and in_order == sorted(in_order, reverse=True):
        page.covers.append(Feed(moments[-1] if place.next else None, place.older_than, kinds=("post",)))
    page.covers += [Thread(draft.id) for draft in page.drafts if draft.replies == 0]


def _channel(youtube: Youtube, known: Known) -> Channel:
    """By its unchanging id, else by its handle, else by the name of before there were handles."""
    id = known.platform_id or platforms()["youtube"].platform_id(known.handle)
    ways = [{"id": id}] if id else [{"forHandle": f"@{known.handle}"}, {"forUsername": known.handle}]
    for way in ways:
        found = youtube.page("channels", part="snippet,statistics,contentDetails", **way).items
        if found:
            return _whole(found[0])
    raise NoSuchAccount("YouTube knows no such channel.")


def _whole(raw: Raw) -> Channel:
    try:
        return decoded(raw, Channel)
    except Refused:
        raise format_changed("YouTube channels.list", decoded(raw, object), "a channel with contentDetails") from None
