"""Being written."""

from django.http import HttpRequest, HttpResponse


def platforms(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def platform(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
