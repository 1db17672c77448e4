"""GET /editions: the frozen measurings, and all their figures."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from meetlat import environment
from meetlat.report import editions as frozen
from meetlat.report.api.answers import Page
from meetlat.report.api.answers_census import DefinitionRow, EditionAnswer, EditionRow, FigureRow
from meetlat.report.api.paging import page_of
from meetlat.report.api.parameters import DefinitionFilters, EditionFilters, FigureFilters
from meetlat.report.models import Edition, Figure
from meetlat.report.opendata import open_answers

NUMBERS = ("value", "count", "n", "low", "high", "coverage", "year")
WORDS = ("organisation", "size_class", "province", "platform", "note")
router = Router(tags=["editions"])


@router.get("/editions", response=Page[EditionRow], summary="Editions, the newest first")
def editions(request: HttpRequest, response: HttpResponse, asked: Query[EditionFilters]) -> Any:
    """An edition is frozen: its figures never change. Of the census of the register, or of measures of messages."""
    found = Edition.objects.filter(**({"subject": asked.subject} if asked.subject else {})).order_by("-taken_at")
    return page_of(request, response, found, asked, lambda rows: [frozen.described(row) for row in rows])


@router.get("/editions/{id}", response=EditionAnswer, exclude_unset=True, summary="One edition")
def edition(request: HttpRequest, id: str) -> Any:
    """What went in with its checksums, under which definitions, and the query behind each indicator."""
    found = _edition(id)
    more = {"inputs": found.inputs, "indicators": found.indicators, "queries": found.queries}
    return {**frozen.described(found), **more}


@router.get("/editions/{id}/figures", response=Page[FigureRow], summary="The figures of an edition")
def figures(request: HttpRequest, response: HttpResponse, id: str, asked: Query[FigureFilters]) -> Any:
    """Of groups and of single organisations. A census is a full count: no interval, read as "at least".

    Measures have intervals; of too few contacts or messages they tell only how many there were: `n`.
    """
    found = Figure.objects.filter(_wanted(asked), edition=_edition(id)).order_by("id")
    return page_of(request, response, found, asked, lambda rows: [_figure(row) for row in rows])


@router.get("/editions/{id}/answers", response=Page[DefinitionRow], summary="Answering, by each definition")
def answers(request: HttpRequest, response: HttpResponse, id: str, asked: Query[DefinitionFilters]) -> Any:
    """Of an edition of measures: how many contacts of an organisation were answered, how fast. Empty where too few."""
    found = open_answers(environment.home(), _edition(id), asked.definition, asked.organisation)
    return page_of(request, response, found, asked, lambda rows: rows)


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
