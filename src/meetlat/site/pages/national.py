"""Being written."""

from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def picture(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
