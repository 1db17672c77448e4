"""What is easily done wrong lies outside the truth's interval, and what the yardstick does lies inside."""

from datetime import date

import pytest

from meetlat.measure.simulation import Plan
from tests.measure.yardstick.truth_given import Known
from tests.measure.yardstick.truth_naive import Mistake, mistakes, open_mistake

pytestmark = pytest.mark.slow

ORGANISATIONS = 342
YEAR = Plan(100_000, 1)
TEN_DAYS = Plan(100_000, 1, date(2025, 12, 22), date(2026, 1, 1))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mistake]:
    year = Known(tmp_path_factory.mktemp("year"), YEAR, ORGANISATIONS)
    short = Known(tmp_path_factory.mktemp("short"), TEN_DAYS, ORGANISATIONS)
    return {one.name: one for one in (*mistakes(year), open_mistake(short))}


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("a lost answer is none", -1),
        ("every account is an organisation", -1),
        ("an automatic reply is an answer", 1),
        ("what is still open is unanswered", -1),
        ("the calendar is the clock of service", 1),
    ],
)
def test_a_naive_figure_is_wrong_and_ours_is_not(made: dict[str, Mistake], name: str, direction: int) -> None:
    mistake = made[name]
    assert (mistake.naive.value - mistake.truth) * direction > 0
    assert not mistake.naive.holds(mistake.truth)
    assert mistake.ours.holds(mistake.truth)
    assert 0.93 <= mistake.ours.held <= 0.98
    assert mistake.naive.held < mistake.ours.held
