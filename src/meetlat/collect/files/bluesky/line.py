"""One item as bytes of JSON -> a message. Five forms are told apart by their fields:

{"uri", "cid", "value"}                      a record (getRecord, listRecords, exports)
{"uri", "cid", "author", "record", …}        a post as a server shows it (getPosts, searchPosts)
{"post", "reply", "reason"}                  an entry of a feed (getAuthorFeed)
{"did", "rkey", "text", "createdAt", …}      a bare record with its place beside it
{"did", "time_us", "kind", "commit"}         an event of Jetstream
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct, field

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.bluesky.message import UNTOLD, Told, author, message
from meetlat.collect.files.bluesky.moment import moment
from meetlat.collect.files.bluesky.record import POST, REPOST, Record, record_of
from meetlat.collect.files.bluesky.uri import place

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
REASON_REPOST = "app.bsky.feed.defs#reasonRepost"


class Profile(Struct, gc=False):
    did: str = ""
    handle: str | None = None
    name: str | None = field(name="displayName", default=None)


class View(Struct, gc=False):
    """A post as a server shows it."""

    uri: str = ""
    author: Profile | None = None
    record: Record | None = None
    indexed: datetime | None = field(name="indexedAt", default=None)
    likes: int | None = field(name="likeCount", default=None)
    replies: int | None = field(name="replyCount", default=None)
    reposts: int | None = field(name="repostCount", default=None)


class Reason(Struct, gc=False):
    kind: str = field(name="$type", default="")
    uri: str = ""
    by: Profile | None = None
    indexed: datetime | None = field(name="indexedAt", default=None)


class Commit(Struct, gc=False):
    operation: str = ""
    collection: str = ""
    rkey: str = ""
    record: Record | None = None


class Line(Record, gc=False):
    """All forms at once; the fields of a bare record are its own."""

    uri: str = ""
    value: Record | None = None
    author: Profile | None = None
    record: Record | None = None
    indexed: datetime | None = field(name="indexedAt", default=None)
    likes: int | None = field(name="likeCount", default=None)
    replies: int | None = field(name="replyCount", default=None)
    reposts: int | None = field(name="repostCount", default=None)
    post: View | None = None
    reason: Reason | None = None
    did: str = ""
    rkey: str = ""
    time_us: int = 0
    commit: Commit | None = None


_DECODE = msgspec.json.Decoder(Line).decode


def draft(raw: Any) -> Draft | None:
    """The message of one item; None for a like, a profile and whatever else is no message.

    Raises Refused, naming what does not fit and not what it said.
    """
    try:
        return _drafted(_DECODE(raw))
    except msgspec.ValidationError:
        return _drafted(_mended(raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("the line is no JSON") from None


def _drafted(line: Line) -> Draft | None:
    if line.value is not None:
        return _stored(line)
    if line.record is not None and line.uri:
        return shown(line)
    if line.post is not None:
        return entry(line.post, line.reason)
    if line.commit is not None:
        return committed(line.did, line.commit, line.time_us)
    if line.did and line.rkey:
        return _bare(line)
    raise Refused("neither a record, a post, an entry of a feed nor an event")


def _stored(line: Line) -> Draft | None:
    assert line.value
    at = place(line.uri)
    return message(at, line.value, Author(at.did), UNTOLD if line.indexed is None else Told(line.indexed))


def shown(view: View | Line) -> Draft | None:
    """A post as a server shows it."""
    at, by = place(view.uri), view.author
    if view.record is None:
        raise Refused("record is missing")
    told = Told(view.indexed, view.likes, view.replies, view.reposts)
    return message(at, view.record, author(at.did, by.handle, by.name) if by else Author(at.did), told)


def entry(post: View, reason: Reason | None) -> Draft | None:
    """An entry of a feed: the repost, when it stands there because somebody passed it on."""
    return reposted(reason) if reason is not None and reason.kind == REASON_REPOST else shown(post)


def reposted(reason: Reason) -> Draft | None:
    at, by = place(reason.uri), reason.by
    if at.collection != REPOST:
        raise Refused("reason is no repost")
    record = Record(created=reason.indexed)
    return message(at, record, author(at.did, by.handle, by.name) if by else Author(at.did))


def committed(did: str, commit: Commit, time_us: int) -> Draft | None:
    if commit.operation not in ("create", "update"):
        return None
    if commit.record is None:
        raise Refused("record is missing")
    at = place(f"at://{did}/{commit.collection}/{commit.rkey}")
    return message(at, commit.record, Author(did), Told(seen_at(time_us)))


def _bare(line: Line) -> Draft | None:
    collection = line.kind or POST
    at = place(f"at://{line.did}/{collection}/{line.rkey}")
    return message(at, line, Author(at.did), UNTOLD if line.indexed is None else Told(line.indexed))


def seen_at(time_us: int) -> datetime:
    """Jetstream counts microseconds since 1970."""
    try:
        return EPOCH + timedelta(microseconds=time_us)
    except OverflowError:
        raise Refused("time_us lies outside the calendar") from None


def _mended(raw: Any) -> Line:
    """The same item read field by field, for what is well-meant but not quite of the form."""
    try:
        said = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("the line is no JSON") from None
    if not isinstance(said, dict):
        raise Refused("the line is no JSON object")
    return _converted({name: _MEND.get(name, _same)(value) for name, value in said.items() if value is not None})


def _converted(fields: dict[str, Any]) -> Line:
    bare = record_of(fields) if "rkey" in fields and "commit" not in fields else Record()
    own = {name: value for name, value in fields.items() if name in _OWN}
    try:
        line = msgspec.convert(own, Line, from_attributes=True)
    except msgspec.ValidationError as why:
        raise Refused(_field(str(why))) from None
    line.kind, line.text, line.created = bare.kind, bare.text, bare.created
    line.reply, line.embed, line.facets = bare.reply, bare.embed, bare.facets
    return line


def _field(why: str) -> str:
    """msgspec says what it expected and where; the path may hold a key of the item only where ours does."""
    where = why.rpartition(" - at `$.")[2].rstrip("`") if " - at `$." in why else ""
    return f"{where or 'the item'} is not of the documented form"


def _same(value: Any) -> Any:
    return value


def _view(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    mended = {name: _MEND.get(name, _same)(part) for name, part in value.items() if part is not None}
    return {name: part for name, part in mended.items() if name in _OWN}


_MEND: dict[str, Any] = {
    "value": record_of,
    "record": record_of,
    "indexedAt": moment,
    "post": _view,
    "commit": _view,
}
_OWN = {
    "uri", "value", "author", "record", "indexedAt", "likeCount", "replyCount", "repostCount", "post", "reason", "did",
    "rkey", "time_us", "commit", "operation", "collection",
}  # fmt: skip
