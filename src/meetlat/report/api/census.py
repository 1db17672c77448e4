"""GET /census: who is on which platform, and who is missing."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router

from meetlat.report import census as counting
from meetlat.report import editions
from meetlat.report.api.answers_census import CensusAnswer
from meetlat.report.api.parameters import CensusQuestion

router = Router(tags=["census"])


@router.get("/census", response=CensusAnswer, summary="The census of one kind in one country")
def census(request: HttpRequest, asked: Query[CensusQuestion]) -> Any:
    """Per platform the number and share of organisations, per size class, per province, and by name who is not found.

    Read every figure as "at least": an account the register does not know is not counted.
    """
    edition = editions.edition(asked.edition) if asked.edition else editions.latest_of(asked.country)
    said = counting.census(edition, asked.country, asked.kind, asked.platform, asked.language)
    # As it is: to check some thousand names against the description takes longer than to count. A test does it.
    return JsonResponse(said, content_type="application/json; charset=utf-8")
