"""How many weeks of the period an organisation was there to be observed."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.worlds import PERIOD, SEEN_UNTIL, World, given

WEEK = timedelta(weeks=1)
SINCE, UNTIL = PERIOD.since, PERIOD.until


def weeks(*holders: dict[str, Any], seen: datetime = SEEN_UNTIL, begun: datetime | None = None) -> dict[str, float]:
    backend = connect()
    held = [{"organisation": "a", "account": str(place), "author": place, **row} for place, row in enumerate(holders)]
    bench = Workbench(backend)
    followed = [{"organisation": "a", "since": begun}] if begun else []
    steps = Steps(bench, given(World([], held, observed={"x": seen}, begun=followed), backend))
    rows = bench.result("organisations", steps.tables["organisations"]).to_pylist()
    return {row["organisation"]: row["weeks"] for row in rows}


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ([{}], PERIOD.weeks),  # it has its account for ever
        ([{"since": UNTIL - WEEK}], 1.0),
        ([{"until": SINCE + 2 * WEEK}], 2.0),
        ([{"until": SINCE + WEEK}, {"since": SINCE + 2 * WEEK, "until": SINCE + 3 * WEEK}], 3.0),  # first to last
        ([{"until": SINCE - WEEK}], 0.0),  # gone before
        ([{"since": SINCE - WEEK, "until": UNTIL + WEEK}], PERIOD.weeks),
    ],
)
def test_from_the_first_account_to_the_end_of_the_last(holders: list[dict[str, Any]], expected: float) -> None:
    assert weeks(*holders)["a"] == pytest.approx(expected)


def test_no_longer_than_anything_was_seen() -> None:
    assert weeks({}, seen=SINCE + WEEK)["a"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (SINCE - WEEK, PERIOD.weeks),
        (SINCE + timedelta(hours=1), PERIOD.weeks),  # midnight UTC
        (SINCE + WEEK, PERIOD.weeks - 1),
        (UNTIL - 2 * WEEK, 1.0),  # the last account ended a week before the end
        (UNTIL + WEEK, 0.0),
    ],
)
def test_before_anybody_followed_it_nothing_was_seen(begun: datetime, expected: float) -> None:
    holder = {"until": UNTIL - WEEK} if expected == 1.0 else {}
    assert weeks(holder, begun=begun)["a"] == pytest.approx(expected)
