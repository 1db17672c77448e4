"""Contacts as messages: what the resident says, what the organisation answers."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from meetlat.measure.simulation import keys
from meetlat.measure.simulation.contacts import RUN, Contacts
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.plan import Piece, Plan
from meetlat.measure.simulation.posts import Posts
from meetlat.measure.simulation.said import COMMENT, NOBODY, POST, REPLY, Said, together
from meetlat.measure.simulation.texts import languages, texts
from meetlat.measure.simulation.world import OPEN, World

SLOTS = 8  # keys that a contact may take
AUTOMATIC, ANSWER, THANKS = len(RUN), len(RUN) + 1, len(RUN) + 2
UNDER_A_POST = 0.5  # share of contacts that begin there, where there is one


@dataclass(frozen=True)
class Origin:
    """What is the same for all messages of a contact. ``post``: a place among the posts; NOBODY: it stands alone."""

    until: Numbers
    platform: Numbers
    language: Numbers
    post: Numbers
    post_key: Numbers
    post_there: Numbers
    thread: Numbers  # the key that the thread starts with


class Conversations:
    """The messages of contacts that reached the lake, in the order of the contacts' messages."""

    def __init__(
        self, chance: np.random.Generator, plan: Plan, world: World, piece: Piece, contacts: Contacts, posts: Posts
    ) -> None:
        self.contacts = contacts  # all, also those of which nothing reached the lake
        self._chance, self._plan, self._world, self._piece = chance, plan, world, piece
        self._origin = self._origins(posts)
        slots = list(self._slots())
        self.said = together([said for said, _ in slots])
        self.contact = np.concatenate([rows for _, rows in slots])  # of each message, place in the contacts

    def key(self, slot: int | Numbers) -> Numbers:
        return keys.keys(self._plan.seed, keys.MESSAGE, self.contacts.number * SLOTS + slot, self._piece.number)

    def _origins(self, posts: Posts) -> Origin:
        contacts, world = self.contacts, self._world
        under = self._chance.random(len(contacts)) < UNDER_A_POST
        post = np.where(under, posts.before(contacts.account, contacts.run[:, 0]), NOBODY)
        there = post != NOBODY
        key = np.where(there, posts.key[post], 0) if len(posts) else np.zeros(len(contacts), np.int64)
        return Origin(
            until=world.until[world.holder[contacts.account]],
            platform=world.platform[contacts.account],
            language=languages(self._chance, len(contacts)),
            post=post,
            post_key=key,
            post_there=~there | ~(posts.lost[post] if len(posts) else there),
            thread=np.where(there, key, self.key(0)),
        )

    def _slots(self) -> Iterator[tuple[Said, Numbers]]:
        contacts, origin = self.contacts, self._origin
        start, everywhere = self.key(0), np.ones(len(contacts), bool)
        yield self._first()
        for slot in range(1, len(RUN)):
            yield self._resident(slot, contacts.run[:, slot], self._said_by_resident(slot), start, everywhere)
        seen = ~contacts.asked_unseen
        yield self._account(AUTOMATIC, contacts.automatic_at, "automatic", contacts.account, start, seen)
        asked = np.maximum(contacts.question, 0)
        late = np.take_along_axis(contacts.run, asked[:, None], axis=1)[:, 0] >= contacts.answered_at
        parent = self.key(np.where(late, 0, asked))
        yield self._account(ANSWER, contacts.answered_at, "answer", contacts.answered_by, parent, seen)
        thanks = texts().draw(self._chance, "thanks", origin.language)
        yield self._resident(THANKS, contacts.thanked_at, thanks, self.key(ANSWER), ~contacts.answer_unseen)

    def _first(self) -> tuple[Said, Numbers]:
        origin = self._origin
        said, rows = self._resident(
            0, self.contacts.run[:, 0], self._said_by_resident(0), origin.post_key, origin.post_there
        )
        alone = origin.post[rows] == NOBODY
        said.kind[alone], said.root[alone] = POST, 0
        return said, rows

    def _said_by_resident(self, slot: int) -> Numbers:
        contacts, sorts = self.contacts, texts().sorts
        asks = np.where(contacts.crisis, sorts["crisis"], sorts["question"])
        return texts().draw(
            self._chance, np.where(contacts.question == slot, asks, sorts["remark"]), self._origin.language
        )

    def _resident(self, slot: int, at: Numbers, text: Numbers, parent: Numbers, there: Numbers) -> tuple[Said, Numbers]:
        author, nobody = self._residents(), np.full(len(at), NOBODY)
        to = self._world.authors[self.contacts.account]
        return self._said(slot, at, ~self.contacts.asked_unseen, author, nobody, to, text, parent, there)

    def _residents(self) -> Numbers:
        platform = self._world.platform[self.contacts.account]
        return keys.pseudonyms(self._plan.seed, self.contacts.resident, platform)

    def _account(
        self, slot: int, at: Numbers, sort: str, account: Numbers, parent: Numbers, there: Numbers
    ) -> tuple[Said, Numbers]:
        seen = ~self.contacts.answer_unseen if slot == ANSWER else np.ones(len(at), bool)
        author, to = self._world.authors[account], self._residents()
        text = texts().draw(self._chance, sort, self._origin.language)
        return self._said(slot, at, seen, author, account, to, text, parent, there)

    def _said(
        self,
        slot: int,
        at: Numbers,
        seen: Numbers,
        author: Numbers,
        account: Numbers,
        to: Numbers,
        text: Numbers,
        parent: Numbers,
        there: Numbers,
    ) -> tuple[Said, Numbers]:
        origin, holder = self._origin, self._world.holder[self.contacts.account]
        open_ = origin.platform < len(OPEN)
        page = self._world.authors[self.contacts.account]
        said = Said(
            key=self.key(slot),
            number=(self.contacts.number * SLOTS + slot) * 8 + keys.MESSAGE,
            author=author,
            account=account,
            organisation=holder,
            platform=origin.platform,
            at=at,
            kind=np.where(open_, REPLY, COMMENT),
            text=text,
            parent=parent,
            parent_there=there,
            root=origin.thread,
            mention=np.where(open_, to, 0),
            page=np.where(open_, 0, page),
        )
        rows = np.flatnonzero(seen & (at > 0) & (at < origin.until))
        return said.only(rows), rows
