"""One visit to an account: its numbers, its feed with the conversations in it, and who mentions it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from meetlat.collect.draft import Author, Counts
from meetlat.collect.files.bluesky.message import author
from meetlat.collect.source import Asked, Feed, Page
from meetlat.collect.sources.bluesky.answers import Profile
from meetlat.collect.sources.bluesky.client import Client
from meetlat.collect.sources.bluesky.feed import Read, read_page
from meetlat.collect.sources.bluesky.mentions import Wanted, mentions
from meetlat.collect.sources.bluesky.thread import conversation
from meetlat.collect.sources.bluesky.window import Window

if TYPE_CHECKING:
    from meetlat.web import Web


class Place(Struct):
    """Where a visit is: after this page of the feed, everything from ``oldest`` on is read."""

    part: str = "feed"  # or mentions
    page: str | None = None  # the service's own cursor
    oldest: datetime | None = None


def visit(asked: Asked, web: "Web") -> Iterator[Page]:
    """By the DID where it is known: a handle can change hands. Raises NoSuchAccount."""
    client, at = Client(web), _place(asked.cursor)
    profile, moment = client.profile(asked.account.platform_id or asked.account.handle)
    who = author(profile.did, profile.handle, profile.name)
    yield Page(counts=[_numbers(profile, who, moment)], cursor=asked.cursor)
    if at.part == "feed":
        yield from _feed(client, profile, asked, at)
    for page in mentions(client, Wanted(profile.did, who.handle, asked.since)):
        page.cursor, page.oldest = _cursor(Place("mentions")), asked.since
        yield page


def _numbers(profile: Profile, who: Author, at: datetime) -> Counts:
    return Counts(
        platform="bluesky",
        author=who,
        followers=profile.followers,
        following=profile.following,
        posts=profile.posts,
        at=at,
    )


def _feed(client: Client, profile: Profile, asked: Asked, at: Place) -> Iterator[Page]:
    window, known, before = Window(at.oldest), set[str](), set[str | None]()
    while at.part == "feed" and at.page not in before:
        before.add(at.page)
        told = client.feed(profile.did, at.page)
        read = read_page(told.feed, profile.did)
        for page in _conversations(client, read, profile.did, known):
            page.cursor, page.oldest = _cursor(at), window.oldest
            yield page
        bounds = window.page(read.moments, last=told.cursor is None)
        if bounds and (window.oldest or profile.posts == 0):
            read.page.covers.append(Feed(*bounds))
        over = told.cursor is None or (window.oldest is not None and window.oldest < asked.since)
        at = Place("mentions") if over else Place("feed", told.cursor, window.oldest)
        read.page.cursor, read.page.oldest = _cursor(at), window.oldest if told.cursor else asked.since
        yield read.page


def _conversations(client: Client, read: Read, did: str, known: set[str]) -> Iterator[Page]:
    """Each conversation once in a visit, however often the account speaks in it."""
    for root, said in read.conversations.items():
        if root not in known:
            known.add(root)
            yield conversation(client, root, said, did)


def _cursor(at: Place) -> str:
    return msgspec.json.encode(at).decode()


def _place(cursor: str | None) -> Place:
    """A cursor of another time or version is no reason to fail: the visit begins anew."""
    try:
        place = msgspec.json.decode(cursor, type=Place) if cursor else Place()
    except msgspec.DecodeError:
        place = Place()
    if place.oldest is not None and place.oldest.tzinfo is None:
        place.oldest = place.oldest.replace(tzinfo=UTC)
    return place
