"""Which pages say that everything on them is invented: those whose address names the practice country."""

from collections.abc import Iterator

from django.http import HttpRequest

from meetlat.register.invented import COUNTRY, is_invented_id
from meetlat.register.tables import last_load
from meetlat.report.models import Edition
from meetlat.site.pages.estimates import asked_edition
from meetlat.site.pages.measures.editions import chosen

ORGANISATIONS = ("id", "organisation", "with")
COUNTRIES = ("country",)
EDITIONS = ("edition", "first", "second", "id")
OF_ESTIMATES = ("residents", "completeness")  # of the subject of that name: the newest, unless another is asked for
OF_MEASURES = ("measuring", "measuring_of", "ranking")  # they show the newest measures, unless another is named


def invented(request: HttpRequest) -> bool:
    """Whether an organisation, a country or an edition of it is invented; or all that was loaded is."""
    load = last_load()
    if load and load.practice:
        return True
    if COUNTRY in _named(request, COUNTRIES) or any(map(is_invented_id, _named(request, ORGANISATIONS))):
        return True
    return _of_practice(request)


def _of_practice(request: HttpRequest) -> bool:
    """Whether an edition that the page is about was made of invented messages or bodies."""
    match = request.resolver_match
    if match and match.url_name in OF_MEASURES:
        shown = chosen(request.GET.get("edition", ""))
        return bool(shown and shown.practice)
    if match and match.url_name in OF_ESTIMATES:
        found = asked_edition(match.url_name, request.GET.get("edition", ""), request.GET.get("country", ""))
        return bool(found and found.practice)
    named = set(_named(request, EDITIONS))
    return bool(named) and Edition.objects.filter(pk__in=named, practice=True).exists()


def _named(request: HttpRequest, names: tuple[str, ...]) -> Iterator[str]:
    """What the address says under these names, in its path or after it."""
    path = request.resolver_match.kwargs if request.resolver_match else {}
    for name in names:
        yield from (str(one) for one in (path.get(name), *request.GET.getlist(name)) if one)
