"""A Bluesky repository as its owner downloads it (com.atproto.sync.getRepo): posts, reposts, numbers.

Seen to work with repositories of version 3, as PDS 0.4 makes them.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from meetlat.collect.draft import Author, Counts, Draft, Refused, format_changed
from meetlat.collect.files.bluesky.message import message
from meetlat.collect.files.bluesky.record import POST, REPOST, record_of
from meetlat.collect.files.bluesky.uri import place
from meetlat.collect.files.bluesky_car.blocks import Damaged, block, opened
from meetlat.collect.files.bluesky_car.rev import moment_of
from meetlat.collect.files.bluesky_car.tree import entries
from meetlat.collect.formats import Format, Item

FOLLOW = "app.bsky.graph.follow"
EXPECTED = "a CAR with a signed commit and the tree of a repository"


class Stored(NamedTuple):
    """A record under its key; ``record`` is None when its block is damaged."""

    did: str
    key: str
    record: Any


class Numbers(NamedTuple):
    """How many posts and follows the repository held at its last change."""

    did: str
    rev: str
    posts: int
    following: int


def items(file: Path) -> Iterator[Item]:
    """Posts and reposts, and the numbers at the end. Raises FormatChanged when it is no repository."""
    try:
        roots, blocks = opened(file.read_bytes())
        commit = block(blocks, roots[0] if roots else None)
        did, rev = _signed(commit)
        yield from _items(did, rev, blocks, list(entries(blocks, commit["data"])))
    except Damaged as why:
        raise format_changed(file.name, None, f"{EXPECTED}; {why}") from None


def _signed(commit: Any) -> tuple[str, str]:
    if not isinstance(commit, dict) or "data" not in commit:
        raise Damaged("no commit at the root")
    did, rev = commit.get("did"), commit.get("rev")
    if not isinstance(did, str) or not did.startswith("did:"):
        raise Damaged("the commit names no owner")
    return did, rev if isinstance(rev, str) else ""


def _items(did: str, rev: str, blocks: dict[bytes, bytes], held: list[tuple[str, object]]) -> Iterator[Item]:
    number = 0
    for number, (key, cid) in enumerate(held, 1):
        if key.partition("/")[0] in (POST, REPOST):
            yield Item(number, Stored(did, key, _record(blocks, cid)))
    sorts = Counter(key.partition("/")[0] for key, _ in held)
    yield Item(number + 1, Numbers(did, rev, sorts[POST], sorts[FOLLOW]))


def _record(blocks: dict[bytes, bytes], cid: object) -> Any:
    try:
        return block(blocks, cid)
    except Damaged:
        return None


def draft(raw: Stored | Numbers) -> Draft | Counts | None:
    """The author is the owner of the repository, whatever a record says."""
    if isinstance(raw, Numbers):
        at = moment_of(raw.rev)
        return Counts(platform="bluesky", author=Author(raw.did), posts=raw.posts, following=raw.following, at=at)
    if raw.record is None:
        raise Refused("the block of the record is missing or damaged")
    return message(place(f"at://{raw.did}/{raw.key}"), record_of(raw.record), Author(raw.did))


FORMAT = Format(
    name="bluesky-car",
    title="Bluesky: a whole repository (CAR)",
    platform="bluesky",
    versions=("repository 3",),
    draft=draft,
    items=items,
)
