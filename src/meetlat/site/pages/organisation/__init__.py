"""One organisation: its accounts with the evidence, its place among its peers, what went before and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import conditional_page, require_safe

from meetlat.register.models import Organisation
from meetlat.site.pages.organisation.former import former_page
from meetlat.site.pages.organisation.page import organisation_page


@require_safe
@conditional_page
def organisation(request: HttpRequest, id: str) -> HttpResponse:
    """One that exists, or one that was abolished: whoever was once here keeps an address."""
    found = get_object_or_404(Organisation, pk=id)
    said = former_page(found) if found.end else organisation_page(found)
    return render(request, "pages/organisation.html", said)
