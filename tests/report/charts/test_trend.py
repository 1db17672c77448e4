"""The trend: every month its place, a gap where nothing is known, and a ruler in easy steps of the unit."""

import re

import pytest

from meetlat.report.charts.heights import Unit, said
from meetlat.report.charts.months import Month
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.trend import trend
from tests.report.charts.answering import INK, LANGUAGES, YELLOW, checked, filled, hatched
from tests.report.charts.drawing import SVG, texts

MONTHS = [
    Month("2024-11", 0.4, 0.35, 0.45),
    Month("2024-12", None),
    Month("2025-02", 0.6, 0.55, 0.65),
    Month("2025-03", 0.62, 0.57, 0.67),
]


def drawn(months: list[Month] = MONTHS, unit: Unit = "share", language: str = "nl") -> Picture:
    return trend(months, figure="Vragen beantwoord", unit=unit, name="Waterveen", language=language)


def plain(*values: float | None) -> list[Month]:
    return [Month(f"2025-{place:02}", value) for place, value in enumerate(values, start=1)]


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Vragen beantwoord van Waterveen, per maand. Van 40,0% in november 2024 naar 62,0% in maart 2025. "
        "Van 2 maanden is niets bekend."
    )
    assert picture.rows == [
        ("november 2024", "40,0%", "35,0% – 45,0%"),
        ("december 2024", "niet bekend", "–"),
        ("januari 2025", "niet bekend", "–"),
        ("februari 2025", "60,0%", "55,0% – 65,0%"),
        ("maart 2025", "62,0%", "57,0% – 67,0%"),
    ]


def test_what_is_hidden_is_not_what_is_missing() -> None:
    picture = trend(MONTHS, figure="Gehoord", unit="share", name="Waterveen", language="nl", unknown="minder dan 5")
    assert [row[1] for row in picture.rows] == ["40,0%", "minder dan 5", "niet bekend", "60,0%", "62,0%"]
    assert "minder dan 5" in texts(checked(picture))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_is_hatched_and_breaks_the_line(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(hatched(drawing)) == 2
    assert len(filled(drawing, YELLOW)) == 3
    [line] = [path for path in drawing.iter(f"{SVG}path") if path.get("stroke") == INK and not path.get("fill")]
    assert len(re.findall("M", line.attrib["d"])) == 2


def test_a_full_count_has_no_bar() -> None:
    picture = drawn(plain(1200, 1300.4), "number")
    drawing = checked(picture)
    assert not filled(drawing, YELLOW) + hatched(drawing)
    assert picture.rows[1] == ("februari 2025", "1.300", "–")


def test_a_difference_within_the_uncertainty_is_called_one() -> None:
    small = "Dat verschil is te klein om iets te zeggen."
    assert small in drawn(MONTHS[2:]).alt
    assert small not in drawn().alt
    assert small not in drawn(plain(1, 1)).alt


@pytest.mark.parametrize("months", [[], plain(None, None)])
def test_nothing_known(months: list[Month]) -> None:
    picture = drawn(months)
    assert picture.alt.endswith("Van geen enkele maand is iets bekend.")
    checked(picture)


@pytest.mark.parametrize(
    ("unit", "highest", "ruler"),
    [
        ("share", 0.62, ["0%", "20%", "40%", "60%", "80%"]),
        ("share", 0.04, ["0%", "1%", "2%", "3%", "4%"]),
        ("seconds", 12_000, ["0", "1 uur", "2 uur", "3 uur", "4 uur"]),
        ("seconds", 700, ["0", "5 min", "10 min", "15 min"]),
        ("number", 2300, ["0", "500", "1.000", "1.500", "2.000", "2.500"]),
        ("number", 0.2, ["0,00", "0,05", "0,10", "0,15", "0,20"]),
        ("number", 0, ["0,00", "0,01"]),
    ],
)
def test_easy_steps(unit: Unit, highest: float, ruler: list[str]) -> None:
    words = texts(checked(drawn(plain(highest), unit)))
    assert [word for word in words if "2025" not in word] == ruler


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [("share", 0.985, "98,5%"), ("seconds", 12_000, "3 uur 20 min"), ("number", 4.12, "4,1"), ("number", 4, "4")],
)
def test_a_figure_in_its_unit(unit: Unit, value: float, words: str) -> None:
    assert said(value, unit, "nl") == words


@pytest.mark.parametrize(("many", "named"), [(4, 4), (12, 4), (24, 4), (60, 5)])
def test_no_more_names_than_fit(many: int, named: int) -> None:
    months = [Month(f"{2021 + place // 12}-{place % 12 + 1:02}", 1) for place in range(many)]
    assert len([word for word in texts(checked(drawn(months))) if "20" in word and "%" not in word]) == named
