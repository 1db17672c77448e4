"""Times of too few answers are not told."""

import pytest

from meetlat.measure.yardstick.answers import TIMES
from meetlat.measure.yardstick.told import enough_answers, timed


@pytest.mark.parametrize("column", TIMES)
def test_ten_answers_or_35_for_nine_in_ten(column: str) -> None:
    fewest = 35 if column.startswith("p90") else 10
    assert enough_answers(fewest, column)
    assert not enough_answers(fewest - 1, column)


def test_an_answer_that_was_not_seen_has_no_time() -> None:
    assert timed({"answered": 12, "unseen": 3}) == 9
