"""What no page can use is refused before any page sees it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class RefuseNul:
    """Middleware: a NUL in an address is never meant by a person, and PostgreSQL cannot look for it.

    The API refuses it itself, with a problem that a program can read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.path + request.META.get("QUERY_STRING", "").replace("%00", "\0")
        if "\0" in asked and not request.path.startswith("/api/"):
            return render(request, "400.html", {"exception": BadRequest("NUL")}, status=400)
        return self.get_response(request)
