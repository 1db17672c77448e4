"""Under one address each edition is shown by the pages of its own subject: the census, measures, or an estimate."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from meetlat.report.measures import SUBJECT
from meetlat.report.models import Edition

View = Callable[..., HttpResponse]
NAMES = ("id", "edition", "first", "second")  # the places of an edition in an address


def by_subject(census: View, measures: View, **others: View) -> View:
    """``measures`` where the editions in the address are of measures, ``others`` by their subject; else ``census``,
    which knows what is not there.

    It also knows what to say of two of different subjects. A subject without a view has no such page.
    """
    views = {"census": census, SUBJECT: measures, **others}

    @wraps(census)
    def view(request: HttpRequest, **where: Any) -> HttpResponse:
        ids = {where[name] for name in NAMES if name in where and "\0" not in where[name]}
        found = list(Edition.objects.filter(pk__in=ids).values_list("subject", flat=True))
        subjects = set(found) if len(found) == len(ids) else set()
        if not subjects <= set(views):
            raise Http404("editions of which there is no such page")
        return views[subjects.pop() if len(subjects) == 1 else "census"](request, **where)

    return view
