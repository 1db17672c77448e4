"""Up to four organisations side by side, and each in a group: its class, the ten most alike, a list of one's own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from meetlat.register.invented import COUNTRY, is_invented_id
from meetlat.site.pages.compare.asked import asked
from meetlat.site.pages.compare.page import compare_page
from meetlat.site.pages.organisations.known import everyone
from meetlat.site.pages.organisations.page import home_country


@require_safe
@conditional_page
def compare(request: HttpRequest) -> HttpResponse:
    """A name that means one organisation is added, and the address then holds its id."""
    everybody = everyone(_country(request.GET))
    question = asked(request.GET, everybody, home_country())
    if question.added:
        return HttpResponseRedirect(question.address(*question.chosen, question.added))
    return render(request, "pages/compare.html", compare_page(everybody, question))


def _country(given: QueryDict) -> str:
    """Whom the first is compared with: invented ones stand beside invented ones only."""
    first = next(iter(given.getlist("with")), "")
    return COUNTRY if is_invented_id(first) else ""
