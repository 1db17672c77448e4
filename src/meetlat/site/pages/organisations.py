"""Being written."""

from django.http import HttpRequest, HttpResponse


def organisations(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("")
