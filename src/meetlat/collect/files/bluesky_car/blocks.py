"""A CAR: a header and blocks, each under the hash of its content. One damaged block does not lose the others."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import libipld

PREFIX = b"\x01\x71\x12\x20"  # CID 1, DAG-CBOR, SHA-256 of 32 bytes: the only one AT Protocol uses
CID_BYTES = len(PREFIX) + 32


class Damaged(Exception):
    """These bytes are no CAR, no block, or not the block they say they are."""


def decoded(content: bytes) -> Any:
    """DAG-CBOR as Python objects; links to blocks are the bytes of their CID."""
    try:
        return libipld.decode_dag_cbor(content)
    except (ValueError, RecursionError):
        raise Damaged("no DAG-CBOR") from None


def opened(car: bytes) -> tuple[list[bytes], dict[bytes, bytes]]:
    """The roots and all blocks, still packed. Raises Damaged where it is no CAR at all."""
    size, start = _number(car, 0)
    header = decoded(car[start : start + size])
    roots = header.get("roots") if isinstance(header, dict) else None
    if not isinstance(roots, list) or not all(isinstance(root, bytes) for root in roots):
        raise Damaged("no header with roots")
    return roots, dict(_sections(car, start + size))


def block(blocks: dict[bytes, bytes], cid: object) -> Any:
    """What stands under a CID; its hash is checked."""
    content = blocks.get(cid) if isinstance(cid, bytes) else None
    if content is None:
        raise Damaged("the block is missing")
    if sha256(content).digest() != cid[len(PREFIX) :]:  # type: ignore[index]
        raise Damaged("the block is not what its hash says")
    return decoded(content)


def _sections(car: bytes, place: int) -> Iterator[tuple[bytes, bytes]]:
    """Blocks of another kind than records, and a last one that breaks off, are left out: they are missed by name."""
    while place < len(car):
        size, start = _number(car, place)
        place = start + size
        if size > CID_BYTES and place <= len(car) and car.startswith(PREFIX, start):
            yield car[start : start + CID_BYTES], car[start + CID_BYTES : place]


def _number(car: bytes, place: int) -> tuple[int, int]:
    """An unsigned varint, and where it ends."""
    number = 0
    for step in range(5):
        if place + step >= len(car):
            break
        byte = car[place + step]
        number |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            return number, place + step + 1
    raise Damaged("a length cannot be read")
