"""Places with their intervals: a bar each, the one asked marked, a ruler of whole places, small for a country."""

import gzip

import pytest

from meetlat.report.charts.picture import Picture
from meetlat.report.charts.place_interval import Placed, place_interval, ticks_of
from tests.report.charts.answering import INK, LANGUAGES, YELLOW, checked, filled
from tests.report.charts.drawing import texts

PLACED = [
    Placed("Waterveen", 1, 1, 3),
    Placed("Bergen", 2, 1, 9, here=True),
    Placed("Bergen", 3, 2, 3),
    Placed("Nuenen, Gerwen en Nederwetten", 4, 4, 8),
]


def drawn(
    placed: list[Placed] = PLACED, ranked: int = 342, language: str = "nl", varied: tuple[str, ...] = ("chance",)
) -> Picture:
    return place_interval(placed, ranked=ranked, varied=varied, language=language)


def test_words_and_table() -> None:
    picture = drawn()
    assert picture.alt == (
        "Hoe vast een plaats is. Getoond: 4 van de 342. "
        "Een balk loopt over de plaatsen die ook mogelijk zijn: door toeval. "
        "Bergen staat op plaats 2; mogelijk is 1 tot en met 9."
    )
    assert picture.columns == ("Organisatie", "Plaats in de rangorde", "Tussen")
    assert picture.rows[3] == ("Nuenen, Gerwen en Nederwetten", "4", "4 – 8")


@pytest.mark.parametrize(
    ("varied", "by"),
    [
        ((), "geen"),
        (("weights",), "bij andere gewichten"),
        (("chance",), "door toeval"),
        (("weights", "chance"), "door toeval en bij andere gewichten"),
    ],
)
def test_what_moves_a_place_is_told(varied: tuple[str, ...], by: str) -> None:
    picture = drawn(varied=varied)
    assert f"ook mogelijk zijn: {by}." in picture.alt
    assert f"de plaats, en welke ook mogelijk zijn: {by}" in " ".join(texts(checked(picture)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bar_for_each_and_a_pointer_for_one(language: str) -> None:
    drawing = checked(drawn(language=language))
    assert len(filled(drawing, YELLOW)) == 4 + 1 + 1  # and the pointer in the key
    assert len(filled(drawing, INK)) == 3


def test_two_of_the_same_name_have_a_row_each_and_a_long_name_is_cut() -> None:
    words = texts(checked(drawn()))
    assert words.count("Bergen") == 3  # one of them in the key
    assert "Nuenen, Gerwen en Ne…" in words


def test_a_bar_is_as_wide_as_its_places() -> None:
    bars = [
        path for path in filled(checked(drawn()), YELLOW) if "h" in path.attrib["d"] and "transform" not in path.attrib
    ]
    widths = [float(bar.attrib["d"].split("h")[1].split("v")[0]) for bar in bars]
    assert widths[1] / widths[0] == pytest.approx(9 / 3, rel=0.01)


@pytest.mark.parametrize(
    ("start", "end", "ticks"),
    [(0.5, 1.5, [1]), (0.5, 3.5, [1, 2, 3]), (0.5, 20.5, [1, 5, 10, 15, 20]), (0.5, 342.5, [1, 100, 200, 342]),
     (97.5, 131.5, [98, 110, 120, 131])],
)  # fmt: skip
def test_a_ruler_of_whole_places(start: float, end: float, ticks: list[int]) -> None:
    assert ticks_of(start, end) == ticks


@pytest.mark.parametrize(
    "one", [Placed("A", 0, 1, 2), Placed("A", 2, 3, 2), Placed("A", 4, 2, 6), Placed("A", 9, 1, 2)]
)
def test_a_place_that_cannot_be(one: Placed) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        drawn([one], ranked=5)


def test_nobody_placed() -> None:
    assert drawn([]).rows == []


def test_a_country_is_small() -> None:
    country = [Placed(f"Gemeente {n}", n, max(1, n - 9), min(342, n + 20)) for n in range(1, 343)]
    picture = drawn(country)
    assert len(picture.rows) == 342
    assert len(gzip.compress(picture.svg.encode())) < 30_000


def test_a_place_outside_its_own_interval_stands_on_the_ruler() -> None:
    """Drawings of the same data need not include what was found."""
    assert {"2", "4", "6", "9"} <= set(texts(checked(drawn([Placed("A", 2, 8, 9)]))))
