"""Being written."""

from django.http import HttpRequest, HttpResponse


def editions(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def edition(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def comparison(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
