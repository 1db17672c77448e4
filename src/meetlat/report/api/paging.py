"""Lists in pages, with the addresses of the pages around it in the answer and in its Link header (RFC 8288)."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from meetlat.report.api.parameters import Paging

Rows = QuerySet[Any] | Sequence[Any]


def page_of(
    request: HttpRequest, response: HttpResponse, rows: Rows, asked: Paging, shaped: Callable[[list[Any]], list[Any]]
) -> dict[str, Any]:
    """One page of ``rows``, each as ``shaped`` gives it."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (asked.page - 1) * asked.page_size
    links = _links(request, asked, max(1, -(-total // asked.page_size)))
    response["Link"] = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items() if url and name != "self")
    return {
        "total": total,
        "page": asked.page,
        "page_size": asked.page_size,
        "links": links,
        "results": shaped(list(rows[start : start + asked.page_size])),
    }


def _links(request: HttpRequest, asked: Paging, last: int) -> dict[str, str | None]:
    def at(page: int) -> str:
        kept = {name: value for name, value in request.GET.items() if name != "page"}
        return request.build_absolute_uri(f"{request.path}?{urlencode({**kept, 'page': page})}")

    return {
        "self": at(asked.page),
        "first": at(1),
        "prev": at(min(asked.page - 1, last)) if asked.page > 1 else None,
        "next": at(asked.page + 1) if asked.page < last else None,
        "last": at(last),
    }
