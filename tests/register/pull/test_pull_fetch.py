"""One answer over HTTP: patience, limits, and no half of it."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from meetlat.register.pull.fetch import Fetcher, FetchFailed, client
from tests.register.pull.pulling import SHORT
from tests.register.pull.sources_on_here import Reply, Sources


@pytest.fixture
def connection() -> Iterator[httpx.Client]:
    with client(SHORT) as connection:
        yield connection


def test_the_body_is_given_as_it_came(sources: Sources, connection: httpx.Client) -> None:
    sources.broken["roo"] = lambda _: Reply(b"\x00\xff whole")
    assert Fetcher(connection, SHORT).get(sources.addresses["roo"]) == b"\x00\xff whole"


def test_it_says_who_asks(sources: Sources, connection: httpx.Client) -> None:
    Fetcher(connection, SHORT).get(sources.addresses["roo"], accept="application/xml")
    _, heard = sources.heard[0]
    assert heard["User-Agent"].startswith("Meetlat/")
    assert heard["Accept"] == "application/xml"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_overload_is_waited_out(sources: Sources, connection: httpx.Client, status: int) -> None:
    sources.broken["roo"] = lambda _: Reply(b"", status) if sources.asked["roo"] < 3 else Reply(b"at last")
    assert Fetcher(connection, SHORT).get(sources.addresses["roo"]) == b"at last"


@pytest.mark.parametrize(("status", "times"), [(503, 3), (404, 1), (403, 1), (301, 1)])
def test_what_stays_wrong_is_said(sources: Sources, connection: httpx.Client, status: int, times: int) -> None:
    sources.broken["roo"] = lambda _: Reply(b"", status)
    with pytest.raises(FetchFailed, match=str(status)) as failed:
        Fetcher(connection, SHORT).get(sources.addresses["roo"])
    assert (failed.value.status, sources.asked["roo"]) == (status, times)


def test_a_broken_off_answer_is_asked_again(sources: Sources, connection: httpx.Client) -> None:
    sources.broken["roo"] = lambda _: Reply(b"ha", held_back=2) if sources.asked["roo"] < 2 else Reply(b"half")
    assert Fetcher(connection, SHORT).get(sources.addresses["roo"]) == b"half"


def test_the_server_says_how_long_to_wait(sources: Sources, connection: httpx.Client) -> None:
    busy = Reply(b"", 429, {"Retry-After": "1"})
    sources.broken["roo"] = lambda _: busy if sources.asked["roo"] < 2 else Reply(b"at last")
    start = time.monotonic()
    Fetcher(connection, SHORT).get(sources.addresses["roo"])
    assert time.monotonic() - start >= 1.0


@pytest.mark.parametrize("as_a_moment", [False, True])
def test_an_hour_is_not_waited(sources: Sources, connection: httpx.Client, as_a_moment: bool) -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True) if as_a_moment else "3600"
    sources.broken["roo"] = lambda _: Reply(b"", 503, {"Retry-After": header})
    with pytest.raises(FetchFailed, match=r"come back in 3[56]\d\d s"):
        Fetcher(connection, SHORT).get(sources.addresses["roo"])
    assert sources.asked["roo"] == 1


@pytest.mark.parametrize("header", ["soon", "-1", format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)])
def test_an_odd_or_past_moment_is_no_reason_to_give_up(sources: Sources, connection: httpx.Client, header: str) -> None:
    busy = Reply(b"", 503, {"Retry-After": header})
    sources.broken["roo"] = lambda _: busy if sources.asked["roo"] < 2 else Reply(b"at last")
    assert Fetcher(connection, SHORT).get(sources.addresses["roo"]) == b"at last"


def test_too_much_is_not_read(sources: Sources, connection: httpx.Client) -> None:
    sources.broken["roo"] = lambda _: Reply(b"x" * 1001)
    with pytest.raises(FetchFailed, match="larger than 1,000 bytes"):
        Fetcher(connection, SHORT, most_bytes=1000).get(sources.addresses["roo"])


def test_a_bomb_is_not_unpacked(sources: Sources, connection: httpx.Client) -> None:
    bomb = Reply(gzip.compress(b"0" * 10_000_000), headers={"Content-Encoding": "gzip"})
    sources.broken["roo"] = lambda _: bomb
    with pytest.raises(FetchFailed, match="larger than 1,000,000 bytes"):
        Fetcher(connection, SHORT, most_bytes=1_000_000).get(sources.addresses["roo"])


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://127.0.0.1:1/nobody-listens"])
def test_what_cannot_be_asked(connection: httpx.Client, address: str) -> None:
    with pytest.raises(FetchFailed, match=r"cannot be asked|no whole answer"):
        Fetcher(connection, SHORT).get(address)
