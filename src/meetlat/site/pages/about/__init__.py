"""Who is behind it and how to reach them: about, accessibility, corrections, and two files that machines look for."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meetlat.site.pages.about.corrections import corrections_page
from meetlat.site.pages.about.files import robots_txt, security_txt
from meetlat.site.pages.about.page import about_page, accessibility_page

__all__ = ["about", "accessibility", "corrections", "robots", "security"]
HOUR = 3_600  # seconds


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html", about_page(get_language() or "nl"))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", accessibility_page())


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    page = corrections_page(get_language() or "nl", request.GET.get("page", ""))
    return render(request, "pages/corrections.html", page)


@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(robots_txt(), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=HOUR)
def security(request: HttpRequest) -> HttpResponse:
    said = security_txt(request.build_absolute_uri("/").rstrip("/"), datetime.now(UTC))
    return HttpResponse(said, content_type="text/plain; charset=utf-8")
