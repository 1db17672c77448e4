"""What stands in an outbox, as messages: notes, articles and questions, boosts, and what is deleted.

JSON-LD leaves a list of one without brackets, an address where an object could be, and either out.
https://www.w3.org/TR/activitystreams-vocabulary/ and https://docs.joinmastodon.org/spec/activitypub/
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.sources.mastodon.statuses import PLATFORM
from meetlat.collect.sources.mastodon.words import Mention, joined, words

Object = Mapping[str, Any]

SAID = ("Note", "Article", "Question")
PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
QUOTES = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")


def note_draft(note: Object, author: Author) -> Draft:
    """A note, article or question as its author's message; the lake finds the root. Raises Refused."""
    if kind_of(note) not in SAID:
        raise Refused("the object is no note, article or question")
    check_public(note)
    tags = _mentions(note)
    parent, quoted = iri(note.get("inReplyTo")), next(filter(None, (iri(note.get(name)) for name in QUOTES)), None)
    return Draft(
        platform=PLATFORM, id=_id(note), author=author, created_at=moment(note),
        kind="reply" if parent else "quote" if quoted else "post",
        text=_text(note, tags), parent=parent or quoted,
        handles=tuple(mention.handle for mention in tags),
        mentions=tuple(dict.fromkeys(mention.handle.lower() for mention in tags)),
        likes=total(note.get("likes")), replies=total(note.get("replies")), reposts=total(note.get("shares")),
    )  # fmt: skip


def boost_draft(announce: Object, author: Author) -> Draft:
    """A boost as a repost: its own id and moment, the original as parent, no text."""
    check_public(announce)
    parent = iri(announce.get("object"))
    if not parent:
        raise Refused("a boost of nothing")
    return Draft(
        platform=PLATFORM, id=_id(announce), author=author, created_at=moment(announce), kind="repost", text="",
        parent=parent,
    )  # fmt: skip


def kind_of(thing: Object) -> str:
    """The first of its types."""
    return next((name for name in listed(thing.get("type")) if isinstance(name, str)), "")


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def iri(value: Any) -> str | None:
    """The address of something that stands here as an address, as an object, or as the first of several."""
    first = next(iter(listed(value)), None)
    return (id_of(first) if isinstance(first, Mapping) else first if isinstance(first, str) else "") or None


def id_of(thing: Object) -> str:
    """Empty where it has none."""
    found = thing.get("id")
    return found if isinstance(found, str) else ""


def host_of(address: str) -> str:
    """With its port where it has one; empty where it is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc.rpartition("@")[2].lower() if parts.scheme in ("http", "https") else ""


def total(collection: Any) -> int | None:
    count = collection.get("totalItems") if isinstance(collection, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None


def moment(thing: Object) -> datetime:
    """Raises Refused where it is not told when."""
    try:
        at = msgspec.convert(thing.get("published"), datetime)
    except msgspec.ValidationError as error:
        raise Refused(f"published: {error}") from None
    if at.tzinfo is None:
        raise Refused("published has no time zone")
    return at


def check_public(thing: Object) -> None:
    """Raises Refused for what was not said to everybody."""
    told = [name for field in ("to", "cc") for name in listed(thing.get(field))]
    if PUBLIC.isdisjoint(name for name in told if isinstance(name, str)):
        raise Refused("it is not for everybody; only public and unlisted messages are taken")


def _id(thing: Object) -> str:
    if not host_of(id_of(thing)):
        raise Refused("it has no id that is an address")
    return id_of(thing)


def _text(note: Object, mentions: list[Mention]) -> str:
    """The title of an article and the warning of a note stand above it."""
    above = note.get("name") if kind_of(note) == "Article" else note.get("summary")
    said = note.get("content")
    if said is None and isinstance(by_language := note.get("contentMap"), dict):
        said = next(iter(by_language.values()), None)
    return joined(
        words(above) if isinstance(above, str) else "", words(said if isinstance(said, str) else "", mentions)
    )


def _mentions(note: Object) -> list[Mention]:
    """Those who are mentioned by a tag with their handle; a short one is of the host that it leads to."""
    found = []
    for tag in listed(note.get("tag")):
        if isinstance(tag, dict) and kind_of(tag) == "Mention":
            address, name = tag.get("href"), tag.get("name")
            found += _mention(address if isinstance(address, str) else "", name if isinstance(name, str) else "")
    return found


def _mention(address: str, name: str) -> list[Mention]:
    short, _, host = name.strip().lstrip("@").partition("@")
    host = host or host_of(address)
    return [Mention(f"{short}@{host}", address)] if short and host else []
