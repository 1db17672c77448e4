"""Reads a collection page by page: no circle, no page at another host, no end that never comes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from meetlat.collect.draft import format_changed
from meetlat.collect.sources.activitypub.activities import Object, host_of, id_of, iri, kind_of, listed, total
from meetlat.collect.sources.activitypub.documents import Documents
from meetlat.web import FetchFailed

CIRCLE = "its pages go round in a circle; what comes after them is not read."
ELSEWHERE = "its next page is at another host; that is not read."
TOO_LONG = "it has more than {:,} pages; what comes after them is not read."
COLLECTIONS = ("Collection", "OrderedCollection")
PAGES = ("CollectionPage", "OrderedCollectionPage")


class Part(NamedTuple):
    """One page: its items, and the address of the next; None where it is the last."""

    items: list[Any]
    next: str | None


def parts(documents: Documents, collection: Object, most: int, after: str | None = None) -> Iterator[Part]:
    """The pages of a collection, or those from the address ``after`` on. Raises FetchFailed where they do not end."""
    home = host_of(after or id_of(collection))
    found = _page(documents, after, home) if after else _first(documents, collection, home)
    been = {after}
    for _ in range(most):
        yield found
        if found.next is None:
            return
        if found.next in been:
            raise FetchFailed(CIRCLE, home)
        been.add(found.next)
        found = _page(documents, found.next, home)
    raise FetchFailed(TOO_LONG.format(most), home)


def opened(documents: Documents, value: Any) -> dict[str, Any]:
    """A collection that stands here, or of which the address does."""
    if isinstance(value, dict):
        return value
    address = iri(value)
    found = documents.get(address) if address else {}
    if address and kind_of(found) not in COLLECTIONS:
        raise format_changed(f"{host_of(address)}, ActivityPub", found, "a collection")
    return found


def count(documents: Documents, value: Any) -> int | None:
    return total(opened(documents, value))


def _first(documents: Documents, collection: Object, home: str) -> Part:
    """The first page, as an address or at once; or a collection without pages."""
    first = collection.get("first")
    if isinstance(first, str):
        return _page(documents, first, home)
    return _part(first if isinstance(first, dict) else collection)


def _page(documents: Documents, address: str, home: str) -> Part:
    if not home or host_of(address) != home:
        raise FetchFailed(ELSEWHERE, home)
    found = documents.get(address)
    if kind_of(found) not in (*PAGES, *COLLECTIONS):
        raise format_changed(f"{home}, ActivityPub", found, "a page of a collection")
    return _part(found)


def _part(page: Object) -> Part:
    return Part([*listed(page.get("orderedItems")), *listed(page.get("items"))], iri(page.get("next")))
