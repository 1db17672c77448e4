"""A record as it stands in a repository: posts and reposts (lexicon app.bsky.feed.*)."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct, field

from meetlat.collect.draft import Refused
from meetlat.collect.files.bluesky.moment import moment

POST = "app.bsky.feed.post"
REPOST = "app.bsky.feed.repost"


class Ref(Struct, gc=False):
    """Points at a record; a whole post stands here too where a server filled it in."""

    uri: str = ""


class Answered(Struct, gc=False):
    root: Ref | None = None
    parent: Ref | None = None


class Embedded(Struct, gc=False):
    """The quoted post; one step deeper when pictures stand beside it."""

    uri: str = ""
    record: Ref | None = None


class Embed(Struct, gc=False):
    record: Embedded | None = None


class Range(Struct, gc=False):
    """In bytes of the text as UTF-8. Whoever wrote the record may have counted otherwise."""

    start: int = field(name="byteStart", default=0)
    end: int = field(name="byteEnd", default=0)


class Feature(Struct, gc=False):
    kind: str = field(name="$type", default="")
    did: str = ""
    uri: str = ""


class Facet(Struct, gc=False):
    index: Range
    features: list[Feature] = []


class Record(Struct, gc=False):
    kind: str = field(name="$type", default="")
    text: str | None = None
    created: datetime | None = field(name="createdAt", default=None)
    reply: Answered | None = None
    embed: Embed | None = None
    facets: list[Facet] | None = None

    @property
    def quoted(self) -> str:
        """The uri of the post that is quoted; empty when there is none."""
        inner = self.embed.record if self.embed else None
        uri = (inner.uri or (inner.record.uri if inner.record else "")) if inner else ""
        return uri if f"/{POST}/" in uri else ""


def record_of(said: Any) -> Record:
    """A record out of decoded JSON or CBOR; what only adds to it may be wrong and is then left out.

    Raises Refused, naming the field, when text, moment or the message that is answered cannot be read.
    """
    try:
        return msgspec.convert(said, Record)
    except msgspec.ValidationError:
        return _mended(said)


def _mended(said: Any) -> Record:
    if not isinstance(said, dict):
        raise Refused("the record is no object")
    return Record(
        kind=_text(said, "$type") or "",
        text=_text(said, "text"),
        created=moment(said.get("createdAt")),
        reply=_part(said.get("reply"), Answered, "reply"),
        embed=_or_none(said.get("embed"), Embed),
        facets=_facets(said.get("facets")),
    )


def _text(said: dict[str, Any], name: str) -> str | None:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(f"{name} is no text")
    return value


def _part(value: Any, kind: type[Answered], name: str) -> Answered | None:
    try:
        return msgspec.convert(value, kind | None)
    except msgspec.ValidationError:
        raise Refused(f"{name} is not of the documented form") from None


def _or_none(value: Any, kind: type[Embed]) -> Embed | None:
    try:
        return msgspec.convert(value, kind | None)
    except msgspec.ValidationError:
        return None


def _facets(value: Any) -> list[Facet]:
    return [facet for one in value for facet in _facet(one)] if isinstance(value, list) else []


def _facet(value: Any) -> list[Facet]:
    try:
        return [msgspec.convert(value, Facet)]
    except msgspec.ValidationError:
        return []
