"""Being written."""

from django.http import HttpRequest, HttpResponse


def organisation(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
