"""Keeps finished public pages until the register or its newest edition changes: all visitors get the same."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from meetlat.report.state import state

SECONDS = 300  # files that belong to an edition, such as its maps, come a little later than the edition
MOST = 16_000_000  # bytes, in each process
LONGEST = 300  # characters of an address; longer ones are made up and will not be asked again
HEADERS = ("Content-Type", "Content-Language")


@dataclass(frozen=True)
class Kept:
    """A page as it was sent, compressed as small as it gets."""

    body: bytes
    headers: dict[str, str]
    etag: str
    until: float


class Shelf:
    """As many pages as fit; what was not asked for longest makes room."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.bytes = most, 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.until < monotonic():
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Kept) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._pages[key] = page
            self.bytes += len(page.body) - (len(before.body) if before else 0)
            while self.bytes > self.most:
                _, oldest = self._pages.popitem(last=False)
                self.bytes -= len(oldest.body)


class KeepPages:
    """Middleware. A visitor with a session gets a page of one's own; so does whoever sends a form or gets a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response, self.shelf = get_response, Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_anybodys(request) or (key := _key(request)) is None:
            return self.get_response(request)
        if page := self.shelf.get(key):
            return _sent(request, page)
        response = self.get_response(request)
        if not _can_be_kept(request, response):
            return response
        page = _page(response)
        self.shelf.put(key, page)
        return _sent(request, page)


def _is_anybodys(request: HttpRequest) -> bool:
    own = {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)
    return request.method == "GET" and not own and len(request.get_full_path()) <= LONGEST


def _key(request: HttpRequest) -> Hashable:
    """The address as it was asked for, and the state of everything a page is made of; None before the first edition."""
    now = state()
    asked = (request.scheme, request.META.get("HTTP_HOST"), request.get_full_path(), request.headers.get("HX-Request"))
    return (*asked, *now) if now else None


def _can_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
    plain = not response.streaming and not response.cookies and not response.has_header("Cache-Control")
    return bool(match and match.url_name in _public() and page and plain)


@lru_cache
def _public() -> frozenset[str]:
    from meetlat.site.urls import PUBLIC  # which imports every page, and those the settings

    return frozenset(pattern.name for pattern in PUBLIC if pattern.name)


def _page(response: HttpResponse) -> Kept:
    headers = {name: response.headers[name] for name in (*HEADERS, "Vary") if response.has_header(name)}
    etag = f'W/"{sha256(response.content).hexdigest()[:32]}"'
    return Kept(gzip.compress(response.content, mtime=0), headers, etag, monotonic() + SECONDS)


def _sent(request: HttpRequest, page: Kept) -> HttpResponse:
    """Compressed as it is kept, where the browser takes that; 304 where it has the page already."""
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.body if squeezed else gzip.decompress(page.body), headers=page.headers)
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"], response.headers["Cache-Control"] = page.etag, "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    answer = get_conditional_response(request, etag=page.etag, response=response)
    assert isinstance(answer, HttpResponse)
    return answer
