"""Editions: the frozen measurings, one of them, and what changed between two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from meetlat.report.comparison import comparable
from meetlat.report.editions import NoEdition
from meetlat.report.editions import edition as edition_by_id
from meetlat.report.models import Edition
from meetlat.site.pages.editions.comparison import comparison_page
from meetlat.site.pages.editions.page import edition_page, editions_page
from meetlat.site.pages.editions.refused import no_edition, not_comparable
from meetlat.site.pages.national.not_there import nothing_yet


def editions(request: HttpRequest) -> HttpResponse:
    """All of them; ?first= and ?second= lead to their comparison."""
    asked = [request.GET.get(name, "") for name in ("first", "second")]
    if all(asked):
        return _towards_comparison(request, *asked)
    found = _every()
    return render(request, "pages/editions.html", editions_page(found, _language())) if found else nothing_yet(request)


def edition(request: HttpRequest, id: str) -> HttpResponse:
    """One edition."""
    try:
        return render(request, "pages/edition.html", edition_page(edition_by_id(id), _language()))
    except NoEdition:
        return no_edition(request)


def comparison(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Two editions; ?part= and ?page= say what is shown of the difference."""
    try:
        both = edition_by_id(first), edition_by_id(second)
    except NoEdition:
        return no_edition(request)
    if not comparable(*both):
        return not_comparable(request)
    page = request.GET.get("page", "")
    number = int(page) - 1 if page.isdecimal() and len(page) < 7 else 0
    said = comparison_page(*both, _every(), _language(), request.GET.get("part", ""), number)
    return render(request, "pages/comparison.html", said)


def _towards_comparison(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Only to editions that exist, so that nothing from the address gets into the way."""
    try:
        both = edition_by_id(first), edition_by_id(second)
    except NoEdition:
        return no_edition(request)
    if not comparable(*both):
        return not_comparable(request)
    return redirect(reverse("comparison", args=[one.id for one in both]))


def _every() -> list[Edition]:
    return list(Edition.objects.order_by("-taken_at"))


def _language() -> str:
    return get_language() or "nl"
