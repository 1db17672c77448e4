"""The conversations that an account takes part in, each read once in a visit."""

from dataclasses import dataclass, field

from meetlat.collect.draft import Draft
from meetlat.collect.source import Page, Thread
from meetlat.collect.sources.mastodon.server import Context, Server
from meetlat.collect.sources.mastodon.statuses import Status, draft, statuses
from meetlat.web import ComeBackLater, FetchFailed, Gone

DEEPEST = 20  # levels below a message that Mastodon shows to who is not signed in
MOST_PARTS = 20  # further questions about one conversation
MOST_FAILED = 5  # conversations of one visit that a server cannot show; after that it is ill


@dataclass
class Conversations:
    """What is known of who answers whom. A status names the one it answers by an id of this server only."""

    server: Server
    account: str  # the account's id on the server
    uris: dict[str, str] = field(default_factory=dict)
    roots: dict[str, str | None] = field(default_factory=dict)
    failed: int = 0

    def known(self, said: Status) -> bool:
        """Whether it is clear what a message answers."""
        return said.in_reply_to_id is None or said.id in self.roots

    def draft(self, said: Status) -> Draft:
        self.uris[said.id] = said.uri
        parent = self.uris.get(said.in_reply_to_id or "")
        return draft(said, self.server.host, parent=parent, root=self.roots.get(said.id))

    def around(self, said: Status, page: Page) -> list[Status]:
        """The other messages of the conversation, unless they were read before. What does not fit goes to the page."""
        if said.reblog or said.id in self.roots:
            return []
        if said.in_reply_to_id is None:
            return self._own(said, page)
        context = self._context(said, page)
        if context is None:
            return []
        above = statuses(context.above, context.place, page)
        if above and above[0].account.id == self.account and above[0].in_reply_to_id is None:
            return self._own(above[0], page)
        return self._of_another(said, above, statuses(context.below, context.place, page))

    def place(self, said: Status, page: Page) -> None:
        """Finds out what somebody else's message answers; the conversation around it is not taken."""
        if said.in_reply_to_id and said.id not in self.roots:
            context = self._context(said, page)
            if context is not None:
                self._of_another(said, statuses(context.above, context.place, page), [])

    def _own(self, root: Status, page: Page) -> list[Status]:
        """A conversation that the account began. Nobody answered where the server counts no answers."""
        before = len(page.refused)
        found, whole = self._below(root, page) if root.replies_count != 0 else ([], True)
        self._remember([root, *found], root.uri)
        if whole and len(page.refused) == before:
            page.covers.append(Thread(root.uri))
        return [root, *found]

    def _below(self, root: Status, page: Page) -> tuple[list[Status], bool]:
        """Every message under a root, and whether that is all. Where an answer was cut off, its ends are asked on."""
        found: dict[str, Status] = {}
        asking, whole = [root], True
        for _ in range(MOST_PARTS):
            if not asking:
                return list(found.values()), whole
            context = self._context(asking.pop(0), page)
            if context is None:
                whole = False
                continue
            new = [one for one in statuses(context.below, context.place, page) if one.id not in found]
            found |= {one.id: one for one in new}
            whole = whole and not context.cut
            if context.cut or len(new) >= DEEPEST:
                asking += _ends(found, new)
        return list(found.values()), False

    def _of_another(self, said: Status, above: list[Status], below: list[Status]) -> list[Status]:
        """A conversation that somebody else began: what led to the account's words, and what was said to them."""
        first = above[0] if above else said
        self._remember([*above, said, *below], first.uri if first.in_reply_to_id is None else None)
        return [*above, *below]

    def _remember(self, statuses: list[Status], root: str | None) -> None:
        self.uris |= {one.id: one.uri for one in statuses}
        self.roots |= {one.id: root for one in statuses}

    def _context(self, said: Status, page: Page) -> Context | None:
        """None where the server has none to show: the visit goes on, and what is missed is written down."""
        place = f"{self.server.host}/api/v1/statuses/…/context"
        try:
            return self.server.context(said.id)
        except ComeBackLater:
            raise
        except FetchFailed as failed:
            self.failed += not isinstance(failed, Gone)
            if self.failed > MOST_FAILED or failed.status == 0:
                raise
            page.refused.append((place, f"the conversation cannot be read: {failed.says}"))
            return None


def _ends(found: dict[str, Status], new: list[Status]) -> list[Status]:
    """Messages that were answered, of which no answer is here."""
    answered = {one.in_reply_to_id for one in found.values()}
    return [one for one in new if one.replies_count and one.id not in answered]
