"""Files of JSON: one item a line, or one document that is a list of them. Packed by gzip or not."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from meetlat.collect.draft import FormatChanged, format_changed
from meetlat.collect.formats import Item

BOM = b"\xef\xbb\xbf"
PACKED = b"\x1f\x8b"


def documents(path: Path, within: str = "") -> Iterator[Item]:
    """Every item as bytes: its line, or its number in the list. Raises FormatChanged.

    ``within``: the field under which a document may hold its list. Without it a document is one item.
    """
    try:
        with _opened(path) as stream:
            lines = _filled(stream)
            first = next(lines, Item(0, b""))
            if _is_item(first.raw, within):
                yield first
                yield from lines
            elif first.raw:
                yield from _entries(path.name, first.raw + b"".join(line.raw for line in lines), within)
    except (OSError, EOFError, zlib.error):
        raise format_changed(path.name, b"", "a whole file of JSON") from None


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        packed = stream.read(len(PACKED)) == PACKED
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _filled(stream: BinaryIO) -> Iterator[Item]:
    for number, line in enumerate(stream, 1):
        if filled := line.removeprefix(BOM).strip():
            yield Item(number, filled)


def _is_item(line: bytes, within: str) -> bool:
    """Whether the line is whole JSON, and an item itself."""
    try:
        found = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return within not in found


def _entries(name: str, content: bytes, within: str) -> Iterator[Item]:
    try:
        for number, entry in enumerate(_list(content, within), 1):
            yield Item(number, bytes(entry))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        raise _no_list(name, content) from None


def _list(content: bytes, within: str) -> list[msgspec.Raw]:
    found = msgspec.json.decode(content, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    if isinstance(found, list):
        return found
    return msgspec.json.decode(found[within], type=list[msgspec.Raw]) if within else [msgspec.Raw(content)]


def _no_list(name: str, content: bytes) -> FormatChanged:
    return format_changed(name, _read(content), "JSON, one item a line or a list of them")


def _read(content: bytes) -> object:
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "no JSON"
