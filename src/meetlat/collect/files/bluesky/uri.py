"""at://did/collection/rkey: where a record stands, and so who wrote it."""

from typing import NamedTuple

from meetlat.collect.draft import Refused


class Place(NamedTuple):
    did: str
    collection: str
    rkey: str

    @property
    def uri(self) -> str:
        return f"at://{self.did}/{self.collection}/{self.rkey}"


def place(uri: str) -> Place:
    """Raises Refused for anything else, also for an address by handle: handles change hands."""
    parts = uri.split("/")
    if (
        len(parts) != 5
        or parts[0] != "at:"
        or parts[1]
        or not parts[2].startswith("did:")
        or not parts[3]
        or not parts[4]
    ):
        raise Refused("uri is not of the form at://did/collection/rkey")
    return Place(parts[2], parts[3], parts[4])


def did_of(uri: str) -> str:
    """Who wrote the record; empty when the address does not say."""
    did = uri.removeprefix("at://").partition("/")[0]
    return did if did.startswith("did:") else ""
