"""The API: the register and the editions for programs. Read only, for everybody; see docs/reference/api.md."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation

from meetlat.report.api import accounts, census, editions, organisations, vocabulary
from meetlat.report.api.description import completed
from meetlat.report.api.frame import VERSION, framed
from meetlat.report.api.parameters import Parameters
from meetlat.report.api.problems import handlers

DESCRIPTION = (
    "The official accounts of public bodies, the census of who is on which platform, and measures of how they answer. "
    "Open data, read only, no key. Figures of the census read as 'at least': what the register does not know is not "
    "counted; not found is never not there."
)


class Api(NinjaAPI):
    """django-ninja, with every answer framed and every other address below it a problem."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = [pattern for pattern in super()._get_urls() if isinstance(pattern, URLPattern)]
        patterns[-1].callback = _nothing_here  # django-ninja's own root
        patterns.append(path("<path:rest>", _nothing_here))
        for pattern in patterns:
            pattern.callback = framed(pattern.callback)
        return list(patterns)

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


def _nothing_here(request: HttpRequest, rest: str = "") -> Any:
    return api.on_exception(request, Http404("There is nothing at this address. See openapi.json for what there is."))


def _refuse_unknown_parameters(view: Callable[..., Any]) -> Callable[..., Any]:
    """A misspelt filter must not quietly give everything."""

    @wraps(view)
    def checked(request: HttpRequest, **values: Any) -> Any:
        allowed = {name for asked in values.values() if isinstance(asked, Parameters) for name in asked.allowed()}
        if unknown := sorted(set(request.GET) - allowed):
            known = ", ".join(sorted(allowed)) or "none"
            raise ValidationError([{"loc": ("query", name), "msg": f"not known; known: {known}"} for name in unknown])
        return view(request, **values)

    return checked


api = Api(title="Meetlat", version=VERSION, description=DESCRIPTION, docs_url=None, openapi_url=None)
api.add_decorator(_refuse_unknown_parameters)
for part in (organisations, accounts, census, editions, vocabulary):
    api.add_router("", part.router)
for exception, handler in handlers().items():
    api.add_exception_handler(exception, handler)


@api.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(completed(api.get_openapi_schema(path_prefix=""), request))
