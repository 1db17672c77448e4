"""The OpenAPI 3.1 document: what django-ninja writes, completed to the NL API Design Rules."""

from typing import Any

from django.http import HttpRequest

from meetlat import environment
from meetlat.report.api.answers import ProblemAnswer
from meetlat.report.api.frame import VERSION
from meetlat.report.api.problems import MEDIA_TYPE

CONTACT = {"name": "Meetlat", "url": "https://meetlat.example/"}
EXAMPLE_ADDRESS = "meetlat@meetlat.example"  # until the installation sets MEETLAT_CONTACT
PROBLEMS = {
    "400": "A parameter is not known or has a value that is not allowed",
    "404": "There is no such thing",
    "500": "It went wrong on our side",
}
HEADERS = {
    "API-Version": {"description": "Version of the API", "schema": {"type": "string", "example": VERSION}},
    "ETag": {"description": "Send it back as If-None-Match", "schema": {"type": "string"}},
    "Last-Modified": {"description": "Of the edition and the register", "schema": {"type": "string"}},
}
Said = dict[str, Any]


def completed(document: Said, request: HttpRequest) -> Said:
    """The document with contact, server, headers and problems."""
    document["info"]["contact"] = {**CONTACT, "email": environment.contact() or EXAMPLE_ADDRESS}
    document["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    document["servers"] = [{"url": request.build_absolute_uri(request.path).removesuffix("/openapi.json")}]
    document["components"]["schemas"]["Problem"] = ProblemAnswer.model_json_schema()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            _complete(operation, has_parts="{" in path)
    return document


def _complete(operation: Said, *, has_parts: bool) -> None:
    for parameter in operation["parameters"]:
        _tidy(parameter)
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    answers["304"] = {"description": "It did not change since the ETag or day you sent"}
    for answer in answers.values():
        answer["headers"] = HEADERS
    may_be_absent = has_parts or operation["tags"] == ["census"] or operation["operationId"].endswith("check_account")
    for status, says in PROBLEMS.items():
        if status != "404" or may_be_absent:
            answers[status] = _problem(says)
    operation["responses"] = answers


def _tidy(parameter: Said) -> None:
    """A parameter that may be left out has no default that one could not send."""
    schema = parameter["schema"]
    if schema.get("default") == "":
        del schema["default"]
    if parameter["in"] == "path":
        schema.setdefault("minLength", 1)


def _problem(says: str) -> Said:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": says, "headers": {"API-Version": HEADERS["API-Version"]}, "content": content}
