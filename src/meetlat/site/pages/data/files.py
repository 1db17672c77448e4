"""GET /data/EDITION/FILE: a file of an edition, of known names only, compressed where that is understood."""

import re
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from meetlat import environment
from meetlat.report.models import Edition
from meetlat.report.opendata import NotPublished, Shelved, file_of, names, publish

GZIP = re.compile(r"\bgzip\b")
HOUR = 3_600  # seconds
OPEN_TO_ALL = {  # as the API: public, without credentials, from any page
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": f"public, max-age={HOUR}",
}


@require_safe
def data_file(request: HttpRequest, edition: str, file: str) -> HttpResponseBase:
    """Made at the first request for any of them, then only read from the disk."""
    found = Edition.objects.filter(pk=edition).first() if "\0" not in edition else None
    if found is None or file not in names(found):
        raise Http404(f"{edition}/{file}")
    return _sent(request, _shelved(found, file))


def _shelved(edition: Edition, name: str) -> Shelved:
    home = environment.home()
    try:
        publish(home, edition)
    except NotPublished as reason:
        raise Http404(str(reason)) from None
    shelved = file_of(home, edition, name)
    if shelved is None:
        raise Http404(name)
    return shelved


def _sent(request: HttpRequest, shelved: Shelved) -> HttpResponseBase:
    twin = shelved.squeezed if GZIP.search(request.headers.get("Accept-Encoding", "")) else None
    path = twin or shelved.path
    etag, modified = _version(path)
    unchanged = get_conditional_response(request, etag, int(modified))
    answer = unchanged or _opened(shelved, path)
    headers = {**OPEN_TO_ALL, "ETag": etag, "Last-Modified": http_date(modified)}
    for name, value in headers.items():
        answer[name] = value
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def _opened(shelved: Shelved, path: Path) -> FileResponse:
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=shelved.name, content_type=shelved.media_type)
    if path != shelved.path:
        answer["Content-Encoding"] = "gzip"
    answer["Content-Length"] = str(path.stat().st_size)
    return answer


def _version(path: Path) -> tuple[str, float]:
    """A file is written once; its size and its time say which writing this is."""
    said = path.stat()
    return f'"{said.st_mtime_ns:x}-{said.st_size:x}"', said.st_mtime
