"""What a fediverse profile says: over Mastodon's API, else as an ActivityPub actor (WebFinger, RFC 7033)."""

from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from meetlat.collect.evidence.backlinks import FAILED, HOLDS, NOT_FOUND, Back, Field, link_back
from meetlat.environment import servers
from meetlat.register.models import Evidence
from meetlat.web import FetchFailed, Gone, Web

ACTOR = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
MOST_FIELDS = 20


class Profile(msgspec.Struct):
    """The lines of a profile and where the account has moved to."""

    fields: list[Field]
    url: str
    moved_to: str = ""


def back(handle: str, website: str, web: Web) -> Back:
    """``handle``: name@server."""
    try:
        found = profile(handle, web)
    except Gone:
        return Back(NOT_FOUND, "there is no such account on its server", gone=True)
    except (FetchFailed, msgspec.DecodeError, RecursionError, ValueError) as error:
        says = error.says if isinstance(error, FetchFailed) else "its server's answer cannot be read."
        return Back(FAILED, says)
    words = link_back(found.fields, website, handle.partition("@")[2])
    if not words:
        return Back(NOT_FOUND, "the profile does not link to the website", moved_to=found.moved_to)
    return Back(HOLDS, words, Evidence.Kind.TWO_WAY, found.url, moved_to=found.moved_to)


def profile(handle: str, web: Web) -> Profile:
    """Raises FetchFailed, Gone where neither interface knows the account."""
    name, _, server = handle.partition("@")
    base = servers().get(server, f"https://{server}")
    try:
        return _from_api(_json(web, f"{base}/api/v1/accounts/lookup?{urlencode({'acct': name})}"))
    except (FetchFailed, msgspec.DecodeError, KeyError):
        return _from_actor(_json(web, _actor_address(base, handle, web), ACTOR))


def _from_api(said: Any) -> Profile:
    lines = [(one.get("value"), one.get("verified_at")) for one in _objects(said["fields"])]
    fields = [Field(value, bool(at)) for value, at in lines if isinstance(value, str)]
    moved = said.get("moved")
    return Profile(fields, _text(said["url"]), _text(moved.get("url")) if isinstance(moved, dict) else "")


def _actor_address(base: str, handle: str, web: Web) -> str:
    """The actor behind a handle."""
    resource = quote(f"acct:{handle}", safe="")
    said = _json(web, f"{base}/.well-known/webfinger?resource={resource}", "application/jrd+json, application/json")
    for link in _objects(said.get("links")):
        kind = _text(link.get("type"))
        if link.get("rel") == "self" and ("activity+json" in kind or "activitystreams" in kind):
            return _text(link.get("href"))
    raise FetchFailed("its server names no profile for this account.")


def _from_actor(said: Any) -> Profile:
    lines = [one.get("value") for one in _objects(said.get("attachment")) if one.get("type") == "PropertyValue"]
    fields = [Field(value, False) for value in lines if isinstance(value, str)]
    return Profile(fields, _text(said.get("url")) or _text(said.get("id")), _text(said.get("movedTo")))


def _json(web: Web, url: str, accept: str = "application/json") -> Any:
    said = msgspec.json.decode(web.get(url, accept=accept).body)
    if not isinstance(said, dict):
        raise FetchFailed("its server's answer is not an object.")
    return said


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)][:MOST_FIELDS] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value[:300] if isinstance(value, str) else ""
