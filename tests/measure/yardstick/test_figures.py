"""Figures of organisations and of their groups."""

from typing import Any

import pytest

from meetlat.measure.indicator import Indicator
from meetlat.measure.yardstick.figures import FIGURE, TOO_FEW, figures
from tests.measure.yardstick.worlds import Row

PLACES = {
    "nl.a": {"country": "NL", "kind": "municipality", "size_class": "S", "province": "NL-UT"},
    "nl.b": {"country": "NL", "kind": "municipality", "size_class": "S", "province": "NL-GR"},
    "nl.c": {"country": "NL", "kind": "municipality", "size_class": "L", "province": ""},
}
ROW: Row = {"platform": "", "value": None, "count": None, "base": None, "n": None, "low": None, "high": None}


def indicator(whole: Any = "mean", unit: Any = "number", minimum: int = 1) -> Indicator:
    return Indicator("made", 1, unit, whole, "nobody", minimum=minimum)


def told(of: Indicator, *rows: Row) -> dict[tuple[str, str, str], Row]:
    """(organisation, size class, province) -> figure; a group names no organisation."""
    found = figures(of, [ROW | row for row in rows], PLACES, {"nl.a": 0.5})
    assert all(tuple(row) == FIGURE for row in found)
    return {(row["organisation"], row["size_class"], row["province"]): row for row in found}


def each(*values: float) -> list[Row]:
    return [{"organisation": id, "value": value, "n": 10} for id, value in zip(PLACES, values, strict=False)]


@pytest.mark.parametrize(
    ("whole", "value", "n"), [("sum", 9.0, 3), ("mean", 3.0, 3), ("median", 2.0, 3), ("share", 2 / 3, 3)]
)
def test_how_organisations_add_up(whole: str, value: float, n: int) -> None:
    found = told(indicator(whole), *each(0.0, 2.0, 7.0))
    assert (found["", "", ""]["value"], found["", "", ""]["n"]) == (pytest.approx(value), n)


def test_groups_are_of_a_kind_then_by_size_or_by_province() -> None:
    """Never crossed, and none of organisations of which the province is not known."""
    found = told(indicator("sum"), *each(1.0, 2.0, 4.0))
    groups = {key[1:]: row["value"] for key, row in found.items() if not key[0]}
    assert groups == {("", ""): 7, ("S", ""): 3, ("L", ""): 4, ("", "NL-UT"): 1, ("", "NL-GR"): 2}
    assert {(row["country"], row["kind"], row["note"]) for row in found.values()} == {("NL", "municipality", "")}


def test_too_few_are_not_told_but_how_many_there_were_is() -> None:
    few = {"organisation": "nl.a", "value": 0.5, "count": 2.0, "base": 4.0, "n": 4, "low": 0.1, "high": 0.9}
    found = told(indicator("ratio", "share", minimum=5), few)["nl.a", "S", "NL-UT"]
    assert {name: found[name] for name in ("value", "count", "low", "high")} == dict.fromkeys(
        ("value", "count", "low", "high")
    )
    assert (found["n"], found["note"], found["coverage"]) == (4, TOO_FEW, 0.5)


def test_a_count_of_nothing_is_zero_and_not_too_few() -> None:
    nothing = {"organisation": "nl.a", "value": 0.0, "count": 0.0, "n": 0}
    found = told(indicator(), nothing)["nl.a", "S", "NL-UT"]
    assert (found["value"], found["count"], found["n"], found["note"]) == (0, 0, 0, "")


def test_as_many_as_the_minimum_are_enough() -> None:
    found = told(indicator(minimum=10), *each(0.3))["nl.a", "S", "NL-UT"]
    assert (found["value"], found["note"]) == (0.3, "")


@pytest.mark.parametrize(
    ("whole", "value", "n"), [("mean", 3.0, 2), ("median", 3.0, 2), ("share", 1.0, 2), ("sum", 6.0, 2)]
)
def test_of_whom_there_is_too_little_takes_no_part_in_a_group_either(whole: str, value: float, n: int) -> None:
    """Else nobody could compute the group from the figures that are told."""
    few = {"organisation": "nl.c", "value": 0.0, "n": 9}
    found = told(indicator(whole, minimum=10), *each(2.0, 4.0), few)
    assert (found["", "", ""]["value"], found["", "", ""]["n"]) == (pytest.approx(value), n)


