"""A Bluesky name is a domain: whoever owns the domain says which account it is (https://atproto.com/specs/handle)."""

import re
from urllib.parse import quote

import dns.exception
import dns.resolver
import msgspec

from meetlat.collect.evidence.backlinks import FAILED, HOLDS, NOT_FOUND, Back, of_house
from meetlat.collect.liveness.numbers import unchanging
from meetlat.environment import bluesky_service, servers
from meetlat.register.models import Evidence
from meetlat.web import FetchFailed, Gone, Web

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}", re.IGNORECASE)
SECONDS = 5.0  # for an answer of the name servers


class Profile(msgspec.Struct):
    did: str
    handle: str = ""


def resolver() -> dns.resolver.Resolver:
    """The machine's own name servers."""
    return dns.resolver.Resolver()


def back(handle: str, website: str, web: Web) -> Back:
    """Whether the domain gives the name to the account that carries it, and whether it is the organisation's domain."""
    if not DOMAIN.fullmatch(handle):
        return Back(FAILED, "is no domain name")
    try:
        said = profile(handle, web)
    except Gone:
        return Back(NOT_FOUND, "there is no such account", gone=True)
    except (FetchFailed, msgspec.DecodeError) as error:
        return Back(FAILED, error.says if isinstance(error, FetchFailed) else "its server's answer cannot be read.")
    if not of_house(f"https://{handle}", website):
        return Back(NOT_FOUND, "the name is not on the website's domain", number=said.did)
    given, how = number_of(handle, web)
    if given != said.did:
        return Back(NOT_FOUND, f"the domain does not give the name to this account ({how})", number=said.did)
    return Back(HOLDS, f"{how} gives {given}", Evidence.Kind.DOMAIN, handle, number=given)


def profile(handle: str, web: Web) -> Profile:
    """Raises Gone where there is no such account."""
    address = f"{bluesky_service()}/xrpc/app.bsky.actor.getProfile?actor={quote(handle)}"
    try:
        return msgspec.json.decode(web.get(address).body, type=Profile)
    except FetchFailed as error:
        if error.status == 400 and b"not found" in error.body.lower():  # what the AppView says instead of 404
            raise Gone("there is no such account.", status=400) from None
        raise


def number_of(handle: str, web: Web) -> tuple[str, str]:
    """The DID that the domain gives, and how: DNS first, then the website. Empty where neither does."""
    if found := _from_dns(handle):
        return found, f"DNS of _atproto.{handle}"
    address = f"{servers().get(handle, f'https://{handle}')}/.well-known/atproto-did"
    try:
        said = web.get(address, accept="text/plain").body[:2_000].decode("ascii", "replace").strip()
    except FetchFailed:
        return "", "neither DNS nor the website says which"
    return unchanging("bluesky", said), f"{handle}/.well-known/atproto-did"


def _from_dns(handle: str) -> str:
    """Empty where there is no record, or where two say different things: then none counts."""
    try:
        answer = resolver().resolve(f"_atproto.{handle}", "TXT", lifetime=SECONDS)
    except dns.exception.DNSException:
        return ""
    texts = [b"".join(record.strings).decode("ascii", "replace") for record in answer]
    found = {unchanging("bluesky", text.removeprefix("did=")) for text in texts if text.startswith("did=")}
    return found.pop() if len(found) == 1 else ""
