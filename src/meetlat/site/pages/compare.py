"""Being written."""

from django.http import HttpRequest, HttpResponse


def compare(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
