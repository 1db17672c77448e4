"""What every answer carries, whatever was asked."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import URLPattern

from meetlat.collect.models import Run
from meetlat.register.models import Change
from meetlat.report import editions
from meetlat.report.api import api
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db
PLATFORMS = "/api/v1/platforms"


@pytest.fixture(autouse=True)
def _register(practice: Edition) -> None:
    """An edition to answer from."""


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", PLATFORMS, 200),
        ("head", PLATFORMS, 200),
        ("options", PLATFORMS, 204),
        ("post", PLATFORMS, 405),
        ("delete", "/api/v1/openapi.json", 405),
        ("get", "/api/v1/", 404),
        ("get", "/api/v1/platforms/", 404),
        ("get", "/api/v1/nothing/here", 404),
        ("get", "/api/v1/organisations?sizeclass=L", 400),
        ("get", "/api/v1/organisations?page=0", 400),
        ("get", "/api/v1/organisations?country=XX", 400),
        ("get", "/api/v1/organisations?q=%00", 400),
        ("get", "/api/v1/organisations/a%00b", 404),
        ("get", "/api/v1/editions/a%00b", 404),
    ],
)
def test_every_answer_says_its_version_and_may_be_read_from_anywhere(
    client: Client, method: str, path: str, status: int
) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies
    if status >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert {"type", "title", "detail"} <= answer.json().keys()


def test_a_preflight_is_told_what_is_allowed(client: Client) -> None:
    answer = client.options(PLATFORMS, HTTP_ORIGIN="https://elsewhere.example")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


def test_a_wrong_parameter_is_named_with_what_is_known(client: Client) -> None:
    said = client.get("/api/v1/organisations?sizeclass=L&page=x").json()
    assert "sizeClass" in client.get("/api/v1/organisations?sizeclass=L").json()["errors"][0]["detail"]
    assert said["errors"][0]["parameter"] == "page"


def test_what_did_not_change_is_not_sent_again(client: Client) -> None:
    first = client.get(PLATFORMS)
    again = client.get(PLATFORMS, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["API-Version"] == "1.0.0"
    assert client.get(PLATFORMS, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]).status_code == 304
    assert client.get("/api/v1/indicators", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_a_change_by_a_person_makes_a_new_answer(client: Client) -> None:
    first = client.get(PLATFORMS)["ETag"]
    Change.objects.create(subject="account:1", field="theme", reason="The account says so itself")
    assert client.get(PLATFORMS, HTTP_IF_NONE_MATCH=first).status_code == 200


def test_a_run_that_ends_makes_a_new_answer(client: Client) -> None:
    """It may have found that an account is gone."""
    run = Run.objects.create(source="x", status="running")
    first = client.get(PLATFORMS)["ETag"]
    assert client.get(PLATFORMS, HTTP_IF_NONE_MATCH=first).status_code == 304
    Run.objects.filter(pk=run.pk).update(status="done", ended_at=datetime(2099, 1, 1, tzinfo=UTC))
    again = client.get(PLATFORMS, HTTP_IF_NONE_MATCH=first)
    assert (again.status_code, again["Last-Modified"]) == (200, "Thu, 01 Jan 2099 00:00:00 GMT")


def test_an_unmet_condition_is_a_problem(client: Client) -> None:
    answer = client.get(PLATFORMS, HTTP_IF_MATCH='"of another day"')
    assert (answer.status_code, answer.json()["status"]) == (412, 412)


def test_an_error_of_ours_is_a_problem_without_its_details(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(country: str) -> Edition:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(editions, "latest_of", break_down)
    answer = client.get("/api/v1/census")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"secret" not in answer.content


def test_an_error_outside_an_operation_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*args: object) -> None:
        raise RuntimeError("the database is away")

    monkeypatch.setattr("meetlat.report.api.frame._stamp", break_down)
    assert client.get(PLATFORMS).json()["status"] == 500


def test_every_address_is_framed() -> None:
    patterns, _, _ = api.urls
    assert len(patterns) > 10
    assert all(isinstance(one, URLPattern) and hasattr(one.callback, "__wrapped__") for one in patterns)
