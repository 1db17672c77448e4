"""A server that answers as a test tells it to, for what the real one of tests/real never does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Page
from meetlat.collect.sources.mastodon import SOURCE
from tests.collect.sources.answering import answering, eager_web, in_json
from tests.web.server import Heard, Reply

HOST = "sociaal.example"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
TOKEN = "geheim"
SIGN_IN = in_json({"error": "This API requires an authenticated user"}, 401)


def person(name: str = "polderdam", **more: Any) -> dict[str, Any]:
    id = "1" if name == "polderdam" else f"9{len(name)}"
    return {"id": id, "acct": name, "url": f"https://{HOST}/@{name}", "statuses_count": 1, **more}


def said(id: int, by: str = "polderdam", answers: int | None = None, **more: Any) -> dict[str, Any]:
    """A status; a higher id is a later moment, by the minute."""
    return {
        "id": str(id), "uri": f"https://{HOST}/users/{by}/statuses/{id}", "account": person(by), "visibility": "public",
        "created_at": (START + timedelta(minutes=id)).isoformat(), "content": f"<p>Bericht {id}</p>",
        "in_reply_to_id": str(answers) if answers else None, "replies_count": 0, **more,
    }  # fmt: skip


@dataclass
class Scripted:
    """Statuses by list, newest first, in pages of ``size``; ``instead``: another answer to a path, or to one of it."""

    own: list[dict[str, Any]] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    account: dict[str, Any] = field(default_factory=person)
    size: int = 40
    shown: int = 1_000
    instead: dict[str, Callable[[Heard], Reply | None]] = field(default_factory=dict)
    asked: list[tuple[str, bool]] = field(default_factory=list)

    def answer(self, heard: Heard) -> Reply:
        path = heard.path.removeprefix("/api/v1/")
        signed_in = heard.headers.get("authorization") == f"Bearer {TOKEN}"
        self.asked.append((path, signed_in))
        for pattern, other in self.instead.items():
            if path.startswith(pattern) and (found := other(heard)):
                return found
        if path == "accounts/lookup":
            return in_json(self.account)
        if path == "accounts/1/statuses":
            return self._listed(self.own, heard)
        if path.endswith("/context"):
            return in_json(self._context(path.split("/")[1], 4_096 if signed_in else self.shown))
        return in_json([]) if path.startswith("timelines/tag") else in_json({"error": "Record not found"}, 404)

    def _listed(self, statuses: list[dict[str, Any]], heard: Heard) -> Reply:
        before = heard.query.get("max_id")
        left = [one for one in statuses if before is None or int(one["id"]) < int(before)][: self.size]
        link = f'<https://elders.example/another/way?max_id={left[-1]["id"]}>; rel="next"' if left else ""
        return in_json(left, Link=link)

    def _context(self, id: str, most: int) -> dict[str, Any]:
        everything = {one["id"]: one for one in (*self.own, *self.others)}
        above: list[dict[str, Any]] = []
        at = everything[id]["in_reply_to_id"]
        while at in everything:
            above.insert(0, everything[at])
            at = everything[at]["in_reply_to_id"]
        return {"ancestors": above, "descendants": list(self._below(id, everything))[:most]}

    def _below(self, id: str, everything: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for one in everything.values():
            if one["in_reply_to_id"] == id:
                yield one
                yield from self._below(one["id"], everything)


@contextmanager
def visiting(server: Scripted, since: datetime = START, cursor: str | None = None) -> Iterator[Iterator[Page]]:
    with answering(server.answer) as address, eager_web() as web, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEETLAT_SERVERS", f"{HOST}={address}")
        assert SOURCE.visit
        yield SOURCE.visit(Asked(Known("1", "mastodon", f"polderdam@{HOST}"), since, cursor), web)


def visited(server: Scripted, **more: Any) -> list[Page]:
    with visiting(server, **more) as pages:
        return list(pages)
