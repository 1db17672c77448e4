"""Visits to websites on this machine: what is read, what is told apart, where we do not go."""

import time
from collections import Counter

import pytest

from meetlat.collect.evidence.claims import claims
from meetlat.collect.evidence.visit import visit
from meetlat.web import Web
from tests.collect.evidence.serving import Reply, Sites

HOME = "www.lutjewaard.example"


def test_the_accounts_of_a_cluttered_site_and_nobody_elses(sites: Sites, web: Web) -> None:
    visited = visit(sites.address(HOME), web)
    assert (visited.status, len(visited.pages)) == ("read", 4)
    said = claims(visited.links)
    assert {(claim.platform.id, claim.key): claim.score for claim in said.believed} == {
        ("mastodon", "lutjewaard@sociaal.example"): 5,
        ("x", "lutjewaard"): 6,  # in the frame of every page
        ("facebook", "gemeentelutjewaard"): 6,
        ("linkedin", "gemeente-lutjewaard"): 5,
        ("instagram", "gemeentelutjewaard"): 4,
        ("bluesky", "lutjewaard.example"): 4,
        ("threads", "gemeentelutjewaard"): 3,
        ("tiktok", "gemeentelutjewaard"): 3,
    }
    assert said.dismissed == Counter(
        {
            "a share button": 5,
            "a single post": 3,
            "a person's profile": 1,
            "a platform that has closed": 1,
            "a site builder's account": 1,
            "only in: news item or quoted post": 1,
            "only in: embedded feed": 1,
            "only in: credit of the site's maker": 1,
            "only in: somebody else's data": 1,
            "only in: text of a page": 1,
        }
    )


@pytest.mark.parametrize(
    ("folder", "status", "says"),
    [
        ("login", "wall", "asks for a sign-in first"),
        ("cookies", "wall", "asks to accept cookies first"),
        ("parked", "parked", "for sale"),
        ("script", "empty", "may need its scripts"),
        ("nowhere", "down", "answered 404"),
    ],
)
def test_what_is_no_website_is_said_and_not_guessed(
    sites: Sites, web: Web, folder: str, status: str, says: str
) -> None:
    sites.folders[HOME] = folder
    visited = visit(sites.address(HOME), web)
    assert visited.status == status
    assert says in visited.says
    assert visited.pages == []


@pytest.mark.parametrize(
    ("status", "headers", "found"),
    [
        (301, {"Location": "http://elders.example:{port}/"}, ("elsewhere", "leads to elders.example")),
        (302, {"Location": "/login?next=/"}, ("wall", "asks for a sign-in first")),
        (401, {}, ("wall", "answered 401 Unauthorized.")),
        (403, {}, ("wall", "answered 403 Forbidden.")),
        (200, {"Content-Type": "application/pdf"}, ("down", "is a file, not a page.")),
        (302, {"Location": "http://www.grootewaard.example:{port}/"}, ("elsewhere", "leads to grootewaard.example")),
        (302, {"Location": "http://127.0.0.2/"}, ("down", "is no public address")),
        (302, {"Location": "http://10.0.0.1/"}, ("down", "is no public address")),
        (302, {"Location": "http://localhost:{port}/"}, ("down", "port")),
        (302, {"Location": "/"}, ("down", "sends us on more than 5 times")),
    ],
)
def test_what_a_website_answers_instead(
    sites: Sites, web: Web, status: int, headers: dict[str, str], found: tuple[str, str]
) -> None:
    told = {name: value.format(port=sites.port) for name, value in headers.items()}
    sites.said[f"{HOME}/"] = Reply(b"%PDF", status, {"Content-Type": "text/html"} | told)
    sites.say(f"{HOME}/login", "<form><input type=password></form>")
    sites.say("elders.example", "<footer><a href='https://x.com/elders'>X</a></footer>")
    visited = visit(sites.address(HOME), web)
    assert visited.status == found[0]
    assert found[1] in visited.says


def test_a_site_that_does_not_answer_is_down(sites: Sites, web: Web) -> None:
    visited = visit("http://127.0.0.1:9/", web)
    assert visited.status == "down"
    assert visit("", web).status == "no_website"
    for wrong in ("http://", "http://[", "http://a:99999/", "mailto:a@b.example", "geen adres", "http://\0/"):
        assert visit(wrong, web).status == "down", wrong


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /", "User-agent: Meetlat\nDisallow: /\n"])
def test_robots_txt_is_obeyed(sites: Sites, web: Web, rules: str) -> None:
    sites.say(f"{HOME}/robots.txt", rules)
    visited = visit(sites.address(HOME), web)
    assert (visited.status, visited.says) == ("closed", "robots.txt asks us not to come")
    assert {path for path in sites.asked if not path.endswith("/robots.txt")} == set()


def test_only_the_pages_that_robots_txt_allows_are_read(sites: Sites, web: Web) -> None:
    sites.say(f"{HOME}/robots.txt", "User-agent: *\nDisallow: /contact\nDisallow: /over")
    visited = visit(sites.address(HOME), web)
    assert visited.pages == [sites.address(HOME), sites.address(HOME, "/volg-ons")]
    assert f"{HOME}/contact" not in sites.asked


def test_a_robots_txt_that_fails_means_not_now(sites: Sites, web: Web) -> None:
    sites.say(f"{HOME}/robots.txt", "oops", 501)
    visited = visit(sites.address(HOME), web)
    assert (visited.status, visited.says) == ("down", "answered 501 Not Implemented.")


def test_pages_where_something_stood_are_looked_at_again(sites: Sites, web: Web) -> None:
    sites.folders[HOME] = "plain"
    sites.say(f"{HOME}/oud", "<nav><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a></nav>")
    earlier = [sites.address(HOME, "/oud"), sites.address(HOME, "/weg"), "http://elders.example/oud"]
    visited = visit(sites.address(HOME), web, earlier)
    assert visited.pages == [sites.address(HOME), sites.address(HOME, "/oud")]
    assert visited.vanished == [sites.address(HOME, "/weg"), sites.address(HOME, "/contact")]


@pytest.mark.slow
def test_one_page_a_second(sites: Sites) -> None:
    with Web(guarded=True, allowed=frozenset({(HOME, sites.port)})) as web:
        start = time.monotonic()
        visited = visit(sites.address(HOME), web)
    assert len(visited.pages) == 4
    assert time.monotonic() - start >= 4  # robots.txt and four pages
