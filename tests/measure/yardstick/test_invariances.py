"""What may not matter to a figure of answering."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from meetlat.measure.yardstick import Period
from tests.measure.yardstick.comparing import Answers, assert_same, measured
from tests.measure.yardstick.random_worlds import random_world, together
from tests.measure.yardstick.worlds import Row, World

ROWS = ("messages", "holders", "organisations", "missed")
WEEKS = timedelta(weeks=20)  # into September, still in summer time, and without holidays
WORLDS = 20
PERIOD = Period("april", date(2025, 4, 1), date(2025, 5, 1))
NAMES = ("organisation", "account")

pytestmark = pytest.mark.slow


def world(only: Any = range(WORLDS)) -> World:
    """With hours that know no holidays, and after the change to summer time."""
    made = together(random_world(Random(number + 500), number) for number in only)
    said = [row for row in made.messages if row["created_at"] >= PERIOD.since]
    there = [row | {"schedule": "night"} for row in made.organisations]
    return replace(made, messages=said, organisations=there, period=PERIOD)


@pytest.fixture(scope="module")
def before() -> Answers:
    return measured(world())


def test_the_order_of_rows(before: Answers) -> None:
    given = world()
    turned: dict[str, Any] = {name: getattr(given, name)[::-1] for name in ROWS}
    assert_same(measured(replace(given, **turned)), before)


def test_what_accounts_and_organisations_are_called(before: Answers) -> None:
    """In the same order: of two accounts in one message, the first is the one that was addressed."""
    given = world()
    called: dict[str, Any] = {name: [_called(row) for row in getattr(given, name)] for name in ROWS}
    renamed = measured(replace(given, **called))
    assert_same({(id.removeprefix("x."), rule): row for (id, rule), row in renamed.items()}, _unnamed(before))


def test_an_organisation_that_has_nothing_to_do_with_it(before: Answers) -> None:
    more = measured(world(range(WORLDS + 5)))
    assert more.keys() > before.keys()
    assert_same({key: row for key, row in more.items() if key in before}, before)


def test_twenty_weeks_later(before: Answers) -> None:
    given, days = world(), WEEKS.days
    assert days % 7 == 0
    later = replace(
        given,
        messages=[row | {"created_at": row["created_at"] + WEEKS} for row in given.messages],
        holders=_later(given.holders),
        missed=_later(given.missed),
        observed={name: end + WEEKS for name, end in given.observed.items()},
        period=Period("later", PERIOD.first + WEEKS, PERIOD.after + WEEKS),
    )
    assert_same(measured(later), before)


def _later(rows: list[Row]) -> list[Row]:
    return [row | {name: row[name] and row[name] + WEEKS for name in ("since", "until")} for row in rows]


def _called(row: Row) -> Row:
    return row | {name: f"x.{row[name]}" for name in NAMES if row.get(name)}


def _unnamed(found: Answers) -> Answers:
    return {key: {name: one for name, one in row.items() if name != "organisation"} for key, row in found.items()}
