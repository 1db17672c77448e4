"""Reads one feed, and the older pages behind it where it has them."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from meetlat.collect.draft import Refused
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page
from meetlat.collect.sources.feeds import json
from meetlat.collect.sources.feeds.asking import ACCEPT, Place, before, marks, place
from meetlat.collect.sources.feeds.entry import Document, NoFeed, draft
from meetlat.web import FetchFailed, Gone

if TYPE_CHECKING:
    from meetlat.web import Answer, Web

MOST_PAGES = 100  # of one feed in one visit
NOT_MODIFIED = 304


def visit(asked: Asked, web: "Web") -> Iterator[Page]:
    """Every page down to ``since``. Raises NoSuchAccount, or FetchFailed when there is no feed at the address."""
    feed, here = asked.account.handle, place(asked.cursor)
    if here is None:
        last = before(asked)
        found = _answer(web, _address(feed), last)
        if found.status == NOT_MODIFIED:
            yield Page(cursor=str(last))
            return
        here = marks(found)
        yield _page(found, feed, here, asked.since)
    while here.next:
        yield _page(_answer(web, here.next, Place()), feed, here, asked.since)


def _address(handle: str) -> str:
    return handle if "://" in handle else f"https://{handle}"


def _answer(web: "Web", address: str, last: Place) -> "Answer":
    try:
        return web.get(address, headers=last.conditions, accept=ACCEPT)
    except Gone as gone:
        raise NoSuchAccount(str(gone)) from None


def _page(found: "Answer", feed: str, here: Place, since: datetime) -> Page:
    """One page; ``here`` moves on to the next."""
    shown = _without_query(found.url)
    read = _document(found, shown)
    page = Page()
    for number, entry in enumerate(read.entries, 1):
        try:
            page.drafts.append(draft(entry, feed))
        except Refused as why:
            page.refused.append((f"{shown} item {number}", str(why)))
    page.oldest = min((one.created_at for one in page.drafts), default=None)
    _cover(page, read, here)
    _move_on(page, read.next, here, found.url, since)
    page.cursor = str(here)
    return page


def _cover(page: Page, read: Document, here: Place) -> None:
    """A page that is whole and in order shows all there is down to its last entry; what it lacks was taken away.

    A feed that pins an old entry is in no order, and covers nothing.
    """
    moments = [*filter(None, [here.older_than]), *(one.created_at for one in page.drafts)]
    if page.drafts and read.whole and not page.refused and moments == sorted(moments, reverse=True):
        page.covers.append(Feed(moments[-1], here.older_than))


def _move_on(page: Page, next: str | None, here: Place, address: str, since: datetime) -> None:
    here.pages += 1
    here.next = None
    if page.oldest:
        here.older_than = min(filter(None, (here.older_than, page.oldest)))
        if next and page.oldest >= since and here.pages < MOST_PAGES:
            here.next = urljoin(address, next)


def _document(found: "Answer", shown: str) -> Document:
    from meetlat.collect.sources.feeds import xml  # feedparser takes a while to load

    try:
        return json.document(found.body) if json.is_json(found.body) else xml.document(found.body, found.headers)
    except NoFeed as why:
        raise FetchFailed(f"{why}.", shown, found.status) from None


def _without_query(url: str) -> str:
    """The address as it may be shown: its query may hold a key."""
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path}"
