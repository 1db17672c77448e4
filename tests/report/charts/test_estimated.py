"""Estimates on one ruler: it begins at zero, ends beyond the highest interval, and says what has no estimate."""

import pytest

from meetlat.report.charts.estimated import estimated, ticks_of
from meetlat.report.charts.lying import Lying
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.plate import Words
from tests.report.charts.answering import INK, LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import texts

ROWS = [Lying("Aardam", 2.1, 1.6, 2.9, "2,1"), Lying("Beekdam", 0.4, 0.1, 1.2, "0,4")]


def drawn(rows: list[Lying] = ROWS, language: str = "nl") -> Picture:
    words = Words("Accounts", "Van Aardam tot Beekdam.", ("Gemeente", "Accounts"), [("Aardam", "2,1")], language)
    return estimated(rows, words, "de schatting")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dot_and_a_bar_for_each(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(filled(drawing, YELLOW)) == len(ROWS)
    assert len(filled(drawing, INK)) == len(ROWS)
    assert {"Aardam", "Beekdam", "2,1", "0,4", "de schatting"} <= set(texts(drawing))


def test_the_words_are_those_of_the_caller() -> None:
    picture = drawn()
    assert picture.alt == "Accounts. Van Aardam tot Beekdam."
    assert (picture.columns, picture.rows) == (("Gemeente", "Accounts"), [("Aardam", "2,1")])


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (2.9, [0, 1, 2, 3]),
        (4, [0, 1, 2, 3, 4]),
        (4.1, [0, 2, 4, 6]),
        (300, [0, 100, 200, 300]),
        (0.3, [0, 0.1, 0.2, 0.3]),
        (0.0005, [0, 0.001]),
    ],
)
def test_the_ruler_has_easy_steps_to_just_beyond_the_highest(highest: float, ticks: list[float]) -> None:
    assert ticks_of(highest) == pytest.approx(ticks)


def test_without_any_estimate_there_is_still_a_ruler() -> None:
    assert not filled(checked(drawn([Lying("Aardam", None, None, None, "niet bekend")])), INK)
