"""The tree in a repository that says which record stands under which key (a Merkle search tree)."""

from collections.abc import Iterator
from typing import Any

from meetlat.collect.files.bluesky_car.blocks import Damaged, block

MOST = 10_000_000  # entries; the largest repositories hold a tenth


def entries(blocks: dict[bytes, bytes], top: object) -> Iterator[tuple[str, object]]:
    """Key (collection/rkey) and CID of every record, in the order of the keys. Raises Damaged."""
    seen: set[object] = set()
    waiting: list[Any] = [("node", top)]
    while waiting:
        sort, what = waiting.pop()
        if sort == "entry":
            yield what
        elif what is not None:
            if not isinstance(what, bytes) or what in seen or len(seen) > MOST:
                raise Damaged("the tree is no tree")
            seen.add(what)
            waiting.extend(reversed(_parts(block(blocks, what))))


def _parts(node: Any) -> list[tuple[str, Any]]:
    """What a node holds, from left to right. A key shares its first bytes with the one before it."""
    try:
        found: list[tuple[str, Any]] = [("node", node["l"])]
        key = b""
        for one in node["e"]:
            key = key[: one["p"]] + one["k"]
            found += [("entry", (key.decode(), one["v"])), ("node", one["t"])]
    except (KeyError, TypeError, UnicodeDecodeError):
        raise Damaged("a node of the tree is not of the documented form") from None
    return found
