"""Who is behind an actor's address: a name at a host."""

import re
from dataclasses import dataclass, field
from typing import Any

from meetlat.collect.draft import Author, Refused
from meetlat.collect.sources.activitypub.activities import host_of
from meetlat.collect.sources.activitypub.documents import Documents
from meetlat.web import ComeBackLater, FetchFailed

IN_PATH = re.compile(r"https?://[^/]+/(?:users/|@)(?P<name>[A-Za-z0-9_][\w.-]*)/?")


@dataclass
class People:
    """Each actor is asked for once in a visit."""

    documents: Documents
    known: dict[str, Author] = field(default_factory=dict)

    def author(self, address: str) -> Author:
        """Raises Refused where it cannot be told who that is."""
        if address not in self.known:
            self.known[address] = self._asked(address)
        return self.known[address]

    def _asked(self, address: str) -> Author:
        try:
            handle = handle_of(self.documents.get(address), address)
        except ComeBackLater:
            raise
        except FetchFailed:
            handle = None
        if not (handle := handle or handle_in(address)):
            raise Refused("it cannot be told who its author is")
        return Author(handle.lower(), handle)


def handle_of(actor: dict[str, Any], address: str) -> str | None:
    """As the actor says: in full (FEP-2c59), or the name by which it goes on its host."""
    whole, name = actor.get("webfinger"), actor.get("preferredUsername")
    if isinstance(whole, str) and re.fullmatch(r"[^@\s]+@[^@\s]+", whole):
        return whole
    return f"{name}@{host_of(address)}" if isinstance(name, str) and name and host_of(address) else None


def handle_in(address: str) -> str | None:
    """The handle that the usual forms of an actor's address hold: /users/name and /@name."""
    found = IN_PATH.fullmatch(address)
    return f"{found['name']}@{host_of(address)}" if found else None
