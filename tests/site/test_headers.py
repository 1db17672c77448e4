"""Every page scores at least 120 by the rules of the MDN HTTP Observatory, and holds nothing inline or foreign."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from meetlat.site.headers import HEADERS
from tests.site.observatory import Score, score
from tests.site.people.somebody import PASSWORD, signed_in, somebody
from tests.site.routes import got, routes
from tests.site.test_routes import CLOSED, USUAL, rule_of

if TYPE_CHECKING:
    pass

LEAST = 120
LINKING = {"script", "link", "img", "iframe", "form", "object", "embed", "source", "video", "audio", "use", "image"}


@pytest.fixture(autouse=True)
def _https(settings: Settings) -> None:
    """What MEETLAT_HTTPS=yes sets."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"


def _addresses(things: dict[str, Any], closed: bool) -> list[str]:
    found = []
    for route in routes():
        rule = rule_of(route)
        if rule and (rule.expected in CLOSED) is closed:
            names = {**USUAL, **rule.values}
            found.append(route.address({name: things[names[name]] for name in route.parameters}))
    return found


@pytest.mark.slow
@pytest.mark.django_db
def test_every_public_page_scores_at_least_120(things: dict[str, Any]) -> None:
    low = {
        address: found
        for address in _addresses(things, closed=False)
        if (found := _score(Client(), address)).points < LEAST
    }
    assert not low


@pytest.mark.slow
@pytest.mark.django_db
def test_every_closed_page_scores_at_least_120(things: dict[str, Any]) -> None:
    client = signed_in("administrator")
    low = {
        address: found
        for address in _addresses(things, closed=True)
        if (found := _score(client, address)).points < LEAST
    }
    assert not low


def _score(client: Client, address: str) -> Score:
    return score(got(client, address, secure=True), got(client, address))


@pytest.mark.slow
@pytest.mark.django_db
def test_no_page_holds_anything_inline_or_from_another_host(things: dict[str, Any]) -> None:
    for client, closed in ((Client(), False), (signed_in("administrator"), True)):
        for address in _addresses(things, closed):
            response = got(client, address, secure=True)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                page = _Page()
                page.feed(response.content.decode())
                assert (address, page.wrong) == (address, [])


@pytest.mark.django_db
def test_the_cookies_of_a_session_are_for_this_host_only(client: Client) -> None:
    somebody("member", second_factor=False)
    sign_in = {"login": "een-member", "password": PASSWORD}
    response = client.post(reverse("account_login"), sign_in, secure=True)
    assert set(response.cookies) >= {"__Host-session", "__Host-csrf"}
    for cookie in response.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax"), cookie.key
        assert (cookie["domain"], cookie["path"]) == ("", "/"), cookie.key
    assert score(response, client.get("/")).points >= LEAST


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nl/bestaat-niet/", "/nergens"])
def test_an_error_carries_the_headers_too(client: Client, address: str) -> None:
    response = client.get(address, secure=True)
    assert response.status_code == 404
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_an_answer_with_headers_of_its_own_keeps_them() -> None:
    from meetlat.site.headers import SecurityHeaders

    middleware = SecurityHeaders(lambda request: HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"}))
    response = middleware(None)  # type: ignore[arg-type]
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


GOOD = {
    **HEADERS,
    "Strict-Transport-Security": "max-age=63072000",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
CSP = "Content-Security-Policy"


def _judged(
    cookie: dict[str, Any] | None = None, location: str = "https://a.example/", body: str = "", **headers: str
) -> int:
    response = HttpResponse(body, headers=GOOD | {name.replace("_", "-"): value for name, value in headers.items()})
    if cookie is not None:
        response.set_cookie("session", "x", **cookie)
    return score(response, HttpResponse(headers={"Location": location} if location else {})).points


@pytest.mark.parametrize(
    ("given", "points"),
    [
        ({}, 130),
        ({"cookie": {"secure": True, "httponly": True, "samesite": "Lax"}}, 135),
        ({"cookie": {"secure": True, "httponly": True, "samesite": "None"}}, 80),
        ({"cookie": {"secure": True, "samesite": "Lax"}}, 70),
        ({"cookie": {"httponly": True, "samesite": "Lax"}}, 60),
        ({CSP: ""}, 75),
        ({CSP: "default-src 'self'; frame-ancestors 'none'"}, 125),
        ({CSP: "default-src 'none'; script-src 'unsafe-inline'"}, 80),
        ({CSP: "default-src 'none'; script-src 'unsafe-eval'; frame-ancestors 'none'"}, 110),
        ({CSP: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}, 120),
        ({CSP: "default-src 'none'; img-src http://a.example; frame-ancestors 'none'"}, 80),
        ({CSP: "script-src 'self'; frame-ancestors 'none'"}, 80),
        ({"Referrer_Policy": "unsafe-url"}, 120),
        ({"Referrer_Policy": "onzin"}, 120),
        ({"Referrer_Policy": ""}, 125),
        ({"Strict_Transport_Security": ""}, 80),
        ({"Strict_Transport_Security": "onzin"}, 80),
        ({"Strict_Transport_Security": "max-age=60"}, 120),
        ({"X_Content_Type_Options": ""}, 125),
        ({"Cross_Origin_Resource_Policy": "onzin"}, 115),
        ({"Access_Control_Allow_Origin": "https://b.example", "Access_Control_Allow_Credentials": "true"}, 50),
        ({"location": ""}, 80),
        ({"location": "http://a.example/"}, 80),
        ({"body": '<script src="https://b.example/x.js"></script>'}, 125),
        ({"body": '<script src="//b.example/x.js"></script>'}, 50),
        ({"body": '<script src="/x.js"></script>'}, 130),
    ],
)
def test_the_scoring_is_that_of_the_observatory(given: dict[str, Any], points: int) -> None:
    assert _judged(**given) == points


def test_a_frame_option_alone_is_worth_nothing_and_none_costs_twenty() -> None:
    bare = "default-src 'none'; form-action 'self'"
    without: dict[str, Any] = {CSP: bare, "X_Frame_Options": ""}
    assert (_judged(**(without | {"X_Frame_Options": "DENY"})), _judged(**without)) == (125, 80)


class _Page(HTMLParser):
    """What a strict policy forbids, and what would be fetched from another host."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.wrong.append(f"<{tag}> inline")
        self.wrong += [f"{tag} {name}" for name in given if name == "style" or re.match(r"on[a-z]+$", name)]
        if tag in LINKING:
            self._links(tag, given)

    def _links(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "link" and given.get("rel") in {"alternate", "canonical"}:
            return
        for name in ("src", "href", "action", "data", "srcset"):
            if re.match(r"(https?:)?//", given.get(name) or ""):
                self.wrong.append(f"{tag} {name}={given[name]}")