def test_a_ratio_is_everything_together_also_what_is_too_few_by_itself() -> None:
    rows: list[Row] = [
        {"organisation": "nl.a", "value": 1.0, "count": 2.0, "base": 2.0, "n": 2, "low": 0.3, "high": 1.0},
        {"organisation": "nl.b", "value": 0.0, "count": 0.0, "base": 6.0, "n": 6, "low": 0.0, "high": 0.4},
        {"organisation": "nl.c", "value": None, "count": None, "base": None, "n": 5},
    ]
    whole = told(indicator("ratio", "share", minimum=5), *rows)["", "", ""]
    assert (whole["value"], whole["count"], whole["n"], whole["coverage"]) == (0.25, 2.0, 8, None)
    assert (whole["low"], whole["high"]) == (pytest.approx(0.0715, abs=1e-4), pytest.approx(0.5907, abs=1e-4))


def test_a_ratio_of_a_full_count_has_no_interval_and_keeps_its_scale() -> None:
    found = told(indicator("ratio", "per_1000"), {"organisation": "nl.a", "count": 3.0, "base": 2_000.0, "n": 3})
    assert (found["", "", ""]["value"], found["", "", ""]["low"]) == (1.5, None)


def test_without_anything_to_divide_by_there_is_no_ratio() -> None:
    found = told(indicator("ratio", "share"), {"organisation": "nl.a", "count": 0.0, "base": 0.0, "n": 0})
    assert found["", "", ""]["value"] is None


HALF: Row = {"organisation": "nl.a", "value": 0.5, "count": 2.0, "base": 4.0, "n": 4, "low": 0.15, "high": 0.85}


@pytest.mark.parametrize(
    ("other", "count", "n"),
    [
        ({"count": 1.0, "base": 2.0, "n": None}, 3.0, 4),
        ({"count": 0.0, "base": 0.0, "n": 7}, 2.0, 4),
        ({"count": 5.0, "base": None, "n": 7}, 2.0, 4),
        ({"count": None, "base": 6.0, "n": 7}, 2.0, 4),
    ],
)
def test_what_is_not_known_takes_no_part_in_a_ratio(other: Row, count: float, n: int) -> None:
    """And there is an interval where that of one organisation is known."""
    whole = told(indicator("ratio", "share"), HALF, {"organisation": "nl.b"} | other)["", "", ""]
    assert (whole["value"], whole["count"], whole["n"]) == (0.5, count, n)
    assert whole["low"] < 0.5 < whole["high"]


def test_only_a_share_has_the_interval_of_a_share() -> None:
    whole = told(indicator("ratio", "per_week"), HALF)["", "", ""]
    assert (whole["value"], whole["low"], whole["high"]) == (0.5, None, None)


@pytest.mark.parametrize(("whole", "value"), [("share", 0.5), ("mean", 2.0), ("median", 2.0), ("sum", 4.0)])
def test_an_organisation_of_which_nothing_is_known_takes_no_part(whole: str, value: float) -> None:
    rows = [row | {"value": one} for row, one in zip(each(0, 0, 0), (0.0, None, 4.0), strict=True)]
    found = told(indicator(whole), *rows)
    assert (found["", "", ""]["value"], found["", "", ""]["n"]) == (value, 2)
    assert (found["", "", "NL-GR"]["value"], found["", "", "NL-GR"]["n"]) == (None, 0)


def test_platforms_are_groups_of_their_own_in_order() -> None:
    rows: list[Row] = [{"organisation": "nl.a", "platform": name, "value": 1.0, "n": 1} for name in ("x", "bluesky")]
    found = figures(indicator("sum"), [ROW | row for row in rows], PLACES, {})
    assert [row["platform"] for row in found] == ["x", "bluesky", *["bluesky", "x"] * 3]
    assert {row["value"] for row in found} == {1.0}


def test_an_organisation_that_is_not_there_has_no_figure() -> None:
    assert told(indicator(), {"organisation": "nl.gone", "value": 1.0, "n": 1}) == {}
