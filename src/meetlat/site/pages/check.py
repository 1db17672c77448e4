"""Being written."""

from django.http import HttpRequest, HttpResponse


def check(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
