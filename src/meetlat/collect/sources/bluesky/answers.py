"""The answers of a Bluesky service, as far as they are used. Items stay raw: what does not fit is set aside."""

from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct, field

from meetlat.collect.draft import format_changed
from meetlat.collect.files.bluesky.tree import Node

T = TypeVar("T")


class Profile(Struct):
    did: str
    handle: str = ""
    name: str | None = field(name="displayName", default=None)
    followers: int | None = field(name="followersCount", default=None)
    following: int | None = field(name="followsCount", default=None)
    posts: int | None = field(name="postsCount", default=None)


class Feed(Struct):
    feed: list[Raw]
    cursor: str | None = None


class Found(Struct):
    posts: list[Raw]
    cursor: str | None = None


class Conversation(Struct):
    thread: Node


class Session(Struct):
    access: str = field(name="accessJwt")
    refresh: str = field(name="refreshJwt")


class Trouble(Struct):
    """What stands in an answer that is an error."""

    error: str = ""
    message: str = ""


def read(kind: type[T], body: bytes, method: str) -> T:
    """Raises FormatChanged when the answer as a whole is not of the documented form."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
        raise format_changed(f"bluesky {method}", _said(body), _told(why)) from None


def trouble(body: bytes) -> Trouble:
    try:
        return msgspec.json.decode(body, type=Trouble)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Trouble()


def _said(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _told(why: Exception) -> str:
    """msgspec names what it expected and where; it quotes nothing of what it read."""
    return str(why) if isinstance(why, msgspec.ValidationError) else "JSON"
