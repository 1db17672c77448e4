"""robots.txt as RFC 9309 has it: the cases of the standard, and what sites do."""

import re
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.web import Pace, Web
from meetlat.web.robots import EVERYTHING, LONGEST_DELAY, MOST_BYTES, Robots, Rule, Rules, parsed
from tests.web.impatient import IMPATIENT, SHORT
from tests.web.server import Reply, Server


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /x", "/x/y?z=1", False),
        ("User-agent: *\nDisallow: /x", "/", True),
        ("User-agent: *\nDisallow: /x/\nAllow: /x/y", "/x/y", True),  # the longest decides
        ("User-agent: *\nAllow: /x\nDisallow: /x/y", "/x/y/z", False),
        ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", True),  # equally long: it may
        ("User-agent: meetlat\nDisallow: /\nUser-agent: *\nAllow: /", "/x", False),
        ("User-agent: Meetlat/1.0\nDisallow: /", "/x", False),
        ("User-agent: MEETLAT\nAllow: /x\nUser-agent: *\nDisallow: /", "/y", True),  # ours, and only ours
        ("User-agent: meetlatbot\nDisallow: /", "/x", True),  # somebody else
        ("User-agent: a\nUser-agent: meetlat\nUser-agent: b\nDisallow: /", "/x", False),
        ("User-agent: meetlat\nDisallow: /a\n\nUser-agent: meetlat\nDisallow: /b", "/b", False),  # groups add up
        ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", False),
        ("User-agent: a\nDisallow: /\nUser-agent: *\nDisallow:", "/x", True),
        ("User-agent: a\nSitemap: https://x.example/s\nUser-agent: *\nDisallow: /", "/x", False),
        ("Disallow: /\nUser-agent: *\nDisallow: /x", "/y", True),  # a rule before any group
        ("user-AGENT : * # all\r\nDISALLOW : /x # here\r", "/x", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf/c.pdf", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: *\nDisallow: /a*", "/a", False),
        ("User-agent: *\nDisallow: *", "/a", False),
        ("User-agent: *\nDisallow: /$", "/", False),
        ("User-agent: *\nDisallow: /$", "/a", True),
        ("User-agent: *\nDisallow: /a$b", "/a$b", False),
        ("User-agent: *\nDisallow: /*?search", "/nl?search=1", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/café", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%7Ejan", "/~jan", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a/b", "/a%2fb", True),
        ("<html>no robots here</html>", "/x", True),
        ("User-agent: *\nDisallow: /X", "/x", True),
    ],
)
def test_may(text: str, path: str, *, may: bool) -> None:
    assert parsed(text.encode(), "Meetlat").allow(path) is may


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("", 1.0),
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 0.2", 1.0),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: meetlat\nDisallow: /x", 1.0),
        ("User-agent: *\nCrawl-delay: soon", 1.0),
        ("User-agent: *\nCrawl-delay: -5", 1.0),
        ("User-agent: *\nCrawl-delay: nan", 1.0),
        ("Crawl-delay: 5", 1.0),
    ],
)
def test_delay(text: str, delay: float) -> None:
    assert parsed(text.encode(), "Meetlat").delay == delay


@given(st.binary(), st.text())
def test_any_bytes_are_a_robots_txt(content: bytes, path: str) -> None:
    assert parsed(content, "Meetlat").allow(path) in {True, False}


@given(st.text(alphabet="ab*$/", max_size=12), st.text(alphabet="ab*$/", max_size=20))
def test_a_pattern_matches_as_its_regular_expression(pattern: str, path: str) -> None:
    expression = re.escape(pattern.removesuffix("$")).replace(r"\*", ".*") + ("$" if pattern.endswith("$") else "")
    assert Rule(True, pattern).matches(path) is bool(re.match(expression, path))


def test_a_pattern_of_stars_takes_no_time() -> None:
    assert not Rule(False, "/" + "*a" * 5_000 + "b").matches("/" + "a" * 50_000)


@pytest.fixture
def quick() -> Web:
    return Web(replace(IMPATIENT, pace=Pace(politeness=1.0)))


RULES = Reply(b"User-agent: *\nDisallow: /closed")


@pytest.mark.parametrize(
    ("reply", "may"),
    [
        (RULES, False),
        (Reply(b"", 404), True),
        (Reply(b"", 410), True),
        (Reply(b"", 401), True),
        (Reply(b"", 403), True),
        (Reply(b"", 400), True),
        (Reply(b"", 500), False),
        (Reply(b"", 503), False),
        (Reply(b"", 503, {"Retry-After": "3600"}), False),
        (Reply(b"", 429), False),
        (Reply(b"half", held_back=4), False),
        (Reply(b"# " + b"x" * MOST_BYTES + b"\nUser-agent: *\nDisallow: /"), True),  # beyond what is read
        (Reply(b"User-agent: *\nDisallow: /\n" + b"#" * 2 * MOST_BYTES), False),
        (Reply(b"", 302, {"Location": "/elsewhere.txt"}), False),
        (Reply(b"", 302, {"Location": "/robots.txt"}), False),
    ],
)
def test_what_a_site_answers(server: Server, quick: Web, reply: Reply, *, may: bool) -> None:
    server.always("/elsewhere.txt", RULES)
    server.always("/robots.txt", reply)
    with quick as web:
        assert web.may(f"{server.address}/closed/x?q=1") is may


def test_a_site_is_asked_once(server: Server, quick: Web) -> None:
    server.always("/robots.txt", RULES)
    with quick as web:
        assert [web.may(server.address + path) for path in ("/closed", "/open", "")] == [False, True, True]
    assert server.asked("/robots.txt") == 1


@pytest.mark.parametrize(("kept", "times"), [(60.0, 1), (0.0, 2)])
def test_the_rules_are_kept_for_their_time(monkeypatch: pytest.MonkeyPatch, kept: float, times: int) -> None:
    monkeypatch.setattr("meetlat.web.robots.KEPT", kept)
    asked: list[str] = []

    def read(url: httpx.URL) -> Rules:
        asked.append(str(url))
        return EVERYTHING

    robots = Robots()
    for path in ("/a", "/b?c#d"):
        robots.of(httpx.URL(f"https://organisatie.example{path}"), read)
    assert asked == ["https://organisatie.example/robots.txt"] * times


def test_a_site_that_answered_is_asked_one_page_a_second(server: Server, quick: Web) -> None:
    server.always("/robots.txt", RULES)
    page = server.always("/page", Reply())
    with quick as web:
        web.may(page)
        web.get(page)
    assert server.heard[1].at - server.heard[0].at >= 0.9


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x", "no address", "http://[::1/", "ftp://127.0.0.1/x"])
def test_where_nobody_answers_we_may_not(quick: Web, address: str) -> None:
    with quick as web:
        assert not web.may(address)


def test_the_guard_holds_for_robots_txt_too(server: Server) -> None:
    server.always("/robots.txt", Reply(b"", 404))
    with Web(replace(IMPATIENT, patience=SHORT), guarded=True) as web:
        assert not web.may(f"{server.address}/x")
    assert server.heard == []
