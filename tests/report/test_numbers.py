"""Numbers as each language writes them."""
# ruff: noqa: E501  a table is read across: one case, one line

from datetime import UTC, date, datetime

import pytest

from meetlat.report.numbers import by_unit, day, labelled, moment, number, percent


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (1353, "nl", "1.353"), (1353, "en", "1,353"), (1353, "fr", "1\u202f353"), (None, "nl", "–"), (0, "nl", "0"), (-5, "nl", "-5"),
        (2.5, "nl", "3"), (0.49999, "nl", "0"), (float("inf"), "nl", "∞"),
    ],
)  # fmt: skip
def test_numbers(value: float | None, language: str, written: str) -> None:
    assert number(value, language) == written


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (0.98538, "nl", "98,5%"), (0.98538, "en", "98.5%"), (0.98538, "fr", "98,5\u00a0%"), (1.0, "nl", "100,0%"), (0.0, "nl", "0,0%"),
        (0.99999, "nl", "99,9%"),  # never rounded up to all
        (0.00001, "nl", "0,1%"),  # ... or down to nobody
        (0.1225, "nl", "12,3%"), (0.12249999999999998, "nl", "12,3%"), (0.122499, "nl", "12,2%"), (-0.1225, "nl", "-12,3%"),
        (None, "en", "–"),
    ],
)  # fmt: skip
def test_shares(value: float | None, language: str, written: str) -> None:
    assert percent(value, language) == written


def test_days_and_moments() -> None:
    assert day(date(2026, 4, 6), "nl") == "6 april 2026"
    assert day(date(2026, 4, 6), "en") == "6 April 2026"
    assert day(date(2026, 4, 6), "fr") == "6 avril 2026"
    assert day(None, "nl") == "–"
    assert moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "nl") == "2 juli 2026 00:30"
    assert moment(None, "nl") == "–"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [(0.5, "yes", "50,0%"), (3.956, "number", "4,0"), (17407585.0, "inhabitants", "17.407.585"), (7.77, "per_100000", "7,8"), (498.1, "per_km2", "498")],
)  # fmt: skip
def test_units(value: float, unit: str, written: str) -> None:
    assert by_unit(value, unit, "nl") == written


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Volgers: 253"), ("en", "Volgers: 253"), ("fr", "Volgers\u00a0: 253")]
)
def test_a_name_and_its_value(language: str, words: str) -> None:
    assert labelled("Volgers", "253", language) == words
