"""What no page can use is refused before any page sees it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class RefuseNul:
    """Middleware: a NUL in an address is never meant by a person, and PostgreSQL cannot look for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "400.html", {"exception": BadRequest("NUL")}, status=400)
        return self.get_response(request)
