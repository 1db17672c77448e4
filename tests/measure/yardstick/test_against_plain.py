"""What the yardstick says of any world is what a plain computation says of it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.measure.definitions import OWN, definitions
from tests.measure.yardstick.comparing import SHIPPED, assert_same, counted, measured
from tests.measure.yardstick.plain_yardstick import Plain
from tests.measure.yardstick.random_worlds import random_rule, random_world, together

STATUSES = {"answered", "late", "unseen", "unclear", "open", "missed", "unanswered"}


def test_all_eight_definitions_in_many_worlds() -> None:
    worlds = [random_world(Random(number), number) for number in range(60)]
    assert_same(measured(together(worlds)), counted(worlds))
    judged = (one for plain in map(Plain, worlds) for rule in SHIPPED for one in plain.judged(rule))
    assert {one.status for one in judged} == STATUSES


@pytest.mark.slow
@settings(max_examples=25)
@given(st.integers(min_value=0), st.integers(1, 25))
def test_any_definition_in_any_world(seed: int, most: int) -> None:
    """A rule that nobody ships, too: each parameter has a meaning of its own."""
    dice = Random(seed)
    worlds = [random_world(dice, number, most) for number in range(10)]
    rules = [random_rule(dice, definitions()[OWN])]
    assert_same(measured(together(worlds), rules), counted(worlds, rules))
