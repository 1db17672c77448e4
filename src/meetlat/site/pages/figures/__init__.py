"""Methods, definitions, and every figure opened up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.report.census import NothingCounted
from meetlat.report.editions import NoEdition
from meetlat.site.pages.figures.asked import Asked, NoFigure, asked_figure
from meetlat.site.pages.figures.definition import definition_page
from meetlat.site.pages.figures.download import csv_lines, file_name
from meetlat.site.pages.figures.methods import methods_page
from meetlat.site.pages.figures.opened import counted_figure, figure_page
from meetlat.site.pages.figures.own import own_page
from meetlat.site.pages.figures.rows import chosen, rows_behind
from meetlat.site.pages.national.not_there import not_there


def methods(request: HttpRequest) -> HttpResponse:
    """Every definition, and the rules they share."""
    return render(request, "pages/methods.html", methods_page(_language()))


def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One definition."""
    found = indicators().get(indicator)
    if found is None:
        return _no_figure(request)
    return render(request, "pages/indicator.html", definition_page(found, _language()))


def figure(request: HttpRequest, edition: str, indicator: str) -> HttpResponse:
    """Open dit cijfer: of a group, of one organisation, or its rows as CSV."""
    try:
        asked = asked_figure(edition, indicator, request.GET)
        return _opened(request, asked)
    except (NoEdition, NoFigure, NothingCounted):
        return _no_figure(request)


def _opened(request: HttpRequest, asked: Asked) -> HttpResponse:
    has = request.GET.get("has", "")
    if asked.organisation:
        return render(request, "pages/figure.html", own_page(asked, _language()))
    if request.GET.get("format") == "csv":
        return _csv(asked, has)
    return render(request, "pages/figure.html", figure_page(asked, _language(), has, request.GET.get("page", "")))


def _csv(asked: Asked, has: str) -> HttpResponse:
    counted_figure(asked)
    lines = csv_lines(asked, chosen(rows_behind(asked, _language()), has))
    headers = {"Content-Disposition": f'attachment; filename="{file_name(asked)}"'}
    return HttpResponse(list(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _no_figure(request: HttpRequest) -> HttpResponse:
    lead = _("Deze editie, deze definitie of deze groep bestaat niet. Misschien zoekt u een van deze:")
    links = [
        {"label": _("Alle definities"), "url": reverse("methods")},
        {"label": _("Alle edities"), "url": reverse("editions")},
    ]
    return not_there(request, _("Dit cijfer is er niet"), lead, links=links)


def _language() -> str:
    return get_language() or "nl"
