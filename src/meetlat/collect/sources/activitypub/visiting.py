"""A visit: from the name to the actor, the numbers it shows, and its outbox with the conversations around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from meetlat.collect.draft import Author, Counts, format_changed
from meetlat.collect.source import Asked, NoSuchAccount, Page
from meetlat.collect.sources.activitypub.activities import Object, id_of, iri, kind_of, listed
from meetlat.collect.sources.activitypub.collections import count, opened
from meetlat.collect.sources.activitypub.conversations import Conversations
from meetlat.collect.sources.activitypub.documents import OURS, Documents
from meetlat.collect.sources.activitypub.outbox import Cursor, Outbox
from meetlat.collect.sources.activitypub.own import Own
from meetlat.collect.sources.activitypub.people import People
from meetlat.collect.sources.mastodon.statuses import PLATFORM
from meetlat.web import ComeBackLater, FetchFailed, Forbidden, Gone, Web

NO_ACTOR = "it names no ActivityPub actor for this account, or one at another host."
SIGNED = (
    "it answers only to servers that sign what they ask (authorized fetch). Import the account's own export instead:"
    " meetlat import FILE --format mastodon."
)


def visit(asked: Asked, web: Web) -> Iterator[Page]:
    """Newest first, back to ``asked.since``. Raises NoSuchAccount, and FetchFailed with what to do about it."""
    handle = asked.account.handle
    with Web(guarded=True) as strangers:
        documents = Documents(handle.partition("@")[2].lower(), web, strangers)
        visiting = Visiting(documents, Author(handle.lower(), handle))
        actor = visiting.actor()
        outbox = visiting.outbox(actor)
        yield Page(counts=[visiting.counts(actor, outbox)])
        people = People(documents, {id_of(actor): visiting.author})
        own = Own(documents, id_of(actor), visiting.author)
        reading = Outbox(documents, own, Conversations(documents, people), asked.since)
        yield from reading.pages(outbox, Cursor.read(asked.cursor))


@dataclass
class Visiting:
    documents: Documents
    author: Author

    def actor(self) -> Object:
        """By webfinger. Raises NoSuchAccount where the host does not know it, or no longer."""
        try:
            address = _actor_in(self.documents.webfinger(self.author.handle))
            if not self.documents.at_home(address):
                raise FetchFailed(NO_ACTOR, self.documents.host)
            found = self.documents.get(address)
        except Gone:
            raise NoSuchAccount(f"{self.author.handle} is not there: its server does not know it.") from None
        except Forbidden as refused:
            raise Forbidden(SIGNED, refused.where, refused.status, refused.body) from None
        if kind_of(found) == "Tombstone" or found.get("suspended") is True:
            raise NoSuchAccount(f"{self.author.handle} is deleted or suspended by its server.")
        if id_of(found) != address:
            raise format_changed(f"{self.documents.host}, ActivityPub", found, "an actor with the id it was asked by")
        return found

    def outbox(self, actor: Object) -> Object:
        """Raises FetchFailed where the outbox is not shown, or is another host's."""
        if not self.documents.at_home(iri(actor.get("outbox")) or ""):
            raise FetchFailed("the actor has no outbox on its own host.", self.documents.host)
        try:
            return opened(self.documents, actor["outbox"])
        except Forbidden as refused:
            raise Forbidden(SIGNED, refused.where, refused.status, refused.body) from None

    def counts(self, actor: Object, outbox: Object) -> Counts:
        return Counts(
            platform=PLATFORM, author=self.author,
            followers=self._count(actor.get("followers")), following=self._count(actor.get("following")),
            posts=count(self.documents, outbox),
        )  # fmt: skip

    def _count(self, collection: Any) -> int | None:
        """None where it is not shown."""
        if not self.documents.at_home(iri(collection) or ""):
            return None
        try:
            return count(self.documents, collection)
        except ComeBackLater:
            raise
        except FetchFailed:
            return None


def _actor_in(webfinger: Object) -> str:
    """The address of the actor; empty where none is named."""
    for link in listed(webfinger.get("links")):
        if isinstance(link, dict) and link.get("rel") == "self" and str(link.get("type", "")).startswith(OURS):
            return str(link.get("href", ""))
    return ""
