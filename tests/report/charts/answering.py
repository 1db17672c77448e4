"""What the tests of pictures of answering share: rules that hold for each, whatever it shows."""

from xml.etree.ElementTree import Element

from meetlat.report.charts import Picture
from tests.report.charts.drawing import SVG, parsed

LANGUAGES = ("nl", "en", "fr")
YELLOW, INK, BLUE = "#f6c32c", "#1a1d21", "#0b4f8a"


def checked(picture: Picture) -> Element:
    """The drawing, found to be one image with a description, in known colours, yellow always outlined in ink."""
    drawing = parsed(picture.svg)
    assert drawing.attrib["role"] == "img"
    assert picture.alt == f"{drawing.attrib['aria-label']}. {drawing.findtext(f'{SVG}desc')}"
    assert "%(" not in picture.alt
    assert {len(row) for row in picture.rows} <= {len(picture.columns)}
    for element in drawing.iter():
        if element.get("fill") == YELLOW:
            assert element.get("stroke") == INK
    return drawing


def filled(drawing: Element, colour: str, shape: str = "path") -> list[Element]:
    return [element for element in drawing.iter(f"{SVG}{shape}") if element.get("fill") == colour]


def hatched(drawing: Element, shape: str = "path") -> list[Element]:
    return [element for element in drawing.iter(f"{SVG}{shape}") if element.get("fill", "").startswith("url(#hatch-")]
