"""Size classes on one ruler: what is drawn, what stands only in the table, and that marks differ without colour."""

import pytest

from meetlat.report.charts import Picture, Share, size_classes
from tests.report.charts.drawing import SVG, WORDS, parsed, texts

SHARES = [
    Share("Facebook", "klein", 0.25, "25,0%"),
    Share("Facebook", "groot", 0.9, "90,0%"),
    Share("X", "klein", 0.0, "0,0%"),
    Share("X", "groot", None, "niet bekend"),
]


@pytest.fixture(scope="module")
def picture() -> Picture:
    columns = ("Platform", "Grootte", "Aandeel")
    return size_classes(SHARES, columns=columns, fmt=lambda share: f"{share * 100:.0f}%", **WORDS)


def test_words_on_the_picture(picture: Picture) -> None:
    said = set(texts(parsed(picture.svg)))
    assert {"0%", "20%", "40%", "60%", "80%", "100%", "Facebook", "X"} <= said
    assert {"klein 25,0%", "groot 90,0%", "klein 0,0%"} <= said
    assert "groot niet bekend" not in said


def test_it_is_one_picture_with_one_description(picture: Picture) -> None:
    drawing = parsed(picture.svg)
    assert (drawing.attrib["role"], drawing.attrib["aria-label"], drawing[0].text) == ("img", "Wie er is", "Een kaart.")
    assert not [element for element in drawing.iter() if element is not drawing and "role" in element.attrib]


def test_marks_differ_in_shape_and_stand_at_their_share(picture: Picture) -> None:
    marks = [path.attrib for path in parsed(picture.svg).iter(f"{SVG}path") if path.attrib.get("fill") == "#0b4f8a"]
    small, large, none = marks
    assert small["d"] == none["d"] != large["d"]
    across = [float(mark["transform"].removeprefix("translate(").split(",")[0]) for mark in marks]
    assert across[0] / across[1] == pytest.approx(0.25 / 0.9, rel=0.01)
    assert across[2] == 0


def test_the_table_has_the_unknown_too(picture: Picture) -> None:
    assert picture.rows == [
        ("Facebook", "klein", "25,0%"),
        ("Facebook", "groot", "90,0%"),
        ("X", "klein", "0,0%"),
        ("X", "groot", "niet bekend"),
    ]


def test_type_stays_type_in_the_site_s_face(picture: Picture) -> None:
    faces = {element.attrib["font-family"] for element in parsed(picture.svg).iter(f"{SVG}text")}
    assert faces == {"'Source Sans 3', 'Source Sans Pro', sans-serif"}
