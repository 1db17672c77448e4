"""What others said to the account or with its name as hashtag, outside the conversations it takes part in."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetlat.collect.source import Page
from meetlat.collect.sources.mastodon.asking import CLOSED
from meetlat.collect.sources.mastodon.conversations import Conversations
from meetlat.collect.sources.mastodon.cursor import Cursor
from meetlat.collect.sources.mastodon.pages import hand_over, is_past
from meetlat.collect.sources.mastodon.server import Listed, Server
from meetlat.collect.sources.mastodon.statuses import TAKEN, Person, Status, statuses
from meetlat.web import ComeBackLater, FetchFailed

HASHTAG = re.compile(r"\w*[^\W\d_]\w*")  # what Mastodon takes for one: not digits only
MOST = 50  # pages of one list: 2,000 messages
NOT_SHOWN = "the hashtag is not shown to us; mentions by hashtag are not read"
TOO_MANY = f"more than {MOST} pages; older ones are not read"

Ask = Callable[[str | None], Listed]


@dataclass
class Elsewhere:
    """Its pages name nothing as deleted: a server shows what came to it, and a notification can be wiped away."""

    server: Server
    person: Person
    since: datetime
    conversations: Conversations

    def tagged(self, name: str, at: Cursor) -> Iterator[Page]:
        """Passed over where the server does not show them."""
        if not HASHTAG.fullmatch(name):
            return
        try:
            yield from self._pages(at, lambda before: self.server.tagged(name, before))
        except ComeBackLater:
            raise
        except FetchFailed as failed:
            if failed.status not in (404, *CLOSED):
                raise
            yield Page(refused=[(f"{self.server.host}/api/v1/timelines/tag", NOT_SHOWN)], cursor=str(at.next_part()))

    def mentions(self, at: Cursor) -> Iterator[Page]:
        """What the account was notified of, by its own token."""

        def ask(before: str | None) -> Listed:
            listed = self.server.notifications(before)
            return Listed(list(_mentioning(listed.items)), listed.place, listed.next)

        yield from self._pages(at, ask)

    def _pages(self, at: Cursor, ask: Ask) -> Iterator[Page]:
        for _ in range(MOST):
            listed = ask(at.before)
            page, dates = self._page(listed)
            over = listed.next is None or listed.next == at.before or is_past(dates, self.since)
            at = at.next_part() if over else Cursor(at.part, listed.next)
            page.cursor = str(at)
            yield page
            if over:
                return
        yield Page(refused=[(listed.place, TOO_MANY)], cursor=str(at.next_part()))

    def _page(self, listed: Listed) -> tuple[Page, list[datetime]]:
        page = Page()
        found = statuses(listed.items, listed.place, page)
        theirs = [said for said in found if self._is_theirs(said)]
        for said in theirs:
            if said.visibility in TAKEN:
                self.conversations.place(said, page)
        hand_over(theirs, self.conversations, page, listed.place)
        return page, [said.created_at for said in found]

    def _is_theirs(self, said: Status) -> bool:
        return said.created_at >= self.since and said.account.id != self.person.id


def _mentioning(notifications: Iterable[Any]) -> Iterator[Any]:
    """The messages that mention; a notification of another kind holds none. What is none at all is refused later."""
    for told in notifications:
        if not isinstance(told, dict):
            yield told
        elif told.get("type") == "mention":
            yield told.get("status")
