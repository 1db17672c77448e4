"""Jetstream: the network's events as JSON (github.com/bluesky-social/jetstream)."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec
from msgspec import Struct

from meetlat.collect.draft import Refused, format_changed
from meetlat.collect.files.bluesky.line import draft, seen_at
from meetlat.collect.files.bluesky.record import POST, REPOST
from meetlat.collect.sources.bluesky.happening import Gathered, Place
from meetlat.collect.sources.bluesky.interest import Interest

NAME = "jetstream"
AGAIN = 5_000_000  # microseconds that are read twice after a break, as its makers advise
QUIET = timedelta(minutes=15)  # the network is never silent that long: the stream had no more of it
MOST_DIDS = 10_000
COLLECTIONS = (POST, REPOST)
ONLY_REGISTERED = ("wantedDids", "registered")  # in the address: what the accounts say themselves, no answers


class Commit(Struct):
    operation: str = ""
    collection: str = ""
    rkey: str = ""


class Identity(Struct):
    handle: str | None = None


class Account(Struct):
    active: bool = True
    status: str | None = None


class Event(Struct):
    did: str
    time_us: int
    kind: str = ""
    commit: Commit | None = None
    identity: Identity | None = None
    account: Account | None = None


_DECODE = msgspec.json.Decoder(Event).decode


class Jetstream:
    """How to subscribe, and how to read an event."""

    name = NAME

    def __init__(self, address: str, interest: Interest) -> None:
        self._parts = urlsplit(address)
        given = parse_qsl(self._parts.query)
        self._given = [pair for pair in given if pair != ONLY_REGISTERED]
        self._dids = sorted(interest.dids) if ONLY_REGISTERED in given and len(interest.dids) <= MOST_DIDS else []

    def address(self, place: Place | None) -> str:
        asked = [*self._given, *(("wantedCollections", name) for name in COLLECTIONS)]
        if place:
            asked.append(("cursor", str(max(0, place.at - AGAIN))))
        if self._dids:
            asked.append(("requireHello", "true"))
        return self._parts._replace(query=urlencode(asked)).geturl()

    def hello(self) -> str | None:
        """What is wanted, where it does not fit into an address."""
        if not self._dids:
            return None
        wanted = {"wantedCollections": list(COLLECTIONS), "wantedDids": self._dids, "maxMessageSizeBytes": 0}
        return msgspec.json.encode({"type": "options_update", "payload": wanted}).decode()

    def read(self, said: str | bytes, into: Gathered) -> None:
        """Raises FormatChanged for what is no event at all."""
        raw = said.encode("utf-8", "surrogatepass") if isinstance(said, str) else said
        event = _event(raw)
        moment = seen_at(event.time_us)
        before = into.place
        if before and before.moment and not self._dids and moment - before.moment > QUIET:
            into.missed(before.moment, moment, "the stream no longer held this period")
        if event.commit is not None:
            _happened(event.did, event.commit, event.time_us, raw, into)
        elif event.identity is not None:
            into.named(event.did, event.identity.handle, moment)
        elif event.account is not None:
            into.account(event.did, active=event.account.active, status=event.account.status)
        if before is None or event.time_us > before.at:
            into.place = Place(NAME, event.time_us, moment)


def _happened(did: str, commit: Commit, time_us: int, raw: bytes, into: Gathered) -> None:
    if commit.collection not in COLLECTIONS:
        return
    id = f"at://{did}/{commit.collection}/{commit.rkey}"
    if commit.operation == "delete":
        into.deleted(id)
    else:
        again = commit.operation == "update"
        into.written(did, f"jetstream event {time_us}", id, lambda: draft(raw), again=again)


def _event(raw: bytes) -> Event:
    try:
        event = _DECODE(raw)
        seen_at(event.time_us)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Refused):
        raise format_changed("bluesky jetstream", _shown(raw), "an event with did, time_us and kind") from None
    return event


def _shown(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
