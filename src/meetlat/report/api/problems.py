"""Errors as application/problem+json (RFC 9457): what went wrong, and what would do."""

import logging
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja.errors import HttpError, ValidationError

from meetlat.problem import Problem
from meetlat.register.address import NotAnAddress
from meetlat.report.census import NothingCounted
from meetlat.report.editions import NoEdition

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger("meetlat.api")


def problem(status: int, detail: str, kind: str = "about:blank", **more: Any) -> HttpResponse:
    """An answer that says what went wrong; ``more`` are its extension members."""
    title = HTTPStatus(status).phrase
    said = {"type": kind, "title": title, "status": status, "detail": detail, **more}
    return JsonResponse(said, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def handlers() -> dict[type[Exception], Any]:
    """Which exception becomes which problem."""
    return {
        ValidationError: _wrong_parameters,
        NotAnAddress: _wrong_address,
        NothingCounted: _not_there,
        NoEdition: _not_there,
        Http404: _not_there,
        Problem: _wrong_address,
        HttpError: _as_said,
        Exception: server_error,
    }


def server_error(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s", request.method, request.path, exc_info=error)
    return problem(500, "Something went wrong on our side. It was written down; try again later.")


def _wrong_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"parameter": str(one["loc"][-1]), "detail": str(one["msg"])} for one in error.errors]
    detail = " ".join(f"{one['parameter']}: {one['detail']}." for one in errors)
    return problem(400, detail, errors=errors)


def _wrong_address(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(400, str(error))


def _not_there(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(404, str(error) or "There is nothing at this address.")


def _as_said(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error))
