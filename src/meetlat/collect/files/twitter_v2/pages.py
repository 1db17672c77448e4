"""The tweets of a file, each with what its page tells beside it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

from msgspec import UNSET, Raw, Struct, UnsetType

from meetlat.collect.decoding import decoded
from meetlat.collect.documents import documents
from meetlat.collect.draft import Refused
from meetlat.collect.files.twitter_v2.tweet import Beside, Includes, beside
from meetlat.collect.formats import Item


class Told(bytes):
    """A tweet in JSON. ``beside`` is what its page tells of people and other tweets."""

    beside: Beside

    def __new__(cls, raw: bytes, beside: Beside) -> Self:
        told = super().__new__(cls, raw)
        told.beside = beside
        return told


class Page(Struct):
    data: Raw | UnsetType = UNSET
    includes: Includes | None = None
    meta: Raw | UnsetType = UNSET
    errors: Raw | UnsetType = UNSET


def tweets(path: Path) -> Iterator[Item]:
    """A line or entry that holds a page gives all of its tweets, under the one place."""
    for place, raw in documents(path):
        for tweet in _tweets(raw):
            yield Item(place, tweet)


def _tweets(raw: bytes) -> Iterator[Told]:
    nothing = Beside()
    try:
        page = decoded(raw, Page)
    except Refused:
        page = Page()
    if page.data is not UNSET:
        told = beside(page.includes)
        yield from (Told(bytes(tweet), told) for tweet in _each(page.data))
    elif page.meta is UNSET and page.errors is UNSET:
        yield Told(raw, nothing)


def _each(data: Raw) -> list[Raw]:
    """A page asks for many tweets, or for one."""
    with suppress(Refused):
        return decoded(data, list[Raw])
    return [data]
