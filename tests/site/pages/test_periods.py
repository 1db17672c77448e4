"""The time that an edition tells about, in words."""

from datetime import date

import pytest
from django.utils.translation import override

from meetlat.report.models import Edition
from meetlat.report.periods import period_of
from meetlat.site.pages.periods import period_label, period_words


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("measures-2025", "2025"),
        ("measures-2025-no2", "2025"),
        ("measures-2025-q2", "het 2e kwartaal van 2025"),
        ("measures-2025-03", "maart 2025"),
        ("measures-2025-w07", "10 februari 2025 tot en met 16 februari 2025"),
        ("something", "de tijd tot en met 16 februari 2025"),
    ],
)
def test_a_period_in_words(id: str, words: str) -> None:
    assert period_words(Edition(id=id, day=date(2025, 2, 16))) == words


@pytest.mark.parametrize(("language", "words"), [("en", "the 2nd quarter of 2025"), ("fr", "2e trimestre 2025")])
def test_in_the_language_of_the_reader(language: str, words: str) -> None:
    with override(language):
        assert period_words(Edition(id="measures-2025-q2", day=date(2025, 6, 30))) == words


def test_a_label_is_no_sentence() -> None:
    assert period_label(Edition(id="measures-2025-q2", day=date(2025, 6, 30))) == "2e kwartaal 2025"
    assert period_label(Edition(id="measures-2025", day=date(2025, 12, 31))) == "2025"


def test_an_id_that_tells_nothing_has_no_period() -> None:
    assert period_of(Edition(id="census-2025-01-01", day=date(2025, 1, 1))) is None
