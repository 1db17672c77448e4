"""Being written."""

from django.http import HttpRequest, HttpResponse


def methods(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def indicator(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def figure(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
