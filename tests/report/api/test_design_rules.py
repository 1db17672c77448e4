"""The NL API Design Rules (the linter of Logius, 2025), each as a question to our own OpenAPI document."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from meetlat.report.api import api
from meetlat.report.models import Edition

Said = dict[str, Any]
SUCCESS = ("2", "3")
METHODS = {"get", "head", "options", "post", "put", "patch", "delete"}


@pytest.fixture
def document(client: Client, practice: Edition, db: None) -> Said:
    answer = client.get("/api/v1/openapi.json", HTTP_X_FORWARDED_PROTO="https", secure=True)
    return dict(answer.json())


def operations(document: Said) -> Iterator[tuple[str, str, Said]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def parameters(document: Said, place: str) -> list[Said]:
    return [one for _, _, asked in operations(document) for one in asked["parameters"] if one["in"] == place]


def answers(document: Said) -> list[tuple[str, Said]]:
    return [pair for _, _, operation in operations(document) for pair in operation["responses"].items()]


def of_status(document: Said, *starts: str) -> list[Said]:
    return [answer for status, answer in answers(document) if status.startswith(starts)]


RULES: dict[str, Callable[[Said], bool]] = {
    "OpenAPI 3": lambda said: said["openapi"].startswith("3."),
    "the version is semantic": lambda said: bool(re.fullmatch(r"\d+\.\d+\.\d+", said["info"]["version"])),
    "a contact with name, e-mail and address": lambda said: {"name", "email", "url"} <= said["info"]["contact"].keys(),
    "the major version is in the server's address": lambda said: all(
        re.search(r"/v\d+$", server["url"]) for server in said["servers"]
    ),
    "servers are https": lambda said: all(server["url"].startswith("https://") for server in said["servers"]),
    "no trailing slash": lambda said: not [path for path in said["paths"] if path.endswith("/")],
    "path segments are kebab-case": lambda said: all(
        re.fullmatch(r"(/([a-z0-9]+(-[a-z0-9]+)*|\{\w+\}))+", path) for path in said["paths"]
    ),
    "query keys are lowerCamelCase": lambda said: all(
        re.fullmatch(r"[a-z][a-zA-Z0-9]*", one["name"]) for one in parameters(said, "query")
    ),
    "schema names are UpperCamelCase": lambda said: all(
        re.fullmatch(r"[A-Z][a-zA-Z0-9]*(_[A-Z][a-zA-Z0-9]*_)?", name) for name in said["components"]["schemas"]
    ),
    "standard methods only": lambda said: {method for _, method, _ in operations(said)} <= METHODS,
    "every success says the version": lambda said: all(
        "API-Version" in answer["headers"] for answer in of_status(said, *SUCCESS)
    ),
    "every error is a problem": lambda said: all(
        list(answer["content"]) == ["application/problem+json"] for answer in of_status(said, "4", "5")
    ),
    "a problem has status, title and detail": lambda said: (
        {"status", "title", "detail"} <= said["components"]["schemas"]["Problem"]["properties"].keys()
    ),
    "what takes parameters can answer 400": lambda said: all(
        "400" in operation["responses"] for _, _, operation in operations(said) if operation["parameters"]
    ),
    "days and moments have their format": lambda said: all(
        "format" in part for name, part in dated(said) if part.get("type") == "string"
    ),
}


def dated(document: Said) -> Iterator[tuple[str, Said]]:
    for schema in document["components"]["schemas"].values():
        for name, part in schema.get("properties", {}).items():
            if name in {"day", "taken_at", "start", "end", "ended", "closed"}:
                yield from ((name, one) for one in part.get("anyOf", [part]))


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_are_kept(document: Said, rule: str) -> None:
    assert RULES[rule](document)


def test_there_is_something_to_hold_to_the_rules(document: Said) -> None:
    assert len(list(operations(document))) == 11
    assert len(parameters(document, "query")) > 20
    assert len(list(dated(document))) > 5


def test_every_operation_has_a_name_of_its_own_and_is_explained(document: Said) -> None:
    found = list(operations(document))
    assert len({operation["operationId"] for _, _, operation in found}) == len(found)
    assert [path for path, _, operation in found if not (operation["summary"] and operation["description"])] == []


def test_no_page_that_loads_from_elsewhere() -> None:
    assert api.docs_url is None
