"""Asks for a feed only when it changed since the last complete visit, by the server's own marks (RFC 9110, 13)."""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused
from meetlat.collect.source import Asked

if TYPE_CHECKING:
    from meetlat.web import Answer

ACCEPT = "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"


class Place(Struct):
    """Where a visit is, and the marks of the feed's first page. ``next`` is None when the visit is through."""

    next: str | None = None
    etag: str = ""
    modified: str = ""
    older_than: datetime | None = None  # the oldest moment of the page before
    pages: int = 0

    @property
    def conditions(self) -> dict[str, str]:
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: mark for name, mark in told.items() if mark}

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()


def place(cursor: str | None) -> Place | None:
    try:
        return decoded(cursor.encode(), Place) if cursor else None
    except Refused:
        return None


def before(asked: Asked) -> Place:
    """Where the last complete visit ended, when it was asked for at least as much as this one."""
    from meetlat.collect.models import Visit

    visits = Visit.objects.filter(account_id=int(asked.account.account), run__source="feeds", complete=True)
    last = visits.filter(since__lte=asked.since).order_by("-until").first()
    return (place(last.cursor) if last else None) or Place()


def marks(found: "Answer") -> Place:
    return Place(etag=found.headers.get("etag", ""), modified=found.headers.get("last-modified", ""))
