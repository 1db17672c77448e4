"""What every answer of the API carries, whatever the operation: version, CORS, freshness, problems as problems.

Anybody may read this from any page: it holds public data only and never looks at a cookie, so the answer to every
origin is yes, without credentials (docs/reference/api.md).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags

from meetlat import __version__
from meetlat.report.api.problems import problem, server_error
from meetlat.report.state import state

VERSION = "1.0.0"  # of the API, not of Meetlat
METHODS = "GET, HEAD, OPTIONS"
DAY = 86_400  # seconds
View = Callable[..., HttpResponse]
HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Last-Modified, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, no-cache",  # keep it, but ask whether it still holds
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": str(DAY),
}


@dataclass(frozen=True)
class Stamp:
    """The state that answers are made from."""

    etag: str
    modified: datetime | None


def framed(view: View) -> View:
    """``view`` with everything an answer of the API carries."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = _answer(view, request, *args, **kwargs)
        except Exception as error:
            response = server_error(request, error)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return answered


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})
    if request.method not in {"GET", "HEAD"}:
        refused = problem(405, f"This API is read only: {METHODS}.")
        refused["Allow"] = METHODS
        return refused
    stamp = _stamp(request)
    if stamp.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _stamped(HttpResponseNotModified(), stamp)
    response = _asked(view, request, *args, **kwargs)
    return _checked(request, response, stamp) if response.status_code == 200 else response


def _asked(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """A HEAD is a GET of which the server sends no body."""
    method, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method


def _checked(request: HttpRequest, response: HttpResponse, stamp: Stamp) -> HttpResponse:
    modified = int(stamp.modified.timestamp()) if stamp.modified else None
    found = get_conditional_response(request, stamp.etag, modified, _stamped(response, stamp))
    assert isinstance(found, HttpResponse)
    return problem(412, "It changed in the meantime.") if found.status_code == 412 else found


def _stamped(response: HttpResponse, stamp: Stamp) -> HttpResponse:
    response["ETag"] = stamp.etag
    if stamp.modified:
        response["Last-Modified"] = http_date(stamp.modified.timestamp())
    return response


def _stamp(request: HttpRequest) -> Stamp:
    """Answers change with the state, or the program; with nothing else. Before the first edition nothing is kept."""
    now = state()
    mark = repr((__version__, VERSION, now or token_hex(), request.build_absolute_uri()))
    digest = hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()
    return Stamp(f'W/"{digest[:32]}"', now.modified if now else None)
