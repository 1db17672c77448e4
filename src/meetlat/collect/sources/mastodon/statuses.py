"""A status as a server with Mastodon's API sends it, as a message.

Written for Mastodon 2.9 to 4.5, Pleroma, Akkoma and GoToSocial: what one of them leaves out is not counted on.
https://docs.joinmastodon.org/entities/Status/
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from meetlat.collect.draft import Author, Counts, Draft, Refused
from meetlat.collect.source import Page
from meetlat.collect.sources.mastodon.words import Mention, joined, words

PLATFORM = "mastodon"
TAKEN = ("public", "unlisted")
NOT_TAKEN = ("private", "direct", "local", "list", "mutuals_only", "limited")


class Person(Struct):
    """An account. ``acct`` has no host where the account is at home on the server that was asked."""

    acct: str
    id: str = ""
    url: str | None = None
    followers_count: int | None = None
    following_count: int | None = None
    statuses_count: int | None = None
    suspended: bool | None = None
    moved: "Person | None" = None
    pleroma: Any = None


class Mentioned(Struct):
    acct: str
    url: str | None = None


class Boosted(Struct):
    uri: str


class Status(Struct):
    """``uri`` is the ActivityPub id, the same on every server; ``id`` counts on this server only."""

    id: str
    uri: str
    created_at: datetime
    account: Person
    visibility: str
    content: str | None = ""
    spoiler_text: str | None = ""
    in_reply_to_id: str | None = None
    in_reply_to_account_id: str | None = None
    reblog: Boosted | None = None
    quote: Any = None
    mentions: list[Mentioned] | None = None
    favourites_count: int | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None


def status(raw: Any) -> Status:
    """Raises Refused where it is none; the reason names the field."""
    try:
        found = msgspec.convert(raw, Status)
    except msgspec.ValidationError as error:
        raise Refused(f"no status: {error}") from None
    if found.created_at.tzinfo is None:
        raise Refused("created_at has no time zone")
    return found


def statuses(items: Iterable[Any], place: str, page: Page) -> list[Status]:
    """Of a list; what is no status goes to the page, with its place."""
    found = []
    for number, item in enumerate(items, start=1):
        try:
            found.append(status(item))
        except Refused as why:
            page.refused.append((f"{place} item {number}", str(why)))
    return found


def draft(status: Status, host: str = "", *, parent: str | None = None, root: str | None = None) -> Draft:
    """The message. ``host`` is that of the accounts at home on the server that told it.

    A boost becomes a repost: its own id and moment, the original as parent, no text. The ActivityPub id of a parent is
    not in the status that answers it; whoever has read the conversation gives it.
    """
    check_visibility(status.visibility)
    if status.reblog:
        return _message(status, host, kind="repost", text="", parent=status.reblog.uri)
    mentions = [Mention(handle(person, host), person.url or "") for person in status.mentions or []]
    if status.in_reply_to_id:
        told: dict[str, Any] = {"kind": "reply", "parent": parent, "root": root}
    else:
        told = {"kind": "quote", "parent": _quoted(status.quote)} if status.quote else {"kind": "post"}
    return _message(
        status, host, **told,
        text=joined(status.spoiler_text, words(status.content or "", mentions)),
        handles=tuple(mention.handle for mention in mentions),
        mentions=tuple(dict.fromkeys(mention.handle.lower() for mention in mentions)),
        likes=status.favourites_count, replies=status.replies_count, reposts=status.reblogs_count,
    )  # fmt: skip


def counts(person: Person, host: str) -> Counts:
    """Followers, following and posts; what an account on Pleroma hides is told as 0 there, and is not known."""
    hidden = person.pleroma if isinstance(person.pleroma, dict) else {}
    return Counts(
        platform=PLATFORM,
        author=author(handle(person, host)),
        followers=None if hidden.get("hide_followers_count") else person.followers_count,
        following=None if hidden.get("hide_follows_count") else person.following_count,
        posts=person.statuses_count,
        moved_to=handle(person.moved, host) if person.moved else "",
    )


def check_visibility(visibility: str) -> None:
    """Raises Refused for what was not said to everybody."""
    if visibility not in TAKEN:
        named = visibility if visibility in NOT_TAKEN else "of another kind"
        raise Refused(f"visibility is {named}; only public and unlisted messages are taken")


def author(handle: str) -> Author:
    return Author(handle.lower(), handle)


def handle(person: Person | Mentioned, host: str = "") -> str:
    """``name@host``; without a host told, that of the profile's address."""
    name, _, at = person.acct.lstrip("@").partition("@")
    at = at or host or _host(person.url or "")
    if not name or not at:
        raise Refused("an account without a name or a host")
    return f"{name}@{at}"


def _message(status: Status, host: str, **told: Any) -> Draft:
    whose = author(handle(status.account, host or _host(status.uri)))
    return Draft(platform=PLATFORM, id=status.uri, author=whose, created_at=status.created_at, **told)


def _quoted(quote: Any) -> str | None:
    """The quoted message: within ``quoted_status`` (Mastodon), itself (Pleroma, Akkoma), or not shown."""
    inner = quote.get("quoted_status", quote) if isinstance(quote, dict) else None
    uri = inner.get("uri") if isinstance(inner, dict) else None
    return uri if isinstance(uri, str) and uri else None


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
