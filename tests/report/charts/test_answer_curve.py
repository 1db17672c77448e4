"""The answer curve: two lines and a band, words at five moments, and nothing where nothing is known."""

import gzip

import pytest

from meetlat.report.charts.answer_curve import Curve, Step, answer_curve, at
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.times import DAY, HOUR
from tests.report.charts.answering import LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import SVG, texts

OWN = [Step(600, 0.1, 0.05, 0.2), Step(HOUR, 0.29, 0.22, 0.36), Step(50_000, 0.61, 0.56, 0.66)]
PEERS = [Step(HOUR, 0.1), Step(DAY, 0.47)]


def drawn(own: Curve = OWN, peers: Curve = PEERS, language: str = "nl", **other: float) -> Picture:
    return answer_curve(own, peers, name="Waterveen", peers_name="54 gemeenten", language=language, **other)


@pytest.mark.parametrize(
    ("seconds", "share"), [(0, 0), (599, 0), (600, 0.1), (3599, 0.1), (HOUR, 0.29), (DAY, 0.61), (1e9, 0.61)]
)
def test_a_step_holds_until_the_next(seconds: float, share: float) -> None:
    step = at(OWN, seconds)
    assert step is not None
    assert step.share == share


def test_of_an_empty_curve_nothing_is_known() -> None:
    assert at([], HOUR) is None


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Aandeel beantwoord, naar de tijd sinds de vraag. "
        "Beantwoord door Waterveen: 29% na 1 uur, 61% na 1 dag, 61% na 7 dagen. Door 54 gemeenten: 47% na 1 dag."
    )
    assert picture.columns == ("Binnen", "Waterveen", "Tussen", "54 gemeenten")
    assert picture.rows[0] == ("15 min", "10,0%", "5,0% – 20,0%", "0,0%")
    assert picture.rows[3] == ("1 dag", "61,0%", "56,0% – 66,0%", "47,0%")
    assert [row[0] for row in picture.rows] == ["15 min", "1 uur", "4 uur", "1 dag", "7 dagen"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_band_and_both_lines(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(filled(drawing, YELLOW)) == 1
    lines = [path for path in drawing.iter(f"{SVG}path") if path.get("stroke") and not path.get("fill")]
    assert [line.get("stroke-width") for line in lines if len(line.get("d", "")) > 100] == ["1.2", "2"]
    assert {"Waterveen", "54 gemeenten"} <= {text.split(",")[0] for text in texts(drawing)}


def test_the_axis_has_readable_ticks() -> None:
    assert {"15 min", "1 uur", "4 uur", "1 dag", "7 dagen", "0%", "100%"} <= set(texts(checked(drawn())))


def test_too_little_is_said_and_not_drawn() -> None:
    picture = drawn(own=[])
    drawing = checked(picture)
    assert picture.alt.endswith("Van Waterveen is te weinig bekend voor een lijn.")
    assert picture.rows[0] == ("15 min", "niet bekend", "niet bekend", "0,0%")
    assert not filled(drawing, YELLOW)
    assert "54 gemeenten" in texts(drawing)


def test_nothing_is_said_of_a_time_that_was_not_followed() -> None:
    picture = drawn(until=4 * HOUR)
    assert [row[0] for row in picture.rows] == ["15 min", "1 uur", "4 uur"]
    assert picture.alt.endswith("Beantwoord door Waterveen: 29% na 1 uur, 29% na 4 uur.")
    assert "1 dag" not in texts(checked(picture))


def test_a_curve_of_thousands_of_answers_is_small() -> None:
    own = [Step(60 * many, many / 9000, many / 9500, many / 8500) for many in range(1, 8000)]
    assert len(gzip.compress(drawn(own, own).svg.encode())) < 10_000
