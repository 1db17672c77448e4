"""Repositories as a PDS packs them: signed commit, tree, records."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import libipld

PREFIX = b"\x01\x71\x12\x20"


class Cid(bytes):
    """Marks a link, which is packed otherwise than bytes."""


def cid_of(content: bytes) -> bytes:
    return PREFIX + sha256(content).digest()


def packed(value: Any) -> bytes:
    """DAG-CBOR; libipld writes no links, which here are bytes under tag 42."""
    return _linked(libipld.encode_dag_cbor(_marked(value)))


MARK = b"~link~"


def _marked(value: Any) -> Any:
    if isinstance(value, Cid):
        return MARK + b"\x00" + bytes(value)
    if isinstance(value, Mapping):
        return {name: _marked(part) for name, part in value.items()}
    return [_marked(part) for part in value] if isinstance(value, list) else value


def _linked(content: bytes) -> bytes:
    """Byte strings that begin with the mark become links: tag 42 before a string that is shorter by the mark."""
    size = len(MARK) + 1 + 36
    marked = bytes([0x58, size]) + MARK
    return content.replace(marked, b"\xd8\x2a" + bytes([0x58, size - len(MARK)]))


def varint(number: int) -> bytes:
    out = b""
    while number >= 0x80:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def car(roots: Iterable[bytes], blocks: Iterable[bytes]) -> bytes:
    header = packed({"roots": [Cid(root) for root in roots], "version": 1})
    sections = [cid_of(block) + block for block in blocks]
    return b"".join(varint(len(part)) + part for part in [header, *sections])


def repository(did: str, records: Mapping[str, Any], rev: str = "3lbjnylol5c25") -> bytes:
    """All records under one node of the tree, with keys shortened as the format wants."""
    contents = {key: packed(value) for key, value in sorted(records.items())}
    node = packed({"l": None, "e": _entries(contents)})
    commit = packed({"did": did, "rev": rev, "data": Cid(cid_of(node)), "prev": None, "version": 3, "sig": b"s"})
    return car([cid_of(commit)], [commit, node, *contents.values()])


def _entries(contents: Mapping[str, bytes]) -> list[dict[str, Any]]:
    entries, before = [], b""
    for key, content in contents.items():
        shared = _shared(before, key.encode())
        entries.append({"p": shared, "k": key.encode()[shared:], "v": Cid(cid_of(content)), "t": None})
        before = key.encode()
    return entries


def _shared(one: bytes, other: bytes) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
