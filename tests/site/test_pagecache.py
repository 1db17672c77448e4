"""Pages that are kept: for whom, until when, how many."""

import gzip
from datetime import date

import pytest
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone

from meetlat.register.models import Change, Load
from meetlat.report.models import Edition
from meetlat.site.pagecache import LONGEST, KeepPages, Kept, Shelf
from tests.report.tampering import begin_anew
from tests.site.people.somebody import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]
ADDRESS = "/nl/methode/"


class Page:
    """A view that counts how often it was asked."""

    def __init__(self, address: str = ADDRESS, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.asked, self.address, self.status, self.headers = 0, address, status, headers

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        request.resolver_match = resolve(self.address)
        return HttpResponse("<p>een bladzijde</p>", status=self.status, headers=self.headers)


def asked(page: Page, *addresses: str, **headers: str) -> int:
    """How often the view was asked when these addresses were, one after another."""
    middleware = KeepPages(page)
    for address in addresses:
        middleware(RequestFactory().get(address, headers=headers))
    return page.asked


def test_the_same_address_is_made_once() -> None:
    assert asked(Page(), ADDRESS, ADDRESS, f"{ADDRESS}?a=1", ADDRESS) == 2


@pytest.mark.parametrize(
    "page",
    [
        Page("/nl/aanmelden/"),
        Page(status=404),
        Page(headers={"Content-Type": "text/csv"}),
        Page(headers={"Cache-Control": "no-store"}),
    ],
)
def test_what_is_not_the_same_for_everybody_is_not_kept(page: Page) -> None:
    assert asked(page, ADDRESS, ADDRESS) == 2


@pytest.mark.parametrize("cookie", ["session", "messages"])
def test_who_carries_something_of_ones_own_gets_a_page_of_ones_own(cookie: str) -> None:
    assert asked(Page(), ADDRESS, ADDRESS, cookie=f"{cookie}=1") == 2


def test_a_page_that_gives_a_cookie_is_not_kept() -> None:
    page = Page()

    def with_cookie(request: HttpRequest) -> HttpResponse:
        response = page(request)
        response.set_cookie("csrf", "secret")
        return response

    middleware = KeepPages(with_cookie)
    for _ in range(2):
        assert "csrf" in middleware(RequestFactory().get(ADDRESS)).cookies
    assert page.asked == 2


def test_a_made_up_address_and_a_form_are_not_kept() -> None:
    assert asked(Page(), f"{ADDRESS}?q={'x' * LONGEST}", f"{ADDRESS}?q={'x' * LONGEST}") == 2
    page = Page()
    for _ in range(2):
        KeepPages(page)(RequestFactory().post(ADDRESS))
    assert page.asked == 2


def test_a_part_of_a_page_is_not_given_for_the_whole() -> None:
    page = Page()
    middleware = KeepPages(page)
    middleware(RequestFactory().get(ADDRESS, headers={"hx-request": "true"}))
    middleware(RequestFactory().get(ADDRESS))
    assert page.asked == 2


@pytest.mark.parametrize("changed", ["change", "load", "edition"])
def test_what_changes_makes_pages_afresh(changed: str) -> None:
    page = Page()
    middleware = KeepPages(page)
    middleware(RequestFactory().get(ADDRESS))
    match changed:
        case "change":
            Change.objects.create(subject="account:1", field="role", reason="because")
        case "load":
            Load.objects.create(day=date(2030, 1, 1), format_version="1", files={}, report={})
        case _:
            same = model_to_dict(Edition.objects.get()) | {"id": "next", "taken_at": timezone.now()}
            Edition.objects.create(**same)
    middleware(RequestFactory().get(ADDRESS))
    assert page.asked == 2


def test_compressed_or_not_it_is_the_same_page_and_304_where_it_is_there_already() -> None:
    middleware = KeepPages(Page())
    plain = middleware(RequestFactory().get(ADDRESS))
    small = middleware(RequestFactory().get(ADDRESS, headers={"accept-encoding": "gzip"}))
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    again = middleware(RequestFactory().get(ADDRESS, headers={"if-none-match": plain.headers["ETag"]}))
    assert (again.status_code, again.content) == (304, b"")


def test_before_the_first_edition_nothing_is_kept() -> None:
    begin_anew()
    assert asked(Page(), ADDRESS, ADDRESS) == 2


def test_the_shelf_is_bounded_and_drops_what_was_not_asked_for_longest() -> None:
    shelf = Shelf(most=30)
    page = Kept(b"x" * 10, {}, "", until=float("inf"))
    for key in ("a", "b", "c"):
        shelf.put(key, page)
    shelf.put("c", page)
    assert shelf.bytes == 30
    assert shelf.get("a")
    shelf.put("d", page)
    assert [key for key in "abcd" if shelf.get(key)] == ["a", "c", "d"]
    assert shelf.bytes == 30


def test_a_page_has_its_time() -> None:
    shelf = Shelf()
    shelf.put("a", Kept(b"", {}, "", until=0))
    assert shelf.get("a") is None


def test_on_the_site_a_visitor_gets_the_kept_page_and_who_is_in_ones_own() -> None:
    visitor, researcher = Client(), signed_in("researcher")
    assert [visitor.get(ADDRESS).headers["Cache-Control"] for _ in range(2)] == ["no-cache"] * 2
    assert "Mijn account" in researcher.get(ADDRESS).content.decode()
    assert "Mijn account" not in visitor.get(ADDRESS).content.decode()
