"""The account's own messages, page by page, with the conversations around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meetlat.collect.source import Cover, Feed, Page
from meetlat.collect.sources.mastodon.conversations import Conversations
from meetlat.collect.sources.mastodon.cursor import Cursor
from meetlat.collect.sources.mastodon.pages import hand_over, in_order, is_past
from meetlat.collect.sources.mastodon.server import Listed, Server
from meetlat.collect.sources.mastodon.statuses import TAKEN, Person, statuses
from meetlat.web import FetchFailed, Forbidden

CIRCLE = "the pages go round in a circle; what came before them is not read."
HIDDEN = "it counts {:,} messages and shows none. Collect the account with the source activitypub, or set its token."


@dataclass
class Own:
    """Newest first, back to ``since``. The end of the list is a page with nothing on it."""

    server: Server
    person: Person
    since: datetime
    conversations: Conversations

    def pages(self, at: Cursor) -> Iterator[Page]:
        been = set[str | None]()
        while at.part == "feed":
            listed = self.server.statuses(self.person.id, at.before)
            if at.before in been:
                raise FetchFailed(CIRCLE, listed.place)
            been.add(at.before)
            self._check_shown(listed, at)
            page, at = self._page(listed, at)
            yield page

    def _page(self, listed: Listed, at: Cursor) -> tuple[Page, Cursor]:
        page = Page()
        own = statuses(listed.items, listed.place, page)
        dates = [said.created_at for said in own]
        told = []
        for said in own:
            if said.created_at >= self.since:
                told += [*(self.conversations.around(said, page) if said.visibility in TAKEN else []), said]
        page.orphaned = [said.uri for said in own if said.in_reply_to_account_id and not said.in_reply_to_id]
        if not page.refused:
            page.covers += self._cover(dates, at)
        hand_over(told, self.conversations, page, listed.place)
        page.oldest = min(dates, default=at.until)
        over = listed.next is None or is_past(dates, self.since)
        at = at.next_part() if over else Cursor(at.part, listed.next, page.oldest)
        page.cursor = str(at)
        return page, at

    def _cover(self, dates: list[datetime], at: Cursor) -> list[Cover]:
        """What a page stands for: nothing where the list does not go by date."""
        if not dates:
            return [Feed(None, at.until)] if at.until or self.person.statuses_count == 0 else []
        if not in_order([*([at.until] if at.until else []), *dates]):
            return []
        return [Feed(max(dates[-1], self.since), at.until)]

    def _check_shown(self, listed: Listed, at: Cursor) -> None:
        """Raises Forbidden where a server hides what there is: that is no account that deleted all its messages."""
        if not listed.items and at.before is None and self.person.statuses_count:
            raise Forbidden(HIDDEN.format(self.person.statuses_count), listed.place)
