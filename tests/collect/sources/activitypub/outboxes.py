"""A server on this machine that shows the objects of a test, each at its address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Page
from meetlat.collect.sources.activitypub import SOURCE
from tests.collect.sources.answering import answering, eager_web, in_json
from tests.web.server import Heard, Reply

HOST = "sociaal.example"
HOME = f"https://{HOST}"
ELSEWHERE = "https://elders.example"
ACTOR = f"{HOME}/users/polderdam"
JAN = f"{ELSEWHERE}/users/jan-de-vries-1975"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
ACTIVITY = {"Content-Type": "application/activity+json; charset=utf-8"}

Thing = dict[str, Any]


def moment(number: int) -> str:
    return (START + timedelta(minutes=number)).isoformat().replace("+00:00", "Z")


def note(number: int, by: str = ACTOR, **more: Any) -> Thing:
    return {
        "id": f"{by}/statuses/{number}", "type": "Note", "attributedTo": by, "to": PUBLIC, "published": moment(number),
        "content": f"<p>Bericht {number}</p>", **more,
    }  # fmt: skip


def did(kind: str, thing: Any, number: int = 0, **more: Any) -> Thing:
    id = f"{ACTOR}/activities/{kind}-{number}"
    return {
        "id": id,
        "type": kind,
        "actor": ACTOR,
        "object": thing,
        "to": [PUBLIC],
        "published": moment(number),
        **more,
    }


def create(number: int, **more: Any) -> Thing:
    return did("Create", note(number, **more), number)


def actor(**more: Any) -> Thing:
    outbox = f"{ACTOR}/outbox"
    return {"id": ACTOR, "type": "Organization", "preferredUsername": "polderdam", "outbox": outbox, **more}


@dataclass
class Shown:
    """``things`` by their address, wherever that is; ``pages`` of the outbox, newest first."""

    pages: list[list[Any]] = field(default_factory=lambda: [[]])
    things: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, Reply] = field(default_factory=dict)
    total: int | None = None
    asked: list[str] = field(default_factory=list)

    def answer(self, heard: Heard) -> Reply:
        query = "&".join(f"{name}={value}" for name, value in heard.query.items() if name != "resource")
        address = heard.path + (f"?{query}" if query else "")
        self.asked.append(address)
        if address in self.instead:
            return self.instead[address]
        thing = self._at(address)
        if thing is None:
            return in_json({}, 404)
        gone = thing.get("type") == "Tombstone"
        return Reply(in_json(thing).body, 410 if gone else 200, ACTIVITY)

    def _at(self, address: str) -> Thing | None:
        if address == "/.well-known/webfinger":
            return {"links": [{"rel": "self", "type": "application/activity+json", "href": ACTOR}]}
        if address == "/users/polderdam":
            return actor(**self.things.get(ACTOR, {}))
        if address == "/users/polderdam/outbox":
            first = f"{ACTOR}/outbox?page=0"
            return {"id": f"{ACTOR}/outbox", "type": "OrderedCollection", "first": first, "totalItems": self.total}
        if address.startswith("/users/polderdam/outbox?page="):
            return self._page(int(address.rpartition("=")[2]))
        found = [self.things.get(base + address) for base in (HOME, ELSEWHERE)]
        return next(filter(None, found), None)

    def _page(self, number: int) -> Thing:
        more = number + 1 < len(self.pages)
        page = {"type": "OrderedCollectionPage", "orderedItems": self.pages[number]}
        return page | ({"next": f"{ACTOR}/outbox?page={number + 1}"} if more else {})


@contextmanager
def visiting(
    shown: Shown, since: datetime = START, cursor: str | None = None, *, reach_elsewhere: bool = True
) -> Iterator[Iterator[Page]]:
    with answering(shown.answer) as address, eager_web() as web, pytest.MonkeyPatch.context() as patch:
        also = f",elders.example={address}" if reach_elsewhere else ""
        patch.setenv("MEETLAT_SERVERS", f"{HOST}={address}{also}")
        assert SOURCE.visit
        yield SOURCE.visit(Asked(Known("1", "mastodon", f"polderdam@{HOST}"), since, cursor), web)


def visited(shown: Shown, **more: Any) -> list[Page]:
    with visiting(shown, **more) as pages:
        return list(pages)
