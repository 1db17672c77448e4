"""What was said around an account's own note: the answers below it, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.source import Page, Thread
from meetlat.collect.sources.activitypub.activities import (
    SAID,
    Object,
    host_of,
    id_of,
    iri,
    kind_of,
    note_draft,
    total,
)
from meetlat.collect.sources.activitypub.collections import opened, parts
from meetlat.collect.sources.activitypub.documents import Documents
from meetlat.collect.sources.activitypub.people import People
from meetlat.web import ComeBackLater, FetchFailed, Gone

MOST_ANSWERS = 500  # below one note
MOST_PAGES = 50  # of one collection of answers
MOST_ABOVE = 20
MOST_KEPT = 2_000  # messages in memory


class Unread(Exception):
    """Something of a conversation could not be read; the reason is on the page."""


@dataclass
class Conversations:
    documents: Documents
    people: People
    fetched: dict[str, Object] = field(default_factory=dict)

    def below(self, note: Object, page: Page) -> Iterator[Draft]:
        """Every answer that can be read, level by level. All of them were, where every server says how many it has."""
        root, before = id_of(note), len(page.refused)
        asking, been, whole = [note], {root}, not note.get("inReplyTo")
        while asking and len(been) <= MOST_ANSWERS:
            answers, complete = self._answers(asking.pop(0), page)
            whole = whole and complete
            for answer in answers:
                address = id_of(answer)
                if address not in been:
                    been.add(address)
                    asking.append(answer)
                    yield from self._draft(answer, page)
        if asking:
            page.refused.append((self._place(root), f"more than {MOST_ANSWERS} answers; the others are not read"))
        elif whole and len(page.refused) == before:
            page.covers.append(Thread(root))

    def above(self, note: Object, page: Page) -> Iterator[Draft]:
        """What a note answers, up to where the conversation began."""
        address, been = iri(note.get("inReplyTo")), set[str]()
        while address and address not in been and len(been) < MOST_ABOVE:
            been.add(address)
            try:
                found = self._fetched(address, page)
            except Unread:
                return
            yield from self._draft(found, page)
            address = iri(found.get("inReplyTo"))

    def _answers(self, note: Object, page: Page) -> tuple[list[Object], bool]:
        """The notes that answer one directly, and whether those are all."""
        if not note.get("replies"):
            return [], False
        found: list[Object] = []
        listed, unread = 0, 0
        try:
            collection = opened(self.documents, note["replies"])
            for part in parts(self.documents, collection, MOST_PAGES):
                listed += len(part.items)
                for item in part.items:
                    try:
                        found.append(self._answer(item, note, page))
                    except Unread:
                        unread += 1
        except ComeBackLater:
            raise
        except FetchFailed as failed:
            page.refused.append((self._place(id_of(note)), f"its answers cannot be read: {failed.says}"))
            return found, False
        return found, unread == 0 and total(collection) == listed

    def _answer(self, item: Any, note: Object, page: Page) -> Object:
        """An answer as its own server shows it: anybody can claim that somebody said something."""
        address = iri(item)
        home = host_of(id_of(note))
        inside = isinstance(item, dict) and host_of(address or "") == home and kind_of(item) in SAID
        found = item if inside else self._fetched(address or "", page)
        if iri(found.get("inReplyTo")) != id_of(note):
            page.refused.append((self._place(address or ""), "it stands among the answers and is none"))
            raise Unread
        return dict(found)

    def _fetched(self, address: str, page: Page) -> Object:
        """Once in a visit: a message stands above one and below another."""
        if address not in self.fetched:
            found = self._asked(address, page)
            if len(self.fetched) >= MOST_KEPT:
                self.fetched.clear()
            self.fetched[address] = found
        return self.fetched[address]

    def _asked(self, address: str, page: Page) -> Object:
        try:
            found = self.documents.get(address)
        except ComeBackLater:
            raise
        except Gone:
            page.gone.append(address)
            raise Unread from None
        except FetchFailed as failed:
            page.refused.append((self._place(address), f"it cannot be read: {failed.says}"))
            raise Unread from None
        if kind_of(found) == "Tombstone":
            page.gone.append(address)
            raise Unread
        if id_of(found) != address:
            page.refused.append((self._place(address), "it has another id than the address it was asked by"))
            raise Unread
        return found

    def _draft(self, note: Object, page: Page) -> Iterator[Draft]:
        """One message, or none and why. An author speaks for the own host only."""
        try:
            yield note_draft(note, self._author(note))
        except Refused as why:
            page.refused.append((self._place(id_of(note)), str(why)))

    def _author(self, note: Object) -> Author:
        address = iri(note.get("attributedTo")) or ""
        if not host_of(address) or host_of(address) != host_of(id_of(note)):
            raise Refused("its author is of another host than the message")
        return self.people.author(address)

    def _place(self, address: str) -> str:
        return f"{host_of(address) or self.documents.host}, a message in a conversation"
