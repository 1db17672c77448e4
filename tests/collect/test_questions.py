"""A budget is for a day: what earlier runs of today asked counts."""

from datetime import UTC, datetime, timedelta

import pytest

from meetlat.collect.models import Run
from meetlat.collect.questions import added, asked_today
from meetlat.collect.source import Source
from meetlat.collect.webs import web_of
from meetlat.web import BudgetSpent


def _run(ago: timedelta, questions: dict[str, int]) -> None:
    run = Run.objects.create(source="test", questions=questions)
    moment = datetime.now(UTC) - ago
    Run.objects.filter(pk=run.pk).update(started_at=moment, ended_at=moment)


@pytest.mark.parametrize(
    ("one", "other", "sum"), [({}, {}, {}), ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}), ({"a": 1}, {"a": 2}, {"a": 3})]
)
def test_added(one: dict[str, int], other: dict[str, int], sum: dict[str, int]) -> None:
    assert added(one, other) == sum


@pytest.mark.django_db
def test_only_today_counts() -> None:
    _run(timedelta(days=2), {"a.example": 100})
    _run(timedelta(0), {"a.example": 3})
    _run(timedelta(0), {"a.example": 4, "b.example": 1})
    assert asked_today() == {"a.example": 7, "b.example": 1}


@pytest.mark.django_db
def test_a_budget_that_is_spent_today_asks_nothing_more() -> None:
    _run(timedelta(0), {"127.0.0.1:9": 10})
    with web_of(Source("test", "Test", ("x",), "1", per_day=10)) as web, pytest.raises(BudgetSpent):
        web.get("http://127.0.0.1:9/")
