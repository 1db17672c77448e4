"""The eight time classes: a bar each for one organisation and for its peers, that differ in more than colour."""

import pytest

from meetlat.report.charts.picture import Picture
from meetlat.report.charts.time_classes import class_names, time_classes
from tests.report.charts.answering import BLUE, LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import texts

OWN = [40, 60, 0, 50, 40, 40, 30, 140]
PEERS = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 3000]


def drawn(own: list[int] = OWN, peers: list[int] = PEERS, language: str = "nl") -> Picture:
    return time_classes(own, peers, name="Waterveen", peers_name="54 gemeenten", language=language)


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Hoe lang mensen op antwoord wachtten. Vragen aan Waterveen: 400. "
        "De grootste groep is “niet binnen 7 dagen”: 35%."
    )
    assert picture.columns == ("Tijd tot het antwoord", "Vragen", "Waterveen", "54 gemeenten")
    assert picture.rows[0] == ("binnen 15 min", "40", "10,0%", "10,0%")
    assert picture.rows[2] == ("1 tot 2 uur", "0", "0,0%", "10,0%")
    assert picture.rows[7] == ("niet binnen 7 dagen", "140", "35,0%", "30,0%")


def test_what_was_never_answered_is_said() -> None:
    assert drawn([45, 0, 0, 0, 0, 0, 0, 5]).alt.endswith("“binnen 15 min”: 90%. Niet binnen 7 dagen beantwoord: 10%.")
    assert drawn([45, 9, 0, 0, 0, 0, 2, 4]).alt.endswith("“binnen 15 min”: 75%.")  # of four nothing is told


def test_of_one_to_four_people_nothing_is_told() -> None:
    """Nor of the smallest other class, from which a single one could be reckoned."""
    picture = drawn([40, 30, 20, 10, 3, 12, 11, 14])
    assert picture.rows[4] == ("4 tot 8 uur", "niet verteld", "niet verteld", "10,0%")
    assert picture.rows[3][1:3] == ("niet verteld", "niet verteld")
    assert picture.rows[0] == ("binnen 15 min", "40", "28,6%", "10,0%")
    assert len(filled(checked(picture), BLUE)) == 6


def test_where_every_class_is_small_only_their_number_is_told() -> None:
    picture = drawn([2, 1, 1, 2, 1, 1, 1, 2])
    assert picture.alt.endswith("Vragen aan Waterveen: 11, te weinig in elke groep om te vertellen.")
    assert {row[1] for row in picture.rows} == {"niet verteld"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_stand_in_pairs(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(filled(drawing, BLUE)) == 8
    assert [name for name in texts(drawing) if name.startswith("35")]
    assert not filled(drawing, YELLOW)


def test_a_bar_is_as_long_as_its_share() -> None:
    bars = filled(checked(drawn()), BLUE)
    lengths = [float(bar.attrib["d"].split("h")[1].split("v")[0]) for bar in bars]
    assert lengths[1] / lengths[7] == pytest.approx(60 / 140, rel=0.01)
    assert lengths[2] == 0


def test_without_questions_there_is_no_bar() -> None:
    picture = drawn([0] * 8)
    assert picture.alt.endswith("Van Waterveen is geen enkele vraag bekend.")
    assert picture.rows[0] == ("binnen 15 min", "0", "niet bekend", "10,0%")
    assert not filled(checked(picture), BLUE)


@pytest.mark.parametrize(("own", "peers"), [([1] * 7, PEERS), (OWN, [1] * 9)])
def test_there_are_eight(own: list[int], peers: list[int]) -> None:
    with pytest.raises(ValueError, match="8 time classes"):
        drawn(own, peers)


def test_every_class_has_its_own_name() -> None:
    assert len(set(class_names())) == 8
