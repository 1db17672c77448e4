"""What holds for every figure of what was said, whoever wrote its indicator."""

import random
from collections import Counter
from typing import Any

import pytest

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.indicators import message_indicators
from tests.measure.messages import Given, Row, tables
from tests.measure.talking import ORGANISATIONS, talking

SCALES = {"per_1000": 1_000.0, "per_100000": 100_000.0}
ALL = list(message_indicators().values())
ROUNDING = 1e-12
MAY_SHRINK = {"followers_growth"}
Figures = dict[str, list[Row]]

every_indicator = pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.id)


def figures(indicator: Indicator, given: Tables) -> list[Row]:
    assert indicator.compute is not None
    found: list[Row] = indicator.compute(given).to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: (row["organisation"], row.get("platform", "")))


@pytest.fixture(scope="module")
def counted() -> Figures:
    given = tables(**talking())
    return {indicator.id: figures(indicator, given) for indicator in ALL}


@every_indicator
def test_there_is_a_figure_for_somebody(indicator: Indicator, counted: Figures) -> None:
    assert counted[indicator.id]


@every_indicator
def test_nobody_has_two(indicator: Indicator, counted: Figures) -> None:
    held = Counter((row["organisation"], row.get("platform", "")) for row in counted[indicator.id])
    assert set(held.values()) == {1}
    assert indicator.per_platform == any("platform" in row for row in counted[indicator.id])


@every_indicator
def test_who_has_no_account_has_no_figure(indicator: Indicator, counted: Figures) -> None:
    assert "nl.without" not in {row["organisation"] for row in counted[indicator.id]}


@every_indicator
def test_a_figure_says_how_much_stands_behind_it(indicator: Indicator, counted: Figures) -> None:
    for row in counted[indicator.id]:
        assert row["value"] is not None
        assert type(row["n"]) is int


@every_indicator
def test_a_figure_is_in_its_unit(indicator: Indicator, counted: Figures) -> None:
    values = [row["value"] for row in counted[indicator.id]]
    if indicator.unit == "yes":
        assert set(values) <= {0.0, 1.0}
    elif indicator.id not in MAY_SHRINK:
        assert min(values) >= 0
        assert indicator.unit != "share" or max(values) <= 1


@every_indicator
def test_a_figure_lies_in_its_interval(indicator: Indicator, counted: Figures) -> None:
    for row in counted[indicator.id]:
        if "low" in row:
            assert row["low"] - ROUNDING <= row["value"] <= row["high"] + ROUNDING


@every_indicator
def test_a_ratio_can_be_added_up(indicator: Indicator, counted: Figures) -> None:
    """A group's figure is made of the same numerators and denominators."""
    for row in counted[indicator.id]:
        if indicator.whole == "ratio":
            assert row["value"] == pytest.approx(row["count"] * SCALES.get(indicator.unit, 1.0) / row["base"])


@pytest.mark.slow
@every_indicator
def test_of_nothing_there_are_no_figures(indicator: Indicator) -> None:
    assert figures(indicator, tables()) == []


def _renamed(rows: list[Row]) -> list[Row]:
    return [row | {"organisation": row["organisation"].replace("nl.", "zz.")} for row in rows]


def _shuffled(given: Given) -> Given:
    draw = random.Random(11)  # an order for a test
    return {name: draw.sample(rows, len(rows)) for name, rows in given.items()}


def _joined(given: Given) -> Given:
    """With as many organisations again, that say other things."""
    others = talking(seed=8)
    return {name: rows + _renamed(others[name]) for name, rows in given.items()}


def _same(found: list[Row], before: list[Row]) -> bool:
    """The same values and numbers behind them, in the same places but for the names of organisations."""
    assert [row.get("platform") for row in found] == [row.get("platform") for row in before]
    assert [row["n"] for row in found] == [row["n"] for row in before]
    assert [row["value"] for row in found] == pytest.approx([row["value"] for row in before], rel=ROUNDING)
    return True


@pytest.mark.slow
@pytest.mark.parametrize("change", [_shuffled, _joined])
@every_indicator
def test_neither_order_nor_others_matter(indicator: Indicator, change: Any, counted: Figures) -> None:
    ours = {row["organisation"] for row in ORGANISATIONS}
    found = [row for row in figures(indicator, tables(**change(talking()))) if row["organisation"] in ours]
    before = counted[indicator.id]
    assert [row["organisation"] for row in found] == [row["organisation"] for row in before]
    assert _same(found, before)


@pytest.mark.slow
@every_indicator
def test_a_name_does_not_matter(indicator: Indicator, counted: Figures) -> None:
    renamed = {name: _renamed(rows) for name, rows in talking().items()}
    assert _same(figures(indicator, tables(**renamed)), counted[indicator.id])
