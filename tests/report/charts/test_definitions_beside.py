"""Eight definitions on two yardsticks: marks where known, words where not, a month where a week is too short."""

import pytest

from meetlat.report.charts.definitions_beside import Counted, definitions_beside
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.times import DAY, HOUR
from tests.report.charts.answering import INK, LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import texts

COUNTED = [
    Counted("Meetlat", 412, 0.61, 0.56, 0.66, 3 * HOUR, 2 * HOUR, 4 * HOUR, here=True),
    Counted("Facebook, pagina", 300, 0.7, 0.65, 0.75, 32 * HOUR),
    Counted("Hootsuite", 4, None, None, None, None),
]
ALWAYS = Counted("Hootsuite", 99, None, None, None, 2 * HOUR, always=True)


def drawn(counted: list[Counted] = COUNTED, language: str = "nl") -> Picture:
    return definitions_beside(counted, name="Waterveen", language=language)


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Dezelfde vragen aan Waterveen, geteld volgens elke definitie. "
        "Het aandeel loopt van 61% (Meetlat) tot 70% (Facebook, pagina). "
        "De tijd loopt van 3 uur (Meetlat) tot 1 dag 8 uur (Facebook, pagina)."
    )
    assert picture.rows == [
        ("Meetlat", "412", "61,0%", "56,0% – 66,0%", "3 uur", "2 uur – 4 uur"),
        ("Facebook, pagina", "300", "70,0%", "65,0% – 75,0%", "1 dag 8 uur", "–"),
        ("Hootsuite", "4", "te weinig", "–", "te weinig", "–"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pointer_for_ours_and_dots_for_the_others(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(filled(drawing, YELLOW)) == 1 + 3 + 2  # the key, three bars, a pointer on each yardstick
    assert len(filled(drawing, INK)) == 2


def test_too_few_is_written_in_its_row() -> None:
    assert texts(checked(drawn())).count("te weinig") == 2


def test_ours_is_heavier() -> None:
    weights = {
        text.text: text.get("font-weight") for text in checked(drawn()).iter() if text.text in ("Meetlat", "Hootsuite")
    }
    assert weights["Meetlat"] == "bold"
    assert weights["Hootsuite"] != "bold"


def test_the_ruler_of_time_is_a_week_or_a_month() -> None:
    assert "7 dagen" in texts(checked(drawn()))
    words = texts(checked(drawn([Counted("Sprout", 50, 0.5, 0.4, 0.6, 9 * DAY)])))
    assert "30 dagen" in words
    assert "9 dagen" in words


def test_nothing_to_say() -> None:
    assert drawn(COUNTED[2:]).alt.endswith("Er zijn te weinig vragen om iets te zeggen.")


def test_of_answered_contacts_all_were_answered() -> None:
    picture = drawn([COUNTED[0], ALWAYS])
    assert picture.rows[1] == ("Hootsuite", "99", "altijd 100%", "–", "2 uur", "–")
    assert "te weinig" not in texts(checked(picture))
