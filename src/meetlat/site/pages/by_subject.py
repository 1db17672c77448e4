"""Editions are of the census or of measures; under one address each is shown by the pages of its own subject."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from meetlat.report.measures import SUBJECT
from meetlat.report.models import Edition

View = Callable[..., HttpResponse]
NAMES = ("id", "edition", "first", "second")  # the places of an edition in an address


def by_subject(census: View, measures: View) -> View:
    """``measures`` where the editions in the address are of measures; else ``census``, which knows what is not there.

    One of each has nothing to say about the other: that is not there.
    """

    @wraps(census)
    def view(request: HttpRequest, **where: Any) -> HttpResponse:
        ids = {where[name] for name in NAMES if name in where and "\0" not in where[name]}
        found = Edition.objects.filter(pk__in=ids, subject=SUBJECT).count()
        if 0 < found < len(ids) and Edition.objects.filter(pk__in=ids).count() == len(ids):
            raise Http404("an edition of the census beside one of measures")
        return (measures if ids and found == len(ids) else census)(request, **where)

    return view
