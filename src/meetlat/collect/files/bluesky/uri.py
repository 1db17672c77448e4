"""at://did/collection/rkey: where a record stands, and so who wrote it."""

from msgspec import Struct

from meetlat.collect.draft import Refused


class Place(Struct, frozen=True, gc=False):
    uri: str
    did: str
    collection: str
    rkey: str


def place(uri: str) -> Place:
    """Raises Refused for anything else, also for an address by handle: handles change hands."""
    parts = uri.split("/")
    if len(parts) == 5:
        scheme, nothing, did, collection, rkey = parts
        if scheme == "at:" and not nothing and did.startswith("did:") and collection and rkey:
            return Place(uri, did, collection, rkey)
    raise Refused("uri is not of the form at://did/collection/rkey")


def did_of(uri: str) -> str:
    """Who wrote the record; empty when the address does not say."""
    did = uri.removeprefix("at://").partition("/")[0]
    return did if did.startswith("did:") else ""
