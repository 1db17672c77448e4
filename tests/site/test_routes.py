"""Walks every route with every role. A route that is not declared here fails: say who may see it first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, re_path, reverse
from django.utils import translation

from meetlat.register.models import Organisation
from tests.site.people.somebody import ROLES, signed_in, somebody
from tests.site.routes import Route, got, routes, templates_of

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.django_db

Expected = Mapping[str, set[int]]
SIGN_IN = {302}


def _roles(visitor: set[int], member: set[int], researcher: set[int], administrator: set[int]) -> Expected:
    return dict(zip(ROLES, (visitor, member, researcher, administrator), strict=True))


PUBLIC = _roles(*[{200, 302, 404}] * 4)
API = _roles(*[{200, 302, 400, 404, 422}] * 4)
ENTRANCE = _roles({200}, {302}, {302}, {302})  # who is in needs no door
ANYWHERE = _roles(*[{200}] * 4)
POST_ONLY = _roles(*[{405}] * 4)
ACCOUNT = _roles(SIGN_IN, {200, 302, 404}, {200, 302, 404}, {200, 302, 404})
DESK = _roles(SIGN_IN, {200}, {200}, {200})
EDIT = _roles(SIGN_IN, {403}, {200}, {200})
PEOPLE = _roles(SIGN_IN, {403}, {403}, {200})
PEOPLE_POST = _roles(SIGN_IN, {403}, {403}, {405})
CLOSED = (DESK, EDIT, PEOPLE, PEOPLE_POST)


@dataclass(frozen=True)
class Rule:
    expected: Expected
    values: Mapping[str, Any] = field(default_factory=dict)


# By the Dutch address; the longest beginning that fits decides.
RULES = {
    "theme.css": Rule(PUBLIC),
    "robots.txt": Rule(PUBLIC),
    ".well-known/security.txt": Rule(PUBLIC),
    "data/": Rule(PUBLIC),
    "api/v1/": Rule(API),
    "nl/overzicht/": Rule(PUBLIC),
    "nl/organisaties/": Rule(PUBLIC),
    "nl/platforms/": Rule(PUBLIC),
    "nl/vergelijken/": Rule(PUBLIC),
    "nl/account-controleren/": Rule(PUBLIC),
    "nl/methode/": Rule(PUBLIC),
    "nl/cijfers/": Rule(PUBLIC),
    "nl/edities/": Rule(PUBLIC, {"id": "edition"}),
    "nl/over/": Rule(PUBLIC),
    "nl/toegankelijkheid/": Rule(PUBLIC),
    "nl/correcties/": Rule(PUBLIC),
    "nl/open-data/": Rule(PUBLIC),
    "nl/verzameld/": Rule(PUBLIC),
    "nl/meting/": Rule(PUBLIC),
    "nl/aanmelden/": Rule(ENTRANCE),
    "nl/aanmelden/code/": Rule(_roles(SIGN_IN, {302}, {302}, {302})),
    "nl/aanmelden/geen-toegang/": Rule(ANYWHERE),
    "nl/afmelden/": Rule(POST_ONLY),
    "nl/mijn-account/": Rule(ACCOUNT),
    "nl/werktafel/": Rule(DESK),
    "nl/werktafel/organisaties/<str:id>/account-toevoegen/": Rule(EDIT),
    "nl/werktafel/organisaties/<str:id>/servicetijden/": Rule(EDIT),
    "nl/werktafel/accounts/<int:id>/": Rule(EDIT, {"id": "account"}),
    "nl/werktafel/nakijken/": Rule(EDIT),
    "nl/werktafel/voorstellen/": Rule(EDIT, {"id": "proposal"}),
    "nl/werktafel/accounts/<int:id>/telling-toevoegen/": Rule(DESK, {"id": "account"}),
    "nl/werktafel/tellingen/": Rule(EDIT),
    "nl/werktafel/berichten/": Rule(DESK, {"id": "message"}),
    "nl/werktafel/berichten/<str:id>/verbeteren/": Rule(EDIT, {"id": "message"}),
    "nl/werktafel/runs/": Rule(EDIT, {"id": "run"}),
    "nl/beheer/": Rule(PEOPLE, {"id": "person"}),
    "nl/beheer/personen/<int:id>/wachtwoord/": Rule(PEOPLE_POST, {"id": "person"}),
    "nl/beheer/personen/<int:id>/toegang/": Rule(PEOPLE_POST, {"id": "person"}),
}
EXACT = {
    "": Rule(PUBLIC),
    "nl/": Rule(PUBLIC),
    "nl/werktafel/accounts/<int:id>/": Rule(DESK, {"id": "account"}),
}
USUAL = {  # what stands in a place of an address, where the rule does not say otherwise
    "id": "organisation",
    "country": "country",
    "kind": "kind",
    "platform": "platform",
    "indicator": "indicator",
    "rest": "rest",
    "edition": "edition",
    "first": "edition",
    "second": "edition",
    "file": "file",
}


def rule_of(route: Route) -> Rule | None:
    fitting = [beginning for beginning in RULES if route.dutch.startswith(beginning)]
    return EXACT.get(route.dutch) or (RULES[max(fitting, key=len)] if fitting else None)


def _address(route: Route, things: dict[str, Any]) -> str:
    rule = rule_of(route)
    assert rule is not None
    names = {**USUAL, **rule.values}
    return route.address({name: things[names[name]] for name in route.parameters})


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_route_within_a_route_is_found() -> None:
    assert list(templates_of([path("a/", include([path("<int:b>/", _view)]))])) == ["a/<int:b>/"]


def test_a_route_that_cannot_be_walked_is_an_error() -> None:
    with pytest.raises(TypeError, match="is no path"):
        list(templates_of([re_path("^a.*", _view)]))


def test_every_route_is_declared() -> None:
    undeclared = [route.dutch for route in routes() if rule_of(route) is None]
    assert not undeclared, f"Say in RULES who may see: {sorted(set(undeclared))}"


def test_every_place_in_an_address_can_be_filled() -> None:
    unknown = {name for route in routes() for name in route.parameters} - set(USUAL)
    assert not unknown, f"Say in USUAL what stands for: {unknown}"


def test_no_rule_is_left_behind() -> None:
    known = [route.dutch for route in routes()]
    assert [one for one in RULES if not any(route.startswith(one) for route in known)] == []
    assert set(EXACT) <= set(known)


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_what_it_may_and_nothing_else(
    role: str, things: dict[str, Any], organisation: Organisation
) -> None:
    wrong = []
    client = signed_in(role, organisation) if role != "visitor" else Client()
    for route in routes():
        rule = rule_of(route)
        assert rule
        response = got(client, _address(route, things))
        if response.status_code not in rule.expected[role]:
            wrong.append(f"{route.template}: {response.status_code}, expected {sorted(rule.expected[role])}")
    assert not wrong, "\n".join(wrong)


def test_a_visitor_of_a_closed_page_is_sent_to_the_sign_in_of_that_language(things: dict[str, Any]) -> None:
    for route in routes():
        rule = rule_of(route)
        if rule and rule.expected in CLOSED:
            address = _address(route, things)
            with translation.override(route.template.partition("/")[0]):
                door = reverse("account_login")
            assert Client().get(address).headers["Location"] == f"{door}?next={address}"


@pytest.mark.parametrize("role", ["visitor", "member", "researcher"])
def test_who_may_not_see_a_page_may_not_send_its_form_either(
    role: str, things: dict[str, Any], organisation: Organisation
) -> None:
    client = signed_in(role, organisation)
    for route in routes():
        rule = rule_of(route)
        if rule and rule.expected in (EDIT, PEOPLE, PEOPLE_POST) and 200 not in rule.expected[role]:
            assert client.post(_address(route, things)).status_code in {302, 403}, route.template


@pytest.mark.parametrize("role", ["researcher", "administrator"])
def test_without_the_second_step_nothing_closed_opens(role: str, things: dict[str, Any]) -> None:
    client = Client()
    client.force_login(somebody(role, second_factor=False))
    for route in routes():
        rule = rule_of(route)
        if rule and rule.expected in CLOSED:
            response = client.post(_address(route, things))
            assert (response.status_code, response.headers["Location"][:4]) == (302, f"/{route.template[:2]}/"), (
                route.template
            )
