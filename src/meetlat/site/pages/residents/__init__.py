"""How many residents are on a platform, per municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meetlat.report.models import Edition
from meetlat.report.residents_kept import SUBJECT
from meetlat.site.pages.estimates import asked_edition, edition_page
from meetlat.site.pages.residents.page import nothing_yet, residents_page


@require_safe
def residents(request: HttpRequest) -> HttpResponse:
    """``?edition=`` or ``?country=``, and ``?platform=``; what is not there is said, with what is."""
    asked, language = request.GET, get_language() or "nl"
    edition = asked_edition(SUBJECT, asked.get("edition", ""), asked.get("country", ""))
    said = (
        residents_page(edition, asked.get("platform", ""), language)
        if edition
        else nothing_yet(asked.get("country", ""), language)
    )
    return render(request, "pages/residents/residents.html", said)


@require_safe
def edition(request: HttpRequest, id: str) -> HttpResponse:
    """One edition of this subject."""
    found = get_object_or_404(Edition, pk=id, subject=SUBJECT)
    return render(request, "pages/edition.html", edition_page(found, "residents", get_language() or "nl"))
