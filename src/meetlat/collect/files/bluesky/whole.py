"""Files that are one document: a conversation, pages of a feed, posts, records, a table; also packed with gzip."""

import csv
import gzip
import zlib
from codecs import iterdecode
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec
from msgspec import Raw, Struct

from meetlat.collect.draft import format_changed
from meetlat.collect.files.bluesky.tree import Node, nodes
from meetlat.collect.formats import Item

EXPECTED = "lines of JSON with a record each, a conversation, a feed, posts or records as JSON, or a table of posts"
PACKED = b"\x1f\x8b"
TABLE = b"uri,cid,author_did,"
LONGEST_LINE = 16 * 1024 * 1024  # bytes


class Document(Struct, gc=False):
    """What the answers of a server are called by; a document without any of these is one item."""

    thread: Node | None = None
    feed: list[Raw] | None = None
    posts: list[Raw] | None = None
    records: list[Raw] | None = None


def items(file: Path) -> Iterator[Item]:
    """Every item as bytes of JSON, or as a row of the table. Raises FormatChanged for any other file."""
    try:
        with _opened(file) as stream:
            yield from _items(file.name, stream)
    except (EOFError, OSError, zlib.error, UnicodeDecodeError, csv.Error):
        raise format_changed(file.name, None, EXPECTED) from None


def _opened(file: Path) -> IO[bytes]:
    with file.open("rb") as stream:
        packed = stream.read(2) == PACKED
    return cast("IO[bytes]", gzip.open(file)) if packed else file.open("rb")


def _items(name: str, stream: IO[bytes]) -> Iterator[Item]:
    first = stream.readline(LONGEST_LINE)
    if first.startswith(TABLE):
        stream.seek(0)
        rows = csv.DictReader(iterdecode(stream, "utf-8"))
        yield from (Item(number, row) for number, row in enumerate(rows, 1))
    elif _is_item(first):
        lines = enumerate(_from(first, stream), 1)
        yield from (Item(number, line) for number, line in lines if line.strip())
    else:
        found = _parts(name, first + stream.read())
        yield from (Item(number, bytes(part)) for number, part in enumerate(found, 1))


def _from(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield first
    yield from stream


def _is_item(line: bytes) -> bool:
    """Whether a line is a JSON object by itself and no answer that holds many items."""
    try:
        found = msgspec.json.decode(line, type=dict[str, Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return not found.keys() & set(Document.__struct_fields__)


def _parts(name: str, content: bytes) -> list[Raw]:
    try:
        if content.lstrip()[:1] == b"[":
            return msgspec.json.decode(content, type=list[Raw])
        document = msgspec.json.decode(content, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise format_changed(name, _shown(content), EXPECTED) from None
    if document.thread is not None:
        return [node.post for node in nodes(document.thread) if bytes(node.post)]
    listed = (document.feed, document.posts, document.records)
    return next((found for found in listed if found is not None), [Raw(content)])


def _shown(content: bytes) -> Any:
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
