"""The outbox page by page, newest first, with the conversations around what stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from msgspec import Struct

from meetlat.collect.draft import Refused
from meetlat.collect.source import Cover, Feed, Page
from meetlat.collect.sources.activitypub.activities import Object, total
from meetlat.collect.sources.activitypub.collections import Part, parts
from meetlat.collect.sources.activitypub.conversations import Conversations
from meetlat.collect.sources.activitypub.documents import Documents
from meetlat.collect.sources.activitypub.own import Own, Said
from meetlat.collect.sources.mastodon.pages import in_order, is_past

MOST_PAGES = 5_000
MOST_SETTLED = 1_000  # ids in the cursor


class Cursor(Struct, frozen=True, omit_defaults=True):
    """The address of the next page, the oldest moment and the number of items so far, what newer activities settled."""

    next: str | None = None
    until: datetime | None = None
    items: int = 0
    settled: list[str] = []

    @classmethod
    def read(cls, text: str | None) -> "Cursor":
        """The beginning, where there is none or it is of another form."""
        try:
            return msgspec.json.decode(text or "{}", type=cls)
        except (ValueError, RecursionError):
            return cls()


@dataclass
class Outbox:
    documents: Documents
    own: Own
    conversations: Conversations
    since: datetime

    def pages(self, outbox: Object, at: Cursor) -> Iterator[Page]:
        self.own.settled |= set(at.settled)
        for part in parts(self.documents, outbox, MOST_PAGES, at.next):
            page, said = self._page(part)
            dates = [one.draft.created_at for one in said if one.in_place]
            items = at.items + len(part.items)
            ended = part.next is None and total(outbox) == items
            page.covers += self._cover(dates, at, page, ended=ended)
            page.oldest = min(dates, default=at.until)
            at = Cursor(part.next, page.oldest, items, sorted(self.own.settled)[:MOST_SETTLED])
            page.cursor = msgspec.json.encode(at).decode() if part.next else None
            self._take(said, page)
            yield page
            if is_past(dates, self.since):
                return

    def _cover(self, dates: list[datetime], at: Cursor, page: Page, *, ended: bool) -> list[Cover]:
        """What a page stands for; nothing where something on it did not fit, or where it does not go by date."""
        if page.refused or not in_order([*([at.until] if at.until else []), *dates]):
            return []
        if ended and all(date >= self.since for date in dates):
            return [Feed(None, at.until)]
        return [Feed(max(dates[-1], self.since), at.until)] if dates else []

    def _page(self, part: Part) -> tuple[Page, list[Said]]:
        page, found = Page(), []
        for number, item in enumerate(part.items, start=1):
            try:
                said = self.own.said(item, page)
            except Refused as why:
                page.refused.append((f"{self.documents.host}, outbox item {number}", str(why)))
            else:
                found += [said] if said else []
        return page, found

    def _take(self, said: list[Said], page: Page) -> None:
        """Its own messages, after the conversations around them."""
        recent = [one for one in said if one.draft.created_at >= self.since]
        for one in recent:
            if one.draft.kind != "repost":
                page.drafts += self.conversations.above(one.note, page)
                page.drafts += self.conversations.below(one.note, page)
        page.drafts += [one.draft for one in recent]
