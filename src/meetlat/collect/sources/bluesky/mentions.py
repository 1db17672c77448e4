"""Who mentions an account. A search holds what its index holds, and not every service can search for mentions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Raw

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.bluesky.line import draft
from meetlat.collect.source import Mentions, Page
from meetlat.collect.sources.bluesky.window import Window

if TYPE_CHECKING:
    from meetlat.collect.sources.bluesky.client import Client

ANY = "*"  # every text; a service without a full search takes it literally


@dataclass(frozen=True)
class Wanted:
    did: str
    handle: str
    since: datetime


def mentions(client: "Client", wanted: Wanted) -> Iterator[Page]:
    """By the mention itself, whatever the text says; where a service cannot, by the handle in the text."""
    pages = _pages(client, wanted, ANY)
    first = next(pages, None)
    if first is not None and first.covers:
        yield first
        yield from pages
    elif wanted.handle:
        for page in _pages(client, wanted, wanted.handle):
            page.covers = []  # a former handle may stand in the text
            yield page


def _pages(client: "Client", wanted: Wanted, text: str) -> Iterator[Page]:
    window, cursor, seen = Window(), None, set[str | None]({None})
    while True:
        found = client.search(text, wanted.did, wanted.since, cursor)
        if found is None:
            return
        page, filtered = _page(found.posts, wanted.did)
        cursor = None if found.cursor in seen or not found.posts else found.cursor
        bounds = window.page([made.created_at for made in page.drafts], last=cursor is None)
        if bounds and filtered and window.oldest:
            page.covers.append(Mentions(wanted.did, bounds.after or wanted.since, bounds.before))
        yield page
        if cursor is None:
            return
        seen.add(cursor)


def _page(posts: list[Raw], did: str) -> tuple[Page, bool]:
    """The mentions on a page, and whether there was nothing else: then the service does search for them."""
    page, filtered = Page(), True
    for number, raw in enumerate(posts, 1):
        try:
            made = draft(bytes(raw))
        except Refused as why:
            page.refused.append((f"searchPosts item {number}", str(why)))
            continue
        if made is not None and _mentions(made, did):
            page.drafts.append(made)
        else:
            filtered = False
    return page, filtered


def _mentions(made: Draft, did: str) -> bool:
    return did in made.mentions
