"""Open data: the page that says what can be taken away, and the files themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meetlat import environment
from meetlat.report import measures
from meetlat.report.editions import NoEdition, latest
from meetlat.site.pages.data.files import data_file
from meetlat.site.pages.data.page import data_page, nothing_yet

__all__ = ["data_file", "open_data"]


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What is in the latest edition of each subject, how to cite it, and where the earlier ones are."""
    try:
        here, language = request.build_absolute_uri("/"), get_language() or "nl"
        page = data_page(environment.home(), latest(), language, here, measures.latest())
    except NoEdition:
        page = nothing_yet()
    return render(request, "pages/open_data.html", page)
