"""Whom we asked for stands in no log, no error and no repr."""

import io
import logging
import traceback
from collections.abc import Callable, Iterator

import httpx
import pytest

from meetlat.web import FetchFailed, Web
from meetlat.web.where import where
from tests.web.server import Reply, Server

WHO = "jan-de-vries-1975"
KEY = "sleutel-0123456789"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"https://social.example/api/v1/accounts/lookup?acct={WHO}", "social.example/api/v1/accounts/…"),
        (f"https://social.example/api/v1/accounts/{WHO}", "social.example/api/v1/accounts/…"),
        ("https://social.example/api/v2/instance", "social.example/api/v2/instance"),
        (f"https://social.example/@{WHO}/1", "social.example/…"),
        (f"https://social.example/users/{WHO}/outbox", "social.example/…"),
        (f"https://x.example/2/users/by/username/{WHO}", "x.example/2/users/…"),
        (
            f"http://127.0.0.1:2583/xrpc/app.bsky.feed.getAuthorFeed?actor={WHO}",
            "127.0.0.1:2583/xrpc/app.bsky.feed.getAuthorFeed",
        ),
        (f"https://u:{KEY}@social.example/#{WHO}", "social.example"),
        (f"https://social.example/.well-known/webfinger?resource={WHO}", "social.example/.well-known/webfinger"),
        (f"https://social.example/api%2F{WHO}", "social.example/…"),
        (f"https://social.example/api/{WHO}", "social.example/…"),
        (f"https://social.example/2/{WHO}", "social.example/…"),
        (f"https://social.example/youtube/{WHO}", "social.example/…"),
        (f"https://social.example/xrpc/{WHO}", "social.example/…"),
        (f"https://social.example/robots.txt{WHO}", "social.example/…"),
        (f"https://social.example//{WHO}/", "social.example/…"),
        ("https://social.example/", "social.example"),
    ],
)
def test_where(address: str, shown: str) -> None:
    assert where(httpx.URL(address)) == shown


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything anybody logs while a program wants to know everything."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Everything())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


class Everything(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{record.getMessage()} {vars(record)}"


ASKED: list[Callable[[Server], str]] = [
    lambda server: server.always(f"/users/{WHO}", Reply(b"fine")),
    lambda server: server.always(f"/users/{WHO}", Reply(b"not " + WHO.encode(), 404)),
    lambda server: server.always(f"/users/{WHO}", Reply(b"busy", 503)),
    lambda server: server.always(f"/users/{WHO}", Reply(b"busy", 429, {"Retry-After": "3600"})),
    lambda server: server.always(f"/users/{WHO}", Reply(b"ha", held_back=2)),
    lambda server: server.always(f"/users/{WHO}", Reply(b"", 302, {"Location": f"/users/{WHO}"})),
    lambda server: server.always(f"/users/{WHO}", Reply(b"", 302, {"Location": f"http://[::x/{WHO}"})),
    lambda server: server.always(f"/users/{WHO}", Reply(b"", headers={WHO + " ": WHO})),
    lambda server: f"http://127.0.0.1:1/users/{WHO}",
    lambda server: f"http://[::x/{WHO}",
    lambda server: f"ftp://127.0.0.1/{WHO}",
    lambda server: f"http://127.0.0.1/{WHO}\x00",
]


@pytest.mark.parametrize("asked", ASKED)
def test_nobody_is_named(server: Server, web: Web, logged: io.StringIO, asked: Callable[[Server], str]) -> None:
    said = ""
    try:
        said = repr(web.get(asked(server), {"q": WHO}, headers={"Authorization": f"Bearer {KEY}"}))
    except FetchFailed as failed:
        said = f"{failed} {failed!r} {failed.says} {failed.where} {failed.args}"
        said += "".join(traceback.format_exception(failed))
    for secret in (WHO, KEY):
        assert secret not in said
        assert secret not in logged.getvalue()


def test_the_key_for_one_host_is_not_told_to_another(server: Server, web: Web) -> None:
    """127.0.0.1 and localhost are one machine and two hosts."""
    elsewhere = server.address.replace("127.0.0.1", "localhost")
    server.always("/new", Reply(b"here"))
    url = server.always("/old", Reply(b"", 302, {"Location": f"{elsewhere}/new"}))
    web.get(url, headers={"Authorization": KEY, "X-Api-Key": KEY})
    assert [heard.headers.get("X-Api-Key") for heard in server.heard] == [KEY, None]
    assert [heard.headers.get("Authorization") for heard in server.heard] == [KEY, None]


def test_the_key_stays_with_its_host(server: Server, web: Web) -> None:
    server.always("/new", Reply(b"here"))
    web.get(server.always("/old", Reply(b"", 302, {"Location": "/new"})), headers={"X-Api-Key": KEY})
    assert [heard.headers.get("X-Api-Key") for heard in server.heard] == [KEY, KEY]


def test_what_is_posted_goes_to_one_address(server: Server, web: Web) -> None:
    server.always("/new", Reply(b"here"))
    url = server.always("/old", Reply(b"", 307, {"Location": "/new"}))
    with pytest.raises(FetchFailed, match="answered 307"):
        web.post(url, json={"password": KEY})
    assert server.asked("/new") == 0


def test_cookies_are_not_carried_along(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"", headers={"Set-Cookie": "session=1; Path=/"}))
    web.get(url)
    web.get(url)
    assert "Cookie" not in server.heard[1].headers
