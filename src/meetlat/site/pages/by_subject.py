"""Editions are of the census or of measures; under one address each is shown by the pages of its own subject."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from meetlat.report.measures import SUBJECT
from meetlat.report.models import Edition

View = Callable[..., HttpResponse]


def by_subject(census: View, measures: View) -> View:
    """``measures`` where every edition in the address is one of measures; else ``census``, which knows what is not."""

    @wraps(census)
    def view(request: HttpRequest, **where: Any) -> HttpResponse:
        ids = {where[name] for name in ("edition", "first", "second") if name in where}
        found = Edition.objects.filter(pk__in=[id for id in ids if "\0" not in id], subject=SUBJECT).count()
        return (measures if found == len(ids) else census)(request, **where)

    return view
