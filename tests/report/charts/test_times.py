"""Time since a question: in words, and far enough apart on an axis."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.report.charts import times
from meetlat.report.numbers import duration


@pytest.mark.parametrize(
    ("seconds", "language", "words"),
    [
        (None, "nl", "–"),
        (0, "nl", "< 1 min"),
        (29, "nl", "< 1 min"),
        (45, "nl", "1 min"),
        (900, "nl", "15 min"),
        (12_000, "nl", "3 uur 20 min"),
        (12_000, "en", "3 hrs 20 mins"),
        (12_000, "fr", "3\u202fh 20\xa0min"),
        (3_599, "nl", "1 uur"),  # rounded to whole minutes
        (86_399, "nl", "1 dag"),
        (115_200, "nl", "1 dag 8 uur"),
        (604_800, "nl", "7 dagen"),
    ],
)
def test_a_span_in_words(seconds: float | None, language: str, words: str) -> None:
    assert times.span(seconds, language) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (12_000, "3 uur 20 min"),
        (45_000, "13 uur"),
        (1_230, "21 min"),
        (115_200, "1 dag 8 uur"),
        (1_200_000, "14 dagen"),
        (700, "12 min"),
    ],
)
def test_where_room_is_short_only_the_largest_unit(seconds: float, words: str) -> None:
    assert times.about(seconds, "nl") == words


@given(st.floats(0, 10_000_000))
def test_a_picture_says_what_a_sentence_says(seconds: float) -> None:
    short = times.span(seconds, "nl").replace("dgn", "dagen")
    words = duration(seconds, "nl").replace("\xa0", " ").replace("minuten", "min").replace("minuut", "min")
    assert short == words


def test_between_two_spans() -> None:
    assert times.between(900, 3600, "nl") == "15 min – 1 uur"
    assert times.between(None, 3600, "nl") == "–"


def test_moments_run_from_zero_to_the_end_ever_farther_apart() -> None:
    moments = times.moments(times.WEEK, 100)
    assert (moments[0], len(moments)) == (0, 101)
    assert moments[-1] == pytest.approx(times.WEEK)
    steps = [later - earlier for earlier, later in pairwise(moments)]
    assert steps == sorted(steps)
