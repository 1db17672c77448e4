"""Keeps a finished page until the register or its newest edition changes: until then it is always the same."""

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from meetlat.register.models import Change, Load
from meetlat.report.models import Edition

View = Callable[..., HttpResponse]
SECONDS = 3600
LONGEST = 300  # characters of an address; longer ones are made up


def kept(view: View) -> View:
    """Only for pages that are the same for everybody; a visitor with a session gets a fresh one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _can_be_kept(request):
            return view(request, *args, **kwargs)
        key = _key(request)
        if (known := cache.get(key)) is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.has_header("Content-Disposition"):
                return response
            known = gzip.compress(response.content, mtime=0)  # as small as it gets: it is done once
            cache.set(key, known, SECONDS)
        return _page(request, known)

    return answer


def _can_be_kept(request: HttpRequest) -> bool:
    own = settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    return request.method == "GET" and not own and len(request.get_full_path()) <= LONGEST


def _key(request: HttpRequest) -> str:
    """The address, and the state of everything the page is made of."""
    load = Load.objects.aggregate(last=Max("id"))["last"]
    change = Change.objects.aggregate(last=Max("id"))["last"]
    taken = Edition.objects.order_by("-taken_at").values_list("id", "checksum").first()
    state = f"{request.get_full_path()} {load} {change} {taken}"
    return f"page:{hashlib.sha256(state.encode()).hexdigest()}"


def _page(request: HttpRequest, known: bytes) -> HttpResponse:
    """Compressed as it is kept, where the browser takes that."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(known, headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(known))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
