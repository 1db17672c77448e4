"""What a source is: anything that visits an account page by page. One folder each in sources/."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from meetlat.collect.draft import Counts, Draft
from meetlat.collect.names import Known
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.web import Web

FILE = "file:"  # before the name of a format, in the ledger: a file that was imported
COUNTS = f"{FILE}counts"  # in the ledger: a file of numbers that somebody counted
LIVE = "-live"  # behind the name of a source, in the ledger: its live stream


@dataclass(frozen=True)
class Feed:
    """Everything of the account that was written strictly between two moments has been handed over."""

    since: datetime | None  # None: from its beginning
    until: datetime | None  # None: up to now
    kinds: tuple[str, ...] = ()  # only these; empty: all


@dataclass(frozen=True)
class Thread:
    """Every message under this root has been handed over."""

    root: str  # canonical id


@dataclass(frozen=True)
class Mentions:
    """Every mention of the account outside its own threads, strictly between two moments, has been handed over."""

    author: str  # canonical id of the account
    since: datetime | None
    until: datetime | None
    answers: bool = False  # in any thread, where the platform tells of those too


Cover = Feed | Thread | Mentions


@dataclass
class Page:
    """What one answer of a server brought. A message that a cover promises and that is not here was deleted there."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # place, reason
    counts: list[Counts] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # canonical ids of messages that the source says are deleted
    orphaned: list[str] = field(default_factory=list)  # messages here whose parent the source says is deleted
    left: list[str] = field(
        default_factory=list
    )  # canonical ids of authors who are gone for good with all they said; told before the drafts
    gaps: list[tuple[datetime, datetime, str]] = field(
        default_factory=list
    )  # what cannot be seen any more: from, to, why
    cursor: str | None = None  # give this back and the visit goes on after this page
    oldest: datetime | None = None  # how far back the account has been read


@dataclass(frozen=True)
class Asked:
    """What a visit is asked: this account, from this moment on, after this cursor."""

    account: Known
    since: datetime
    cursor: str | None = None


class NoSuchAccount(Exception):
    """The platform says that the account is not there (any more)."""


Visit = Callable[[Asked, "Web"], Iterator[Page]]
Stream = Callable[[list[Known], str | None], Iterator[Page]]  # for ever, until the caller stops asking


@dataclass(frozen=True)
class Source:
    """One place that messages come from."""

    name: str
    title: str
    platforms: tuple[str, ...]
    version: str  # of the interface it was written for
    visit: Visit | None = None
    stream: Stream | None = None
    per_day: int | None = None  # our own budget of requests for each of its hosts
    guarded: bool = False  # it asks at addresses that a person gave
    by_name: bool = False  # visited only when asked for: another source reads the same accounts better
    missing: Callable[[], str] = lambda: ""  # what must be set before it can work; empty when nothing


class UnknownSource(Problem):
    """No folder of that name."""


@cache
def sources() -> dict[str, Source]:
    """Every source, by its name."""
    folder = Path(__file__).parent / "sources"
    names = sorted(module.name for module in iter_modules([str(folder)]) if module.ispkg)
    return {name: import_module(f"meetlat.collect.sources.{name}").SOURCE for name in names}


def source(name: str) -> Source:
    if name not in sources():
        raise UnknownSource(f"Source {name!r} is not known. Known: {', '.join(sources())}.")
    return sources()[name]
