"""RSS and Atom as they are found: also the broken ones, as far as they can be read."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from meetlat.collect.sources.feeds.entry import Document, Entry, NoFeed, read_each
from meetlat.collect.sources.feeds.words import words

MOST_TAGS = 100_000  # about five seconds of reading
MARKUP = ("text/html", "application/xhtml+xml")
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)  # nothing was lost by these


def document(content: bytes, headers: Mapping[str, str]) -> Document:
    """Raises NoFeed. Only what is handed over is read: no address in it is asked, no entity is filled in."""
    if content.count(b"<") > MOST_TAGS:
        raise NoFeed(f"it has more than {MOST_TAGS:,} tags")
    found = _parsed(content, headers)
    if not found.get("version") and not found["entries"]:
        raise NoFeed("it is no RSS, Atom or JSON Feed")
    whole = not found["bozo"] or isinstance(found.get("bozo_exception"), HARMLESS)
    return Document(read_each(found["entries"], _entry), _next(found["feed"]), whole)


def _parsed(content: bytes, headers: Mapping[str, str]) -> Any:
    """A stream of bytes, since feedparser would take a text for an address or a file to open."""
    told = {"content-type": headers.get("content-type", "")}
    try:
        return feedparser.parse(
            io.BytesIO(content), response_headers=told, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception:  # what its lenient reader stumbles over differs from release to release
        raise NoFeed("it cannot be read as RSS or Atom") from None


def _entry(item: Any) -> Entry:
    bodies = [*item.get("content", ()), item.get("summary_detail")]
    texts = [_words(body) for body in bodies if body]
    return Entry(
        id=_told(item, "id"),
        link=_told(item, "link"),
        title=_words(item.get("title_detail")),
        text=next(filter(None, texts), ""),
        at=_moment(item),
    )


def _told(item: Any, name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _words(detail: Any) -> str:
    value = (detail or {}).get("value") or ""
    return words(value) if detail and detail.get("type") in MARKUP else value.strip()


def _moment(item: Any) -> datetime | None:
    """When it was published, else last changed. Plain dict access: feedparser's own warns where one is missing."""
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        at = dict.get(item, name)
        if isinstance(at, struct_time):
            try:
                return datetime(*at[:6], tzinfo=UTC)
            except ValueError:
                continue
    return None


def _next(feed: Any) -> str | None:
    """The older entries, where the feed is paged (RFC 5005)."""
    links = [link.get("href") for link in feed.get("links", ()) if link.get("rel") == "next"]
    return links[0] if links and isinstance(links[0], str) else None
