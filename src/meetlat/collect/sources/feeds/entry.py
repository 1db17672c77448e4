"""What a feed says, whatever its form."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from meetlat.collect.draft import Author, Draft, Refused

T = TypeVar("T")

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class NoFeed(Exception):
    """What came is no feed that can be read."""


@dataclass(frozen=True)
class Entry:
    """One piece of news. ``text`` is without HTML."""

    id: str
    link: str
    title: str
    text: str
    at: datetime | None


@dataclass
class Document:
    """One answer: its entries, or why one cannot be read. ``whole``: nothing of it had to be guessed or left out."""

    entries: list[Entry | Refused] = field(default_factory=list)
    next: str | None = None
    whole: bool = True


def read_each(items: Iterable[T], read: Callable[[T], Entry]) -> list[Entry | Refused]:
    return [_read_one(item, read) for item in items]


def _read_one(item: T, read: Callable[[T], Entry]) -> Entry | Refused:
    try:
        return read(item)
    except Refused as why:
        return why


def draft(entry: Entry | Refused, feed: str) -> Draft:
    """Raises Refused for what cannot be read, told apart, or placed in time."""
    if isinstance(entry, Refused):
        raise entry
    if not (entry.id or entry.link):
        raise Refused("has no id and no link")
    if entry.at is None:
        raise Refused("has no date that can be read")
    return Draft(
        platform="feed",
        id=_worldwide(entry.id or entry.link, feed),
        author=Author(feed, handle=feed),
        created_at=entry.at,
        kind="post",
        text="\n\n".join(part for part in (entry.title, entry.text) if part),
    )


def _worldwide(id: str, feed: str) -> str:
    """An id that is no address, such as 1234, is one only within its feed."""
    return id if SCHEME.match(id) else f"{feed}#{id}"
