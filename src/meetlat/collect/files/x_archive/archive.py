"""Opens an archive, and in it only what this module names."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from zipfile import BadZipFile, ZipFile, is_zipfile
from zlib import error as BadDeflate  # noqa: N812

from msgspec import Raw, Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, FormatChanged, Refused, format_changed
from meetlat.collect.formats import Item

ACCOUNT = re.compile(r"(?:.*/)?data/account\.js|account\.js")
TWEETS = re.compile(r"(?:(?:.*/)?data/)?(?:tweets?|community-tweet)(?:-part(\d+))?\.js")
BEGINS = re.compile(rb"\s*window\.YTD\.\w+\.part\d+\s*=\s*")
LARGEST = 2 * 1024**3  # bytes of one part, unpacked
DAMAGED = (OSError, BadZipFile, BadDeflate, EOFError, NotImplementedError, RuntimeError, ValueError)


class Account(Struct, rename="camel"):
    account_id: str
    username: str = ""
    account_display_name: str = ""


class AccountEntry(Struct):
    account: Account


class TweetEntry(Struct):
    """Since 2019 each tweet stands in a field of its own."""

    tweet: Raw


class Told(bytes):
    """A tweet in JSON, and whose archive it is."""

    author: Author

    def __new__(cls, raw: bytes, author: Author) -> Self:
        told = super().__new__(cls, raw)
        told.author = author
        return told


@dataclass(frozen=True)
class Archive:
    """A zip or a folder, by the names of what is in it."""

    path: Path

    def names(self) -> list[str]:
        if self.path.is_dir():
            return sorted(file.relative_to(self.path).as_posix() for file in self.path.rglob("*.js"))
        with ZipFile(self.path) as packed:
            return sorted(packed.namelist())

    def read(self, name: str) -> bytes:
        if self.path.is_dir():
            return (self.path / name).read_bytes()
        with ZipFile(self.path) as packed:
            if packed.getinfo(name).file_size > LARGEST:
                raise ValueError
            return packed.read(name)


def tweets(path: Path) -> Iterator[Item]:
    """Every tweet of every part, numbered through. Raises FormatChanged."""
    if not path.is_dir() and not is_zipfile(path):
        raise _no_archive(path)
    try:
        archive = Archive(path)
        names = archive.names()
        author = _owner(path, archive, names)
        parts = sorted(filter(TWEETS.fullmatch, names), key=_part)
        every = (tweet for name in parts for tweet in _entries(path, archive.read(name)))
        for number, tweet in enumerate(every, 1):
            yield Item(number, Told(_unwrapped(tweet), author))
    except DAMAGED:
        raise _no_archive(path) from None


def _part(name: str) -> tuple[str, int]:
    found = TWEETS.fullmatch(name)
    return name.partition("-part")[0].removesuffix(".js"), int((found and found[1]) or 0)


def _owner(path: Path, archive: Archive, names: list[str]) -> Author:
    for name in filter(ACCOUNT.fullmatch, names):
        for entry in _entries(path, archive.read(name)):
            with suppress(Refused):
                account = decoded(entry, AccountEntry).account
                return Author(account.account_id, account.username, account.account_display_name)
    raise _no_archive(path)


def _entries(path: Path, content: bytes) -> list[Raw]:
    begin = BEGINS.match(content)
    try:
        return decoded(content[begin.end() :] if begin else b"", list[Raw])
    except Refused:
        raise _no_archive(path) from None


def _unwrapped(raw: Raw) -> bytes:
    with suppress(Refused):
        return bytes(decoded(raw, TweetEntry).tweet)
    return bytes(raw)


def _no_archive(path: Path) -> FormatChanged:
    wanted = "a whole archive of X with data/account.js and data/tweets.js (window.YTD.tweets.part0 = [...])"
    return format_changed(path.name, b"", wanted)
