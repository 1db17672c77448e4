"""One answer over HTTP: patience, limits, and no half of it."""

import gzip
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from meetlat.web import ComeBackLater, FetchFailed, Forbidden, Gone, Settings, Web
from tests.web.impatient import IMPATIENT, SHORT
from tests.web.server import Reply, Server

DEFLATE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
RAW_DEFLATE = DEFLATE.compress(b"whole " * 99) + DEFLATE.flush()


def test_the_answer_is_given_as_it_came(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"\x00\xff whole", headers={"X-Kind": "odd"}))
    before = datetime.now(UTC)
    answer = web.get(url, {"q": "a b&c"})
    assert (answer.body, answer.status, answer.headers["x-kind"]) == (b"\x00\xff whole", 200, "odd")
    assert answer.url == f"{url}?q=a+b%26c"
    assert before <= answer.at <= datetime.now(UTC)
    assert server.heard[0].query == {"q": "a b&c"}


def test_it_says_who_asks(server: Server) -> None:
    url = server.always("/x", Reply())
    with Web(replace(IMPATIENT, contact="webcare@voorbeeld.example")) as web:
        web.get(url, accept="application/xml", headers={"Authorization": "Bearer t"})
    heard = server.heard[0].headers
    assert heard["User-Agent"].startswith("Meetlat/")
    assert heard["User-Agent"].endswith("/docs; webcare@voorbeeld.example)")
    assert (heard["Accept"], heard["Authorization"]) == ("application/xml", "Bearer t")


def test_the_contact_is_that_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_CONTACT", "mail@voorbeeld.example")
    assert "mail@voorbeeld.example" in Settings().user_agent


def test_a_session_is_opened_with_a_post(server: Server, web: Web) -> None:
    url = server.always("/xrpc/session", Reply(b"{}"))
    assert web.post(url, json={"identifier": "meetlat.example"}).body == b"{}"
    heard = server.heard[0]
    assert (heard.method, heard.body) == ("POST", b'{"identifier":"meetlat.example"}')
    assert heard.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_overload_is_waited_out(server: Server, web: Web, status: int) -> None:
    url = server.first("/x", 2, Reply(b"", status), Reply(b"at last"))
    assert web.get(url).body == b"at last"


@pytest.mark.parametrize(
    ("status", "kind", "times"),
    [
        (503, FetchFailed, 3),
        (429, ComeBackLater, 3),
        (404, Gone, 1),
        (410, Gone, 1),
        (401, Forbidden, 1),
        (403, Forbidden, 1),
        (451, Forbidden, 1),
        (400, FetchFailed, 1),
        (418, FetchFailed, 1),
        (301, FetchFailed, 1),
    ],
)
def test_what_stays_wrong_is_said(server: Server, web: Web, status: int, kind: type[FetchFailed], times: int) -> None:
    url = server.always("/x", Reply(b'{"error": "quotaExceeded"}', status))
    with pytest.raises(FetchFailed, match=str(status)) as failed:
        web.get(url)
    assert isinstance(failed.value, kind)
    assert isinstance(failed.value, Gone | Forbidden | ComeBackLater) is (kind is not FetchFailed)
    assert (failed.value.status, server.asked("/x")) == (status, times)
    assert failed.value.body == b'{"error": "quotaExceeded"}'


def test_what_did_not_change_is_an_answer(server: Server, web: Web) -> None:
    url = server.always("/feed", Reply(b"", 304))
    assert web.get(url, headers={"If-None-Match": '"1"'}).status == 304


def test_a_broken_off_answer_is_asked_again(server: Server, web: Web) -> None:
    url = server.first("/x", 1, Reply(b"ha", held_back=2), Reply(b"half"))
    assert web.get(url).body == b"half"


def test_half_an_answer_is_none(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"ha", held_back=2))
    with pytest.raises(FetchFailed, match="no whole answer"):
        web.get(url)
    assert server.asked("/x") == 3


def test_half_an_error_is_still_that_error(server: Server, web: Web) -> None:
    with pytest.raises(Gone) as gone:
        web.get(server.always("/x", Reply(b"ha", 404, held_back=2)))
    assert gone.value.body == b""


def test_nothing_may_be_packed(server: Server, web: Web) -> None:
    assert web.get(server.always("/x", Reply(headers={"Content-Encoding": "gzip"}))).body == b""


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("gzip", gzip.compress(b"whole " * 99, mtime=0)),
        ("GZIP", gzip.compress(b"whole " * 99, mtime=0)),
        ("deflate", zlib.compress(b"whole " * 99)),
        ("deflate", RAW_DEFLATE),
        ("identity", b"whole " * 99),
    ],
)
def test_what_is_packed_is_unpacked(server: Server, web: Web, packing: str, body: bytes) -> None:
    url = server.always("/x", Reply(body, headers={"Content-Encoding": packing}))
    assert web.get(url).body == b"whole " * 99


