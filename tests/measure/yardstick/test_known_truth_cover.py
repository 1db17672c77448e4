"""Intervals of 95 % hold the truth in 95 of 100 organisations, and estimates lie around it."""

from collections import defaultdict

import pytest

from meetlat.measure.simulation import Plan
from tests.measure.yardstick.truth_beside import Beside, Summary, beside, summary
from tests.measure.yardstick.truth_given import Known

pytestmark = pytest.mark.slow

ORGANISATIONS, MESSAGES, SEEDS = 342, 100_000, (4, 5, 6, 7)
FEWEST = 400  # cases of which a coverage is told
ESTIMATORS = (
    "answered", "answered_1h", "answered_4h", "answered_24h", "answered_by_other", "median_time",
    "median_service_time", "p90, service time", "curve, 1 hour", "curve, 24 hours", "curve, 7 days",
)  # fmt: skip
FEWER = ("automatic_replies", "p90_time")  # few organisations send them; few answer so often


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Summary]:
    """Over all seeds."""
    rows: dict[str, list[Beside]] = defaultdict(list)
    for seed in SEEDS:
        known = Known(tmp_path_factory.mktemp("known"), Plan(MESSAGES, seed), ORGANISATIONS)
        for name, those in beside(known).items():
            rows[name] += those
    return {name: summary(those) for name, those in rows.items()}


@pytest.mark.parametrize("name", ESTIMATORS)
def test_an_interval_holds_the_truth_in_95_of_100(summaries: dict[str, Summary], name: str) -> None:
    found = summaries[name]
    assert found.cases >= FEWEST
    assert 0.93 <= found.coverage <= 0.97
    low, high = found.interval
    assert low <= 0.95 <= high


@pytest.mark.parametrize("name", FEWER)
def test_where_there_are_few_it_is_not_told_to_be_otherwise(summaries: dict[str, Summary], name: str) -> None:
    low, high = summaries[name].interval
    assert low <= 0.97
    assert high >= 0.93


@pytest.mark.parametrize("name", [*ESTIMATORS, *FEWER])
def test_estimates_lie_around_the_truth(summaries: dict[str, Summary], name: str) -> None:
    assert summaries[name].unbiased
