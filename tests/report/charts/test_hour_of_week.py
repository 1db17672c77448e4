"""The week: a cell for each hour, in the shade of its questions, and frames around the hours of service."""

import re

import pytest

from meetlat.report.charts.hour_of_week import hour_of_week
from meetlat.report.charts.picture import Picture
from meetlat.report.charts.theme import SEQUENCE
from meetlat.report.charts.week import Frame, Service, clock, frames
from tests.report.charts.answering import LANGUAGES, checked, filled, hatched
from tests.report.charts.drawing import SVG, texts

OFFICE = [*(Service(day, 8.5, 17) for day in range(4)), Service(4, 8.5, 12)]
ASKED = dict.fromkeys(range(168), 0) | {10: 40, 34: 20}


def drawn(asked: dict[int, int] = ASKED, service: list[Service] = OFFICE, language: str = "nl") -> Picture:
    return hour_of_week(asked, service, name="Waterveen", language=language)


def cells(picture: Picture, fill: str) -> int:
    return sum(path.attrib["d"].count("M") for path in filled(checked(picture), fill))


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Wanneer mensen iets vragen aan Waterveen. De meeste vragen in een uur: 40, op maandag 10:00 – 11:00. "
        "Omlijnd zijn de openingstijden: maandag tot en met donderdag 8:30 – 17:00, vrijdag 8:30 – 12:00."
    )
    assert picture.columns[:2] == ("Uur", "maandag")
    assert len(picture.rows) == 24
    assert picture.rows[10] == ("10:00 – 11:00", "40", "20", "0", "0", "0", "0", "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hour_has_its_cell(language: str) -> None:
    picture = drawn(language=language)
    assert cells(picture, SEQUENCE[0]) == 166
    assert cells(picture, SEQUENCE[4]) == cells(picture, SEQUENCE[2]) == 1
    assert {"0:00", "12:00", "24:00"} <= set(texts(checked(picture)))


def test_a_cell_stands_at_its_day_and_hour() -> None:
    [monday] = filled(checked(drawn()), SEQUENCE[4])
    [tuesday] = filled(checked(drawn()), SEQUENCE[2])
    (x1, y1), (x2, y2) = (map(float, re.findall(r"-?[\d.]+", path.attrib["d"])[:2]) for path in (monday, tuesday))
    assert (x1, y2 - y1) == (x2, 24)


def test_an_hour_with_too_few_is_hatched_and_told_apart_from_none() -> None:
    picture = drawn({hour: asked for hour, asked in ASKED.items() if hour != 30})
    [unknown] = hatched(checked(picture))
    assert unknown.attrib["d"].count("M") == 1
    assert picture.rows[6][1:3] == ("0", "te weinig")
    assert {"geen vragen", "te weinig"} <= set(texts(checked(picture)))
    assert "te weinig" not in texts(checked(drawn()))


@pytest.mark.parametrize(
    ("most", "legend"),
    [
        (0, ["geen vragen", "1 vragen in dit uur"]),
        (1, ["geen vragen", "1 vragen in dit uur"]),
        (3, ["geen vragen", "1 vragen in dit uur", "2", "3"]),
        (10, ["geen vragen", "1 – 2 vragen in dit uur", "3 – 5", "6 – 7", "8 – 10"]),
        (5000, ["geen vragen", "1 – 1.250 vragen in dit uur", "1.251 – 2.500", "2.501 – 3.750", "3.751 – 5.000"]),
    ],
)
def test_classes_of_whole_numbers(most: int, legend: list[str]) -> None:
    words = texts(checked(drawn(ASKED | {10: most, 34: 0}, [])))
    assert words[-len(legend) :] == legend


@pytest.mark.parametrize(
    ("most", "legend"),
    [
        (40, ["geen vragen", "5 – 13 vragen in dit uur", "14 – 22", "23 – 31", "32 – 40", "te weinig"]),
        (5, ["geen vragen", "5 vragen in dit uur", "te weinig"]),
        (0, ["geen vragen", "5 vragen in dit uur", "te weinig"]),
    ],
)
def test_shades_begin_where_enough_were_asked_to_tell(most: int, legend: list[str]) -> None:
    asked = dict.fromkeys(range(167), 0) | {10: most}
    picture = hour_of_week(asked, [], name="Waterveen", language="nl", fewest=5)
    assert texts(checked(picture))[-len(legend) :] == legend


def test_where_every_hour_has_too_few_it_says_so() -> None:
    assert drawn(dict.fromkeys(range(100), 0)).alt.endswith("In elk uur zijn het er te weinig.")


def test_without_questions_none_is_the_most() -> None:
    assert drawn(dict.fromkeys(range(168), 0)).alt.endswith("Er is geen enkele vraag bekend.")


def test_days_with_the_same_hours_share_a_frame() -> None:
    assert frames([Service(6, 9, 12), *reversed(OFFICE), Service(0, 18, 20)]) == [
        Frame(0, 3, 8.5, 17),
        Frame(0, 0, 18, 20),
        Frame(4, 4, 8.5, 12),
        Frame(6, 6, 9, 12),
    ]


def test_a_frame_is_ink_on_a_rim_of_paper() -> None:
    drawing = checked(drawn())
    lines = [rect.attrib["stroke"] for rect in drawing.findall(f"{SVG}rect") if rect.get("fill") == "none"]
    assert lines == ["#faf8f3", "#1a1d21"] * 2


def test_half_past() -> None:
    assert (clock(8.5), clock(17)) == ("8:30", "17:00")
