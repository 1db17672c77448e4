"""The estimates that two editions both hold, each with what changed."""

from dataclasses import dataclass

from meetlat.measure.statistics import difference
from meetlat.measure.statistics.difference import Change
from meetlat.report.comparison import judged
from meetlat.report.completeness_kept import ACCOUNTS
from meetlat.report.models import Edition, Figure
from meetlat.report.residents_kept import RESIDENTS

ESTIMATES = (RESIDENTS, ACCOUNTS)  # the figures with an interval; the others are what they are made of
KEY = ("country", "kind", "platform", "organisation")


@dataclass(frozen=True)
class Compared:
    """An estimate in both editions."""

    before: Figure
    after: Figure
    change: Change


def compared(first: Edition, second: Edition) -> list[Compared]:
    """In the order of the second edition; nothing under a definition that changed."""
    before = _estimates(first)
    return [
        Compared(before[key], one, _change(before[key], one))
        for key, one in _estimates(second).items()
        if key in before and first.indicators.get(one.indicator) == second.indicators.get(one.indicator)
    ]


def _estimates(edition: Edition) -> dict[tuple[str, ...], Figure]:
    found = Figure.objects.filter(edition=edition, indicator__in=ESTIMATES, value__isnull=False).order_by("pk")
    return {tuple(getattr(one, name) for name in KEY): one for one in found if one.low is not None}


def _change(before: Figure, after: Figure) -> Change:
    return difference.change(judged(before), judged(after))
