"""The guard of a page: in which order it asks, and what the view gets."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from meetlat.register.models import Organisation
from meetlat.site.people.guard import guarded, unfinished
from meetlat.site.people.permissions import MANAGE_PEOPLE, VIEW_ORGANISATION
from tests.site.people.somebody import somebody

pytestmark = pytest.mark.django_db


@guarded(MANAGE_PEOPLE)
def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("gezien")


@guarded(VIEW_ORGANISATION, Organisation)
def _object_page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    return HttpResponse(organisation.name)


def _request(user: Any) -> HttpRequest:
    request = RequestFactory().get("/nl/ergens/?a=1")
    request.user = user
    return request


def test_a_visitor_is_asked_to_sign_in_and_comes_back() -> None:
    assert _page(_request(AnonymousUser())).headers["Location"] == "/nl/aanmelden/?next=/nl/ergens/%3Fa%3D1"


def test_who_may_not_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        _page(_request(somebody("researcher")))


def test_who_may_sees_it_and_no_cache_keeps_it() -> None:
    response = _page(_request(somebody("administrator")))
    assert response.content == b"gezien"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_view_gets_the_object(organisation: Organisation) -> None:
    request = _request(somebody("member", organisation))
    assert _object_page(request, id=organisation.pk).content == b"Lutjewaard"
    with pytest.raises(Http404):
        _object_page(request, id="nl.gm0000")


def test_another_organisation_is_refused(organisation: Organisation, neighbour: Organisation) -> None:
    with pytest.raises(PermissionDenied):
        _object_page(_request(somebody("member", organisation)), id=neighbour.pk)


@pytest.mark.parametrize(
    ("role", "one_time", "second_factor", "page"),
    [
        ("member", False, False, None),
        ("member", True, False, "account_change_password"),
        ("researcher", False, False, "mfa_activate_totp"),
        ("researcher", False, True, None),
        ("administrator", False, False, "mfa_activate_totp"),
        ("administrator", True, True, "account_change_password"),
    ],
)
def test_what_is_still_to_be_done(role: str, one_time: bool, second_factor: bool, page: str | None) -> None:
    user = somebody(role, second_factor=second_factor)
    user.one_time_until = timezone.now() if one_time else None
    assert unfinished(user) == page
