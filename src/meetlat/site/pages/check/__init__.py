"""Is this account official? One field; the answer, the evidence, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from meetlat.site.pages.check.page import check_page


@require_safe
@conditional_page
def check(request: HttpRequest) -> HttpResponse:
    """Always 200: also "not in the register" and "this is no address" are answers to a question that a person asked."""
    return render(request, "pages/check.html", check_page(request.GET.get("account")))
