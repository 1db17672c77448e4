"""Being written."""

from django.http import HttpRequest, HttpResponse


def open_data(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")


def data_file(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
