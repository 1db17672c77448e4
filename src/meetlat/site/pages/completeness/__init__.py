"""How complete the register is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meetlat.report.completeness_kept import SUBJECT
from meetlat.report.models import Edition
from meetlat.site.pages.completeness.page import completeness_page, nothing_yet
from meetlat.site.pages.estimates import asked_edition, edition_page


@require_safe
def completeness(request: HttpRequest) -> HttpResponse:
    """``?edition=`` or ``?country=``, and ``?kind=``; what is not there is said, with what is."""
    asked, language = request.GET, get_language() or "nl"
    edition = asked_edition(SUBJECT, asked.get("edition", ""), asked.get("country", ""))
    said = (
        completeness_page(edition, asked.get("kind", ""), language)
        if edition
        else nothing_yet(asked.get("country", ""), language)
    )
    return render(request, "pages/completeness/completeness.html", said)


@require_safe
def edition(request: HttpRequest, id: str) -> HttpResponse:
    """One edition of this subject."""
    found = get_object_or_404(Edition, pk=id, subject=SUBJECT)
    return render(request, "pages/edition.html", edition_page(found, "completeness", get_language() or "nl"))
