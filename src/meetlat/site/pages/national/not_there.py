"""What a page answers where nothing was counted: what there is instead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.report.editions import NoEdition
from meetlat.site.pages.national.choice import choices

PAGE = "pages/parts/national_not_there.html"


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """No edition was taken: a new installation, nobody's mistake."""
    lead = _("Er is nog geen editie gemaakt. Zodra het register is geladen en geteld, staan de cijfers hier.")
    return render(request, PAGE, {"headline": _("Er is nog niets geteld"), "lead": lead}, status=503)


def nothing_counted(request: HttpRequest) -> HttpResponse:
    lead = _("Dit land, deze soort organisatie of dit platform staat niet in deze editie. Dit is wel geteld:")
    return not_there(request, _("Dit is niet geteld"), lead)


def not_there(request: HttpRequest, headline: str, lead: str, **more: Any) -> HttpResponse:
    """404, with every country and kind that the newest edition counted, the practice country last."""
    try:
        counted = choices(get_language() or "nl")
    except NoEdition:
        counted = []
    return render(request, PAGE, {"headline": headline, "lead": lead, "choices": counted, **more}, status=404)
