"""A record and what a server says about it -> a message."""

from datetime import datetime

from msgspec import Struct

from meetlat.collect.draft import Author, Draft, Kind, Refused
from meetlat.collect.files.bluesky.facets import NOBODY, mentioned
from meetlat.collect.files.bluesky.moment import in_utc
from meetlat.collect.files.bluesky.record import POST, REPOST, Record
from meetlat.collect.files.bluesky.uri import Place, did_of

INVALID = "handle.invalid"  # what servers say when name and account do not confirm each other


class Told(Struct, gc=False):
    """What a server adds to a record."""

    indexed: datetime | None = None
    likes: int | None = None
    replies: int | None = None
    reposts: int | None = None


UNTOLD = Told()


def author(did: str, handle: str | None = None, name: str | None = None) -> Author:
    return Author(did, handle if handle and handle != INVALID else "", name or "")


def message(at: Place, record: Record, by: Author, told: Told = UNTOLD) -> Draft | None:
    """The message; None for a record of another sort. A repost has no text: it is its author's act, not words."""
    if at.collection == POST:
        return _post(at, record, by, told)
    if at.collection == REPOST:
        return Draft(platform="bluesky", id=at.uri, author=by, created_at=_when(record, told), kind="repost", text="")
    return None


def _post(at: Place, record: Record, by: Author, told: Told) -> Draft:
    if record.text is None:
        raise Refused("text is missing")
    reply, quoted = record.reply, record.quoted if record.embed else ""
    parent = reply.parent.uri if reply and reply.parent else ""
    dids, handles = mentioned(record.text, record.facets) if record.facets else NOBODY
    if quoted and (of := did_of(quoted)) and of not in dids:
        dids = (*dids, of)
    kind: Kind = "reply" if parent else "quote" if quoted else "post"
    return Draft(
        platform="bluesky",
        id=at.uri,
        author=by,
        created_at=_when(record, told),
        kind=kind,
        text=record.text,
        parent=parent or None,
        root=(reply.root.uri or None) if reply and reply.root else None,
        mentions=dids,
        likes=told.likes,
        replies=told.replies,
        reposts=told.reposts,
        handles=handles,
    )


def _when(record: Record, told: Told) -> datetime:
    """What the writer says, but not after the moment it was first seen: feeds are sorted by this."""
    if record.created is None:
        raise Refused("createdAt is missing")
    written = in_utc(record.created)
    return written if told.indexed is None else min(written, in_utc(told.indexed))
