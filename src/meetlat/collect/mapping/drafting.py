"""A row of a file as a message, by its mapping."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from meetlat.collect.draft import Author, Draft, Kind, Refused
from meetlat.collect.mapping import values
from meetlat.collect.mapping.addresses import Post, post_address
from meetlat.collect.mapping.cells import Cells
from meetlat.collect.mapping.made import made_id, own_key
from meetlat.collect.mapping.model import COUNTS, Mapping
from meetlat.collect.mapping.table import Row
from meetlat.collect.mapping.times import moment
from meetlat.register.address import NotAnAddress, read_address

UNDER_POSTS = {"facebook", "instagram", "youtube", "linkedin"}  # what is said there in answer is a comment
ANSWERS = {"reply", "comment"}


@dataclass(frozen=True)
class Drafter:
    """Makes messages of rows. Can be handed to another process.

    ``key`` is what ids of rows without one are made with.
    """

    mapping: Mapping
    key: bytes | None = None  # None: that of this installation

    def of_line(self, line: bytes) -> Draft:
        """A message of a line of JSON."""
        try:
            said = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise Refused("the line is no JSON") from None
        if not isinstance(said, dict):
            raise Refused("the line is JSON, but no object")
        return self.of_row(said)

    def of_row(self, row: dict[str, Any]) -> Draft:
        """A message of a row. Raises Refused with the column and the kind of value that did not fit."""
        if isinstance(row, Row) and row.problem:
            raise Refused(row.problem)
        cells = Cells(row, self.mapping)
        draft = self._without_words(cells)
        return _with_words(draft, cells, self.mapping.separator)

    def _without_words(self, cells: Cells) -> Draft:
        post = post_address(cells.text("url"))
        platform = self._platform(cells, post)
        parent, root = _message(cells.identity("parent")), _message(cells.identity("root"))
        kind = self._kind(cells, platform, parent)
        under = kind in ANSWERS and platform in UNDER_POSTS and post is not None and not post.comment
        itself = post if post and post.platform == platform and not under else None  # else it is of what was answered
        author = _author(cells, platform, itself)
        at = self._moment(cells)
        return Draft(
            platform=platform,
            id=_message(cells.identity("id")) or (itself.id if itself else self._made(cells, platform, author, at)),
            author=author,
            created_at=at,
            kind=kind,
            text="",
            parent=parent,
            root=root or (post.id if under and post else None),
            page=values.author_id(platform, page) if (page := cells.identity("page")) else None,
        )

    def _made(self, cells: Cells, platform: str, author: Author, at: datetime) -> str:
        key = own_key() if self.key is None else self.key
        return made_id(key, platform, author.id, at, cells.text("text"))

    def _platform(self, cells: Cells, post: Post | None) -> str:
        said = cells.text("platform").strip()
        found = self.mapping.values.get("platform", {}).get(said.casefold()) or values.platform_named(said)
        if said and not found:
            raise cells.refused("platform", "names no platform that is known")
        if not found and not post:
            raise Refused("neither a platform nor the address of a post says where it was said")
        return found or (post.platform if post else "")

    def _moment(self, cells: Cells) -> datetime:
        try:
            return moment(cells.value("time"), self.mapping.times)
        except Refused as why:
            raise Refused(f"{cells.called('time')}: {why}") from None

    def _kind(self, cells: Cells, platform: str, parent: str | None) -> Kind:
        said = cells.text("kind").strip()
        found = self.mapping.values.get("kind", {}).get(said.casefold()) or values.kind_named(said)
        if said and not found:
            raise cells.refused("kind", "names no kind of message that is known")
        if not found and parent:
            found = "comment" if platform in UNDER_POSTS else "reply"
        return found or "post"  # type: ignore[return-value]  # values are checked where the mapping is read


def _with_words(draft: Draft, cells: Cells, separator: str) -> Draft:
    """A repost has no words and no answers: it is its author's act, and its counts are the original's."""
    text, handles = cells.text("text"), _mentions(cells, separator)
    counts = {name: cells.number(name) for name in COUNTS}
    if draft.kind == "repost":
        return draft
    draft.text, draft.handles = text, handles
    draft.mentions = tuple(values.author_id(draft.platform, handle) for handle in handles)
    for name, count in counts.items():
        setattr(draft, name, count)
    return draft


def _author(cells: Cells, platform: str, post: Post | None) -> Author:
    handle, name = handle_of(cells.text("handle")), cells.text("name").strip()
    id = handle_of(cells.identity("author"))
    if post and not handle and (platform not in UNDER_POSTS or not (id or name)):
        handle = post.handle  # under posts, the name in an address is the page's, whoever speaks
    id = id or handle or name
    if not id:
        raise Refused("no column says whose it is")
    return Author(values.author_id(platform, id), handle, name)


def handle_of(said: str) -> str:
    """A handle without what comes along with it: an @, the address of the profile, LinkedIn's sort of page."""
    said = said.strip()
    if "://" in said:
        try:
            return read_address(said).handle
        except NotAnAddress:
            return said
    return re.sub(r"^(?:company|in|school|showcase)/", "", said.lstrip("@")).rstrip("/")


def _message(id: str) -> str | None:
    """A message's canonical id; what is an address of a post becomes the post's."""
    post = post_address(id)
    return post.id if post else id or None


def _mentions(cells: Cells, separator: str) -> tuple[str, ...]:
    said = cells.value("mentions")
    several = said if isinstance(said, list) else cells.text("mentions").split(separator)
    handles = (values.text_of(one).strip().lstrip("@") for one in several)
    return tuple(dict.fromkeys(filter(None, handles)))
