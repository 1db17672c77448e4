"""A server with Mastodon's API, and what people do there.

The software is PyPI ``mastodon-mock``: somebody else's reading of the API, with faults on order. It knows no dates but
now, so a date of choice is written into its database afterwards. Its pages go by id: write the oldest first.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from tests.network import free_port
from tests.real.starting import PROGRAMS, Started, running

Status = dict[str, Any]  # as the server sends it


@dataclass(frozen=True)
class Account:
    id: str
    username: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class Mastodon:
    address: str  # http://127.0.0.1:port
    database: Path

    @property
    def host(self) -> str:
        """What stands behind the @ in a full account name."""
        return self.address.removeprefix("http://")

    def create_account(self, username: str, *, name: str = "", note: str = "", bot: bool = False) -> Account:
        made = self._call("POST", "/api/v1/_mock/dev_user", {"username": username, "display_name": name})
        account = Account(made["id"], username, made["access_token"])
        if note or bot:
            profile = {"note": note, "bot": str(bot).lower()}
            self._call("PATCH", "/api/v1/accounts/update_credentials", form=profile, by=account)
        return account

    def status(
        self,
        by: Account,
        text: str,
        *,
        at: datetime | None = None,
        reply_to: Status | None = None,
        quote: Status | None = None,
        **more: Any,
    ) -> Status:
        """Write a status; mentions go by @username in the text. ``more``: visibility, language, spoiler_text, ..."""
        given = {"status": text, **more}
        if reply_to:
            given["in_reply_to_id"] = reply_to["id"]
        if quote:
            given["quoted_status_id"] = quote["id"]
        return self._dated(self._call("POST", "/api/v1/statuses", given, by=by), at)

    def reply(self, by: Account, to: Status, text: str, **more: Any) -> Status:
        """Answer a status, whose author is mentioned first, as every Mastodon client does."""
        return self.status(by, f"@{to['account']['acct']} {text}", reply_to=to, **more)

    def boost(self, by: Account, status: Status, *, at: datetime | None = None) -> Status:
        return self._dated(self._call("POST", f"/api/v1/statuses/{status['id']}/reblog", by=by), at)

    def favourite(self, by: Account, status: Status) -> None:
        self._call("POST", f"/api/v1/statuses/{status['id']}/favourite", by=by)

    def follow(self, by: Account, whom: Account) -> None:
        self._call("POST", f"/api/v1/accounts/{whom.id}/follow", by=by)

    def edit(self, by: Account, status: Status, text: str) -> Status:
        return self._call("PUT", f"/api/v1/statuses/{status['id']}", {"status": text}, by=by)

    def delete(self, by: Account, status: Status) -> None:
        self._call("DELETE", f"/api/v1/statuses/{status['id']}", by=by)

    def suspend(self, account: Account) -> None:
        """What moderators do to a whole account: it is found no more."""
        self._write("UPDATE accounts SET suspended = 1 WHERE id = ?", int(account.id))

    def status_now(self, status: Status) -> Status:
        return self._call("GET", f"/api/v1/statuses/{status['id']}")

    @contextmanager
    def fault(self, kind: str, path: str | None = None, *, count: int | None = None, **effect: Any) -> Iterator[None]:
        """While this lasts, requests to the path (``*`` stands for anything; none: every path) go wrong.

        kind: ``status`` (status=500), ``ratelimit`` (429; headers={...}), ``latency`` (delay_ms=), ``malformed``
        (half a JSON answer) or ``timeout`` (no answer for 30 seconds). count: how many requests, else all.
        """
        rule = {"match": {"path": path}, "effect": {"type": kind, **effect}, "count": count}
        made = self._call("POST", "/api/v1/_mock/faults", rule)
        try:
            yield
        finally:
            httpx.delete(f"{self.address}/api/v1/_mock/faults/{made['id']}")  # 404 when its count is used up

    def _dated(self, status: Status, at: datetime | None) -> Status:
        if at is None:
            return status
        written = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")  # as SQLAlchemy keeps a moment in SQLite
        self._write("UPDATE statuses SET created_at = ? WHERE id = ?", written, int(status["id"]))
        return self.status_now(status)

    def _write(self, statement: str, *values: Any) -> None:
        with closing(sqlite3.connect(self.database, timeout=10)) as connection, connection:
            assert connection.execute(statement, values).rowcount == 1

    def _call(
        self,
        method: str,
        path: str,
        given: Mapping[str, Any] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        by: Account | None = None,
    ) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {by.token}"} if by else {}
        answer = httpx.request(method, self.address + path, json=given, data=form, headers=headers, timeout=30)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return dict(answer.json())


@contextmanager
def mastodon_server() -> Iterator[Mastodon]:
    """One server, ready in about 3 seconds."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    command = [str(PROGRAMS / "mastodon_mock"), "serve", "--in-memory"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--domain", address]
    with running("mastodon", command, lambda _started: _answers(f"http://{address}")) as started:
        yield Mastodon(f"http://{address}", _database(started))


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/v2/instance").is_success
    except httpx.TransportError:
        return False


def _database(started: Started) -> Path:
    """The file behind its "memory", in the TMPDIR it was given."""
    (file,) = (started.folder / "kept").glob("mastodon_mock_*.sqlite")
    return file
