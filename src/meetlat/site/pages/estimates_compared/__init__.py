"""Two editions of estimates: of residents on platforms, or of how complete the register is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meetlat.report.comparison import comparable
from meetlat.report.models import Edition
from meetlat.site.pages.editions.refused import not_comparable
from meetlat.site.pages.estimates_compared.page import comparison_page


@require_safe
def comparison(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """What changed from the one to the other, and whether it is more than noise. Both are of the same subject."""
    after = get_object_or_404(Edition, pk=second)
    before = get_object_or_404(Edition, pk=first, subject=after.subject)
    if not comparable(before, after):
        return not_comparable(request)
    said = comparison_page(before, after, get_language() or "nl")
    return render(request, "pages/estimates_compared.html", said)
