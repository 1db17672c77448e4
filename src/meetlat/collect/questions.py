"""How often each server was asked, also by runs before this one: a budget is for a day, not for a run."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, time

from meetlat.collect.models import Run


def added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return dict(Counter(one) + Counter(other))


def asked_today() -> dict[str, int]:
    """Requests by host of every run that began or ended today (UTC)."""
    midnight = datetime.combine(datetime.now(UTC).date(), time(), UTC)
    total: Counter[str] = Counter()
    for run in Run.objects.filter(started_at__gte=midnight) | Run.objects.filter(ended_at__gte=midnight):
        total.update(run.questions)
    return dict(total)
