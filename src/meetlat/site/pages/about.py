"""Being written."""

from django.http import HttpRequest, HttpResponse


def about(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def accessibility(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def corrections(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def robots(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def security(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
