"""A visit: the account's own messages with the conversations around them, then its hashtag, then its mentions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from meetlat.collect.source import Asked, Page
from meetlat.collect.sources.mastodon.conversations import Conversations
from meetlat.collect.sources.mastodon.cursor import Cursor
from meetlat.collect.sources.mastodon.elsewhere import Elsewhere
from meetlat.collect.sources.mastodon.feed import Own
from meetlat.collect.sources.mastodon.server import Server
from meetlat.collect.sources.mastodon.statuses import counts

if TYPE_CHECKING:
    from meetlat.web import Web


def visit(asked: Asked, web: "Web") -> Iterator[Page]:
    """Newest first, back to ``asked.since``. Raises NoSuchAccount, and FetchFailed with what to do about it."""
    name = asked.account.handle.partition("@")[0]
    server = Server.of(asked.account.handle, web)
    person = server.account(name)
    yield Page(counts=[counts(person, server.host)])
    about = (server, person, asked.since, Conversations(server, person.id))
    at = Cursor.read(asked.cursor)
    if at.part == "feed":
        yield from Own(*about).pages(at)
        at = at.next_part()
    if at.part == "tag":
        yield from Elsewhere(*about).tagged(name, at)
        at = at.next_part()
    if at.part == "mentions" and server.token:
        yield from Elsewhere(*about).mentions(at)