def test_what_compresses_hardly_comes_whole(server: Server, web: Web) -> None:
    content = bytes(range(256)) * 4_000
    url = server.always("/x", Reply(gzip.compress(content), headers={"Content-Encoding": "gzip"}))
    assert web.get(url).body == content


@pytest.mark.parametrize("body", [gzip.compress(b"whole " * 99, mtime=0)[:-9], b"no gzip at all"])
def test_half_a_packing_is_no_answer(server: Server, web: Web, body: bytes) -> None:
    url = server.always("/x", Reply(body, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(FetchFailed, match="the packing"):
        web.get(url)


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "gzip, gzip, gzip"])
def test_a_packing_in_a_packing_is_not_opened(server: Server, web: Web, packing: str) -> None:
    body = gzip.compress(gzip.compress(b"0" * 1_000_000))
    url = server.always("/x", Reply(body, headers={"Content-Encoding": packing}))
    with pytest.raises(FetchFailed, match="packed as"):
        web.get(url)


@pytest.mark.parametrize("as_a_moment", [False, True])
def test_an_hour_is_not_waited(server: Server, web: Web, *, as_a_moment: bool) -> None:
    hour = datetime.now(UTC) + timedelta(hours=1)
    header = format_datetime(hour, usegmt=True) if as_a_moment else "3600"
    url = server.always("/x", Reply(b"", 503, {"Retry-After": header}))
    with pytest.raises(ComeBackLater, match=r"come back in 3[56]\d\d s") as later:
        web.get(url)
    assert server.asked("/x") == 1
    assert abs(later.value.until - hour) < timedelta(minutes=1)
    assert later.value.host == server.host


@pytest.mark.parametrize("header", ["soon", "-1", "²", format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)])
def test_an_odd_or_past_moment_is_no_reason_to_give_up(server: Server, web: Web, header: str) -> None:
    url = server.first("/x", 1, Reply(b"", 503, {"Retry-After": header}), Reply(b"at last"))
    assert web.get(url).body == b"at last"


def test_a_server_that_always_asks_for_a_little_more_is_left(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"", 503, {"Retry-After": "0"}))
    with pytest.raises(FetchFailed, match="answered 503"):
        web.get(url)
    assert server.asked("/x") == 3


@pytest.mark.parametrize("reply", [Reply(b"x" * 1001), Reply(endless=True)])
def test_too_much_is_not_read(server: Server, reply: Reply) -> None:
    with Web(replace(IMPATIENT, most_bytes=1000)) as web, pytest.raises(FetchFailed, match="larger than 1,000 bytes"):
        web.get(server.always("/x", reply))


def test_a_bomb_is_not_unpacked(server: Server) -> None:
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    packed = b"".join(packing.compress(b"0" * 1_000_000) for _ in range(200)) + packing.flush()
    bomb = Reply(packed, headers={"Content-Encoding": "gzip"})
    with Web(replace(IMPATIENT, most_bytes=1_000_000)) as web:
        before = peak()
        with pytest.raises(FetchFailed, match="larger than 1,000,000 bytes"):
            web.get(server.always("/x", bomb))
    assert peak() - before < 20_000_000


def peak() -> int:
    """The most memory this process had, in bytes."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


@pytest.mark.parametrize("head", [False, True])
def test_dripping_does_not_stretch_the_time(server: Server, *, head: bool) -> None:
    url = server.always("/x", Reply(b"x" * 500, headers={"X-Long": "x" * 500}, drip=0.06, head_drips=head))
    start = time.monotonic()
    with (
        Web(Settings(patience=replace(SHORT, answer=0.5))) as web,
        pytest.raises(FetchFailed, match="took longer than"),
    ):
        web.get(url)
    assert time.monotonic() - start < 10  # head or body would take half a minute each


def test_a_silent_server_is_asked_again(server: Server) -> None:
    url = server.first("/x", 1, Reply(b"x", drip=1.0, head_drips=True), Reply(b"at last"))
    with Web(Settings(patience=replace(SHORT, read=0.4))) as web:
        assert web.get(url).body == b"at last"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://127.0.0.1:1/nobody-listens",
        "http://",
        "http:///x",
        "no address",
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "",
    ],
)
def test_what_cannot_be_asked(web: Web, address: str) -> None:
    with pytest.raises(FetchFailed, match=r"cannot be asked|no whole answer"):
        web.get(address)


def test_a_key_with_a_sign_it_may_not_have_is_not_shown(web: Web) -> None:
    with pytest.raises(FetchFailed, match="signs it may not have") as failed:
        web.get("http://127.0.0.1:1/", headers={"Authorization": "Bearer sécret"})
    assert "cret" not in str(failed.value)


def test_pages_follow_the_link_header(server: Server, web: Web) -> None:
    header = '</api/v1/x?max_id=9>; rel="next", <https://else.example/>; rel="prev"'
    answer = web.get(server.always("/x", Reply(b"[]", headers={"Link": header})))
    assert answer.link("next") == f"{server.address}/api/v1/x?max_id=9"
    assert answer.link("prev") == "https://else.example/"
    assert answer.link("first") is None
