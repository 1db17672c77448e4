"""What was collected: from which sources, up to which day of each account, and what was missed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from meetlat.site.csv_lines import csv_file
from meetlat.site.pages.collected.asked import asked
from meetlat.site.pages.collected.download import FILES
from meetlat.site.pages.collected.page import collected_page

KEPT = 300  # seconds
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@require_safe
@conditional_page
def collected(request: HttpRequest) -> HttpResponse:
    """?q= finds an organisation or an account, ?source= and ?show= narrow down, ?page= leafs."""
    return render(request, "pages/collected.html", collected_page(asked(request.GET)))


@require_safe
@cache_control(public=True, max_age=KEPT)
def collected_file(request: HttpRequest, file: str) -> HttpResponse:
    """The same as CSV, of everybody: sources.csv, accounts.csv, gaps.csv."""
    lines = FILES.get(file)
    if lines is None:
        raise Http404(file)
    return csv_file(f"meetlat-collected-{file}", lines(), **OPEN_TO_ALL)
