"""What a mapping says: which column of a file is what of a message. docs/reference/mapping.md has every key."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from meetlat.collect.mapping.table import File, plain
from meetlat.collect.mapping.times import Times

VERSION = 1
IDENTITY = ("id", "url", "parent", "root")
AUTHOR = ("author", "handle", "name")
COUNTS = ("likes", "replies", "reposts", "views")
COLUMNS = ("platform", *IDENTITY, *AUTHOR, "time", "text", "kind", "page", "mentions", *COUNTS)
JOINED = ("time", "text", "kind")  # may be put together from several columns
CONSTANTS = ("platform", "kind", "page", *AUTHOR)
TRANSLATED = ("platform", "kind")
KINDS = ("post", "reply", "comment", "repost", "quote")


class Note(NamedTuple):
    """Why a proposed mapping says what it says. What is unsure needs a person's eye before anything is imported."""

    about: str  # a key of the mapping
    text: str
    unsure: bool = False


@dataclass(frozen=True)
class Mapping:
    """Which column is what. Columns are named as the file names them; case and spaces do not count."""

    columns: dict[str, tuple[str, ...]]
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    times: Times = field(default_factory=Times)
    file: File = field(default_factory=File)
    required: tuple[str, ...] = ()  # an empty cell sets its row aside
    optional: tuple[str, ...] = ()  # the file need not have the column
    separator: str = ","  # between mentions
    title: str = ""
    origin: str = "mapping"  # the file it was read from
    notes: tuple[Note, ...] = ()

    @cached_property
    def said(self) -> frozenset[str]:
        """The parts of a message that the mapping speaks of."""
        return frozenset((*self.columns, *self.constants, *self.required))

    @property
    def unsure(self) -> tuple[str, ...]:
        """What a person must decide, one sentence each; nothing in a mapping that a person wrote."""
        return tuple(note.text for note in self.notes if note.unsure)

    def names(self, *, also_optional: bool = True) -> list[str]:
        """The columns that the file must have, or may have."""
        wanted = [role for role in self.columns if also_optional or role not in self.optional]
        return list(dict.fromkeys(name for role in wanted for name in self.columns[role]))

    def missing(self, header: Iterable[str]) -> list[str]:
        """The columns that it needs and the header lacks."""
        there = {plain(name) for name in header}
        return [name for name in self.names(also_optional=False) if plain(name) not in there]


def lacking(mapping: Mapping) -> list[tuple[str, str]]:
    """What a mapping does not say and cannot do without, and how it can be said."""
    said = {*mapping.columns, *mapping.constants}
    wanted = {
        "platform": ({"platform", "url"}, "the platform: columns.platform, constants.platform, or columns.url"),
        "author": ({*AUTHOR, "url"}, "whose it is: columns.author, columns.handle, columns.name, or columns.url"),
        "time": ({"time"}, "when it was written: columns.time"),
        "text": ({"text"}, "what was said: columns.text"),
    }
    return [(role, text) for role, (roles, text) in wanted.items() if not said & roles]
