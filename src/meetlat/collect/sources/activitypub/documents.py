"""Fetches what ActivityPub servers show to everybody. Their word of where something is, is not simply followed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from meetlat import environment
from meetlat.collect.sources.activitypub.activities import host_of
from meetlat.collect.sources.mastodon.json import NotJson, decoded
from meetlat.web import FetchFailed

if TYPE_CHECKING:
    from meetlat.web import Web

ACCEPT = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
OURS = ("application/activity+json", "application/ld+json")
TRIES = 3  # for an answer that breaks off halfway
NOT_JSON = f"the answer is no JSON, or half of it; asked {TRIES} times."
NOT_OURS = "the answer is not of ActivityPub's type."


@dataclass
class Documents:
    """``host`` is the account's. Everybody else's is asked by ``strangers``, who goes to public addresses only."""

    host: str
    web: "Web"
    strangers: "Web"

    def get(self, address: str) -> dict[str, Any]:
        """An object. Raises FetchFailed."""
        for _ in range(TRIES):
            answer = self._web(address).get(_reached(address), accept=ACCEPT)
            if not answer.headers.get("content-type", "").startswith(OURS):
                raise FetchFailed(NOT_OURS, host_of(address), answer.status)
            try:
                found = decoded(answer.body)
            except NotJson:
                continue
            return found if isinstance(found, dict) else {}
        raise FetchFailed(NOT_JSON, host_of(address), 200)

    def webfinger(self, handle: str) -> dict[str, Any]:
        """What a host says of a name (RFC 7033)."""
        address = f"https://{self.host}/.well-known/webfinger"
        for _ in range(TRIES):
            answer = self.web.get(_reached(address), {"resource": f"acct:{handle}"}, accept="application/jrd+json")
            try:
                found = decoded(answer.body)
            except NotJson:
                continue
            return found if isinstance(found, dict) else {}
        raise FetchFailed(NOT_JSON, self.host, 200)

    def at_home(self, address: str) -> bool:
        """Whether an address is at the account's host, under it, or where the settings say that the host is."""
        host = host_of(address)
        reached = host_of(environment.servers().get(self.host, ""))
        return bool(host) and (host in (self.host, reached) or host.endswith(f".{self.host}"))

    def _web(self, address: str) -> "Web":
        known = self.at_home(address) or host_of(address) in environment.servers()
        return self.web if known else self.strangers


def _reached(address: str) -> str:
    """The address, at the place where the settings say that its host is."""
    base = environment.servers().get(host_of(address))
    if not base:
        return address
    parts = urlsplit(address)
    return f"{base}{parts.path}{'?' if parts.query else ''}{parts.query}"
