"""Whose outbox it is: by the actor beside it, by the actor's address, else by the address of a message on the web."""

import re
from collections.abc import Iterable
from typing import Any

from meetlat.collect.draft import Author
from meetlat.collect.sources.activitypub.activities import host_of, id_of, iri
from meetlat.collect.sources.activitypub.people import handle_in, handle_of

ON_THE_WEB = re.compile(r"https?://[^/]+/@(?P<name>[\w.-]+)/[\w-]+")


def whose(activities: Iterable[Any], actor: Any) -> dict[str, Author]:
    """Addresses of actors with who they are. Since Mastodon 4.5 an address no longer holds the name."""
    found: dict[str, str] = {}
    if isinstance(actor, dict) and (handle := handle_of(actor, id_of(actor))):
        found[id_of(actor)] = handle
    for activity in activities:
        address = iri(activity.get("actor")) if isinstance(activity, dict) else None
        if address and address not in found and (handle := handle_in(address) or _on_the_web(activity)):
            found[address] = handle
    return {address: Author(handle.lower(), handle) for address, handle in found.items()}


def _on_the_web(activity: dict[str, Any]) -> str | None:
    note = activity.get("object")
    address = iri(note.get("url")) if isinstance(note, dict) else None
    named = ON_THE_WEB.fullmatch(address or "")
    return f"{named['name']}@{host_of(address or '')}" if named else None
