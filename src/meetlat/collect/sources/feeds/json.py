"""JSON Feed, https://www.jsonfeed.org/version/1.1/."""

from datetime import datetime

from msgspec import Raw, Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused
from meetlat.collect.sources.feeds.entry import Document, Entry, NoFeed, read_each
from meetlat.collect.sources.feeds.words import words

VERSIONS = ("https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1")
BOM = b"\xef\xbb\xbf"


class Feed(Struct):
    version: str
    items: list[Raw]
    next_url: str | None = None


class Item(Struct):
    """An id that is written as a number is the same as text (the specification, under ``id``)."""

    id: str | int | float | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


def is_json(content: bytes) -> bool:
    return content.removeprefix(BOM).lstrip()[:1] == b"{"


def document(content: bytes) -> Document:
    """Raises NoFeed."""
    try:
        feed = decoded(content.removeprefix(BOM), Feed)
    except Refused as why:
        raise NoFeed(f"it is JSON, and no JSON Feed ({why})") from None
    if not feed.version.startswith(VERSIONS):
        raise NoFeed("its version is no JSON Feed 1")
    return Document(read_each(feed.items, _entry), feed.next_url)


def _entry(raw: Raw) -> Entry:
    item = decoded(raw, Item)
    text = words(item.content_html) if item.content_html else item.content_text or item.summary or ""
    return Entry(
        id="" if item.id is None else str(item.id).strip(),
        link=(item.url or "").strip(),
        title=(item.title or "").strip(),
        text=text.strip(),
        at=_moment(item.date_published) or _moment(item.date_modified),
    )


def _moment(text: str | None) -> datetime | None:
    """RFC 3339; without a zone it is no moment."""
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return at if at.tzinfo else None
