"""The few questions that are asked of a server with Mastodon's API. https://docs.joinmastodon.org/methods/"""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import msgspec

from meetlat import environment
from meetlat.collect.draft import format_changed
from meetlat.collect.source import NoSuchAccount
from meetlat.collect.sources.mastodon.asking import Asking
from meetlat.collect.sources.mastodon.json import NotJson, decoded
from meetlat.collect.sources.mastodon.statuses import Person
from meetlat.web import FetchFailed, Forbidden, Gone

if TYPE_CHECKING:
    from meetlat.web import Answer, Web

MOST = "40"  # items a page; no server gives more
SHOWN = {False: (40, 60), True: (4_096, 4_096)}  # of a conversation, above and below; to who is signed in, more
NOT_LOOKED_UP = (
    "the account is there, but not to be looked up: the server is older than Mastodon 3.4, or its API is at another"
    " host (set it in MEETLAT_SERVERS). Or collect it with the source activitypub."
)


@dataclass(frozen=True)
class Listed:
    """A page of a list. ``place`` is its address without what could name somebody; ``next`` leads to the next one."""

    items: list[Any]
    place: str
    next: str | None


@dataclass(frozen=True)
class Context:
    """The messages above and below one, oldest first. ``cut``: there are, or may be, more below."""

    above: list[Any]
    below: list[Any]
    place: str
    cut: bool


class Server(Asking):
    @classmethod
    def of(cls, handle: str, web: "Web") -> "Server":
        return cls(handle.partition("@")[2].lower(), web, environment.mastodon_tokens().get(handle.lower(), ""))

    def account(self, name: str) -> Person:
        """Raises NoSuchAccount where it is not, or no longer, and Forbidden where one has to sign in to see it."""
        try:
            raw, _ = self.ask("accounts/lookup", "accounts/lookup", {"acct": name})
        except Gone as gone:
            raise self._not_found(name, gone) from None
        except FetchFailed as failed:
            raise self.closed(failed) from None
        person = _person(raw, self.place("accounts/lookup"))
        if person.suspended:
            raise NoSuchAccount(f"{name}@{self.host} is suspended by its server.")
        return person

    def statuses(self, account: str, before: str | None) -> Listed:
        """The account's own messages and boosts, newest first."""
        try:
            return self._list(f"accounts/{quote(account, safe='')}/statuses", before)
        except Gone:
            raise NoSuchAccount(f"An account of {self.host} went away while it was read.") from None
        except FetchFailed as failed:
            raise self.closed(failed) from None

    def tagged(self, tag: str, before: str | None) -> Listed:
        """Public messages with a hashtag, newest first."""
        return self._list(f"timelines/tag/{quote(tag, safe='')}", before)

    def notifications(self, before: str | None) -> Listed:
        """Where the account was mentioned, newest first; by its own token only."""
        self.signed_in = True
        return self._list("notifications", before, {"types[]": "mention"})

    def context(self, id: str) -> Context:
        """The conversation around a message; asked again with the token where it is too long for who has none."""
        found = self._context(id)
        enough = not found.cut and len(found.above) < SHOWN[False][0]
        if enough or self.signed_in or not self.token:
            return found
        self.signed_in = True
        try:
            return self._context(id)
        finally:
            self.signed_in = False

    def _context(self, id: str) -> Context:
        shown = "statuses/…/context"
        raw, _ = self.ask(f"statuses/{quote(id, safe='')}/context", shown)
        told = raw if isinstance(raw, dict) else {}
        above, below = told.get("ancestors"), told.get("descendants")
        if not isinstance(above, list) or not isinstance(below, list):
            raise format_changed(self.place(shown), raw, "an object with ancestors and descendants")
        return Context(above, below, self.place(shown), len(below) >= SHOWN[self.signed_in][1])

    def _list(self, path: str, before: str | None, more: dict[str, str] | None = None) -> Listed:
        raw, answer = self.ask(path, path, {"limit": MOST, **(more or {}), **({"max_id": before} if before else {})})
        if not isinstance(raw, list):
            raise format_changed(self.place(path), raw, "a list")
        return Listed(raw, self.place(path), _next(answer) or _last_id(raw))

    def _not_found(self, name: str, gone: Gone) -> Exception:
        """Whether it is the account that is not there, or the question that is not known."""
        resource = f"acct:{name}@{self.host}"
        with suppress(Gone, Forbidden, NotJson):
            if gone.status == 404 and _is_about(self._webfinger(resource), resource):
                return FetchFailed(NOT_LOOKED_UP, gone.where, gone.status)
        return NoSuchAccount(f"{name}@{self.host} is not there: its server does not know it.")

    def _webfinger(self, resource: str) -> Any:
        return decoded(self.web.get(f"{self.base}/.well-known/webfinger", {"resource": resource}).body)


def _is_about(found: Any, resource: str) -> bool:
    """Whether it is an answer of RFC 7033, and no page that a site shows for whatever is asked."""
    return isinstance(found, dict) and str(found.get("subject", "")).lower() == resource.lower()


def _person(raw: Any, place: str) -> Person:
    try:
        return msgspec.convert(raw, Person)
    except msgspec.ValidationError as error:
        raise format_changed(place, raw, f"an account ({error})") from None


def _next(answer: "Answer") -> str | None:
    """The max_id of the next page. Its address is not followed: that may be another way to the same server."""
    try:
        return parse_qs(urlsplit(answer.link("next") or "").query).get("max_id", [None])[0]
    except (ValueError, httpx.InvalidURL):
        return None


def _last_id(items: list[Any]) -> str | None:
    last = items[-1] if items else None
    found = last.get("id") if isinstance(last, dict) else None
    return found if isinstance(found, str) else None
