"""GET /editions: the frozen measurings, and all their figures."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from meetlat.report import editions as frozen
from meetlat.report.api.answers import Page
from meetlat.report.api.answers_census import EditionAnswer, EditionRow, FigureRow
from meetlat.report.api.paging import page_of
from meetlat.report.api.parameters import FigureFilters, Paging
from meetlat.report.models import Edition, Figure

NUMBERS = ("value", "count", "n", "low", "high", "coverage", "year")
WORDS = ("organisation", "size_class", "province", "platform", "note")
router = Router(tags=["editions"])


@router.get("/editions", response=Page[EditionRow], summary="Editions, the newest first")
def editions(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> Any:
    """An edition is frozen: its figures never change."""
    found = Edition.objects.order_by("-taken_at")
    return page_of(request, response, found, asked, lambda rows: [frozen.described(row) for row in rows])


@router.get("/editions/{id}", response=EditionAnswer, summary="One edition")
def edition(request: HttpRequest, id: str) -> Any:
    """What went in with its checksums, under which definitions, and the query behind each indicator."""
    found = _edition(id)
    more = {"inputs": found.inputs, "indicators": found.indicators, "queries": found.queries}
    return {**frozen.described(found), **more}


@router.get("/editions/{id}/figures", response=Page[FigureRow], summary="The figures of an edition")
def figures(request: HttpRequest, response: HttpResponse, id: str, asked: Query[FigureFilters]) -> Any:
    """Of groups and of single organisations. A full count: no sampling interval, read as "at least"."""
    found = Figure.objects.filter(_wanted(asked), edition=_edition(id)).order_by("id")
    return page_of(request, response, found, asked, lambda rows: [_figure(row) for row in rows])


def _edition(id: str) -> Edition:
    return frozen.edition(id.replace("\0", "�"))


def _wanted(asked: FigureFilters) -> Q:
    names = ("indicator", "organisation", "country", "kind", "platform", "size_class", "province")
    wanted = Q(**{name: value for name in names if (value := getattr(asked, name))})
    if asked.level == "group":
        return wanted & Q(organisation="")
    return wanted & ~Q(organisation="") if asked.level == "organisation" else wanted


def _figure(figure: Figure) -> dict[str, Any]:
    words = {name: getattr(figure, name) or None for name in WORDS}
    numbers = {name: getattr(figure, name) for name in NUMBERS}
    return {"indicator": figure.indicator, "country": figure.country, "kind": figure.kind, **words, **numbers}
