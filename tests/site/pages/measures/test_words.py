"""How a figure is said: a whole number as a whole number, and of what it is counted."""

import pytest

from meetlat.measure import indicators
from meetlat.site.pages.measures.words import counted, value_words


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [("posts", 245.0, "245"), ("posts", 0.0, "0"), ("posts", 2.5, "2,5"), ("posts_per_week", 2.0, "2,0")],
)
def test_what_is_counted_has_no_fraction(indicator: str, value: float, words: str) -> None:
    assert value_words(indicators()[indicator], value) == words


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("answered", "5 vragen"),
        ("late_answers", "5 vragen"),
        ("median_time", "5 antwoorden"),
        ("contacts", "5 contacten"),
        ("people_heard", "5 mensen"),
        ("silent_accounts", "5 accounts"),
        ("followers", "5 accounts"),
        ("posts", "5 berichten"),
    ],
)
def test_what_a_figure_stands_on(indicator: str, words: str) -> None:
    assert counted(indicators()[indicator], 5) == words
