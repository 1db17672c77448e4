"""The national picture: where organisations of one kind are to be found, and who is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from meetlat.report.census import NothingCounted
from meetlat.report.editions import NoEdition, latest, latest_of
from meetlat.site.pages.national.counted import first_group
from meetlat.site.pages.national.not_there import nothing_counted, nothing_yet
from meetlat.site.pages.national.page import national_page


def home(request: HttpRequest) -> HttpResponse:
    """Dutch municipalities, or those of the practice country."""
    try:
        edition = latest()
    except NoEdition:
        return nothing_yet(request)
    return _picture(request, *first_group(edition), at_home=True)


def picture(request: HttpRequest, country: str, kind: str) -> HttpResponse:
    """Any kind in any country that the newest edition counts."""
    return _picture(request, country, kind)


def _picture(request: HttpRequest, country: str, kind: str, *, at_home: bool = False) -> HttpResponse:
    platform, drawing = request.GET.get("platform", ""), request.GET.get("map", "")
    language = get_language() or "nl"
    try:
        said = national_page(
            latest_of(country), country, kind, language, platform=platform, drawing=drawing, at_home=at_home
        )
    except NoEdition:
        return nothing_yet(request)
    except NothingCounted:
        return nothing_counted(request)
    return render(request, "pages/national.html", said)
