"""What a source or a file hands over, in memory only: names and handles have not been taken out yet."""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from meetlat.problem import Problem

Kind = Literal["post", "reply", "comment", "repost", "quote"]


class Author(Struct, frozen=True):
    """Who said it. ``id`` is the platform's unchanging id in its canonical form (docs/reference/pseudonyms.md)."""

    id: str
    handle: str = ""
    name: str = ""


class Draft(Struct, kw_only=True):
    """A message as the platform told it; ``collect.intake`` makes a row of the lake of it.

    ``id``, ``parent`` and ``root`` are canonical ids of messages, ``mentions`` and ``page`` of authors; the moment of
    writing has its zone. ``handles`` are those that certainly stand in the text; others are found by how they look.
    """

    platform: str
    id: str
    author: Author
    created_at: datetime
    kind: Kind
    text: str
    parent: str | None = None
    root: str | None = None
    mentions: tuple[str, ...] = ()
    page: str | None = None
    likes: int | None = None
    replies: int | None = None
    reposts: int | None = None
    views: int | None = None
    handles: tuple[str, ...] = ()


class Counts(Struct, kw_only=True):
    """Followers, following and posts of an account at one moment; None where the source does not tell."""

    platform: str
    author: Author
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    at: datetime | None = None  # None: the moment it was asked
    moved_to: str = ""  # the handle or address it says it went to


class Refused(Exception):
    """One item does not fit and is set aside. The reason names the field, never what stood in it."""


class FormatChanged(Problem):
    """The file or the answer is not of the documented form: the run stops, nothing of it is guessed."""


def format_changed(source: str, item: object, expected: str = "") -> FormatChanged:
    """The error, with the shape of the first item that did not fit: fields and types, no values."""
    wanted = f" Expected: {expected}." if expected else ""
    return FormatChanged(
        f"{source}: not the documented form.{wanted} The first that did not fit: {shape(item)}."
        " What came before it is kept; look whether the format has changed, or choose another --format."
    )


def shape(item: Any, depth: int = 3) -> str:
    """Fields and types of an item, without a single value: it may hold names."""
    if isinstance(item, dict):
        if depth == 0:
            return "{…}"
        return (
            "{" + ", ".join(f"{_field(key)}: {shape(value, depth - 1)}" for key, value in list(item.items())[:20]) + "}"
        )
    if isinstance(item, list | tuple):
        return f"[{shape(item[0], depth - 1)}]" if item and depth else "[…]"
    return "null" if item is None else type(item).__name__


def _field(key: object) -> str:
    """A field's name; what does not look like one may be a value that stands where a field belongs."""
    text = str(key)
    return text if text.replace("_", "").isascii() and text.replace("_", "").isalnum() and len(text) <= 40 else "…"
