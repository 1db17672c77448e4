"""Platforms: which there are, and who is on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from meetlat.register.platforms import platforms as known_platforms
from meetlat.report.census import NothingCounted
from meetlat.report.editions import NoEdition, latest_of
from meetlat.report.models import Edition
from meetlat.site.pages.national.counted import first_group
from meetlat.site.pages.national.not_there import nothing_counted, nothing_yet
from meetlat.site.pages.platforms.page import platform_page, platforms_page


def platforms(request: HttpRequest) -> HttpResponse:
    """Every platform; ?country= and ?kind= choose of whom."""
    try:
        edition = latest_of(request.GET.get("country", ""))
        said = platforms_page(edition, *asked_group(request, edition), get_language() or "nl")
    except NoEdition:
        return nothing_yet(request)
    except NothingCounted:
        return nothing_counted(request)
    return render(request, "pages/platforms.html", said)


def platform(request: HttpRequest, platform: str) -> HttpResponse:
    """One platform; ?country= and ?kind= choose of whom."""
    known = known_platforms().get(platform)
    if known is None:
        return nothing_counted(request)
    try:
        edition = latest_of(request.GET.get("country", ""))
        said = platform_page(edition, known, *asked_group(request, edition), get_language() or "nl")
    except NoEdition:
        return nothing_yet(request)
    except NothingCounted:
        return nothing_counted(request)
    return render(request, "pages/platform.html", said)


def asked_group(request: HttpRequest, edition: Edition) -> tuple[str, str]:
    """Country and kind from the address; what it leaves out is as on the home page."""
    country, kind = first_group(edition)
    return request.GET.get("country", country), request.GET.get("kind", kind)
