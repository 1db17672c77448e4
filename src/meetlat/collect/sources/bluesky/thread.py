"""A conversation, read to its ends where the service lets us."""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct, field

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.bluesky.line import draft
from meetlat.collect.files.bluesky.tree import Node, nodes
from meetlat.collect.source import Page, Thread

if TYPE_CHECKING:
    from meetlat.collect.sources.bluesky.client import Client

MOST_QUESTIONS = 40  # for one conversation
LARGE = 500  # messages; in a conversation of this size a service may leave answers out, and most are among strangers


class Counted(Struct):
    uri: str = ""
    replies: int | None = field(name="replyCount", default=None)


class Reading:
    """What has been read of one conversation. ``whole``: a message that is not here is not there."""

    def __init__(self) -> None:
        self.page = Page()
        self.whole = True
        self._ends: list[str] = []
        self._left_out = 0

    def read(self, client: "Client", uri: str) -> None:
        self._ends.append(uri)
        for _ in range(MOST_QUESTIONS):
            if self._ends:
                self._ask(client, self._ends.pop())
        self.whole = self.whole and not self._ends and not (self._left_out and self.large)

    @property
    def large(self) -> bool:
        return len(self.page.drafts) >= LARGE

    def _ask(self, client: "Client", uri: str) -> None:
        told = client.thread(uri)
        if told is None:
            self.page.gone.append(uri)
            return
        for number, node in enumerate(nodes(told.thread), 1):
            self._take(node, uri, number)

    def _take(self, node: Node, asked: str, number: int) -> None:
        if bytes(node.post):
            self._add(node.post, number)
            self._look_under(node, asked)
        elif node.gone and node.uri:
            self.page.gone.append(node.uri)
        else:
            self.whole = False

    def _add(self, post: Raw, number: int) -> None:
        try:
            made = draft(bytes(post))
        except Refused as why:
            self.page.refused.append((f"getPostThread item {number}", str(why)))
        else:
            self.page.drafts += [made] if made else []

    def _look_under(self, node: Node, asked: str) -> None:
        """Where the service stopped, it is asked again from there."""
        told = _counted(node.post)
        if node.replies is None and told.replies != 0:
            if told.uri in ("", asked):
                self.whole = False
            else:
                self._ends.append(told.uri)
        self._left_out += max(0, (told.replies or 0) - len(node.replies or ()))


def conversation(client: "Client", root: str, said: str, did: str) -> Page:
    """The conversation that began with ``root``, in which the account said ``said``.

    Where its beginning is gone, what stands under ``said``. Of a large one among strangers only what the account's own
    messages answer, what answers them, and what mentions it.
    """
    reading = Reading()
    reading.read(client, root)
    if not reading.page.drafts and said != root:
        reading.read(client, said)
        reading.page.gone = [id for id in reading.page.gone if id != said]  # its author's feed shows it
    elif reading.large and not root.startswith(f"at://{did}/"):
        reading.page.drafts = _around(reading.page.drafts, did)
    elif reading.whole:
        reading.page.covers.append(Thread(root))
    return reading.page


def _around(drafts: list[Draft], did: str) -> list[Draft]:
    parents = {made.id: made.parent for made in drafts}
    own = {made.id for made in drafts if made.author.id == did}
    above = {id for one in own for id in _above(one, parents)}
    return [made for made in drafts if made.id in above or did in made.mentions or own & set(_above(made.id, parents))]


def _above(id: str, parents: dict[str, str | None]) -> list[str]:
    """The message itself and all that it answers, directly and at a distance."""
    chain: dict[str, None] = {}
    at: str | None = id
    while at and at not in chain:
        chain[at] = None
        at = parents.get(at)
    return list(chain)


def _counted(post: Raw) -> Counted:
    try:
        return msgspec.json.decode(post, type=Counted)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Counted()
