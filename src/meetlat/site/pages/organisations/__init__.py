"""The list of organisations: filter, sort, search while one types; a plain form where there is no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from meetlat.site.pages.organisations.page import organisations_page

PAGE, RESULTS = "pages/organisations.html", "pages/parts/organisation_results.html"


@require_safe
@conditional_page
def organisations(request: HttpRequest) -> HttpResponse:
    """The whole page; only the results for htmx, which says so in a header."""
    partial = bool(request.headers.get("HX-Request"))
    response = render(request, RESULTS if partial else PAGE, organisations_page(request.GET) | {"partial": partial})
    patch_vary_headers(response, ["HX-Request"])
    return response
