"""What the tests of pictures share: three invented areas, and rules that hold for every drawing."""

from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from meetlat.register.geometry import Area
from meetlat.report.charts import Places, Scale, present

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"xx.a": "Aardhout", "xx.b": "'s-Berghem", "xx.c": "Élst"}
WORDS: dict[str, Any] = {"title": "Wie er is", "description": "Een kaart.", "language": "nl"}


def square(code: str, x: float, y: float, side: float = 1) -> Area:
    ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return Area(code, NAMES[code], [[ring]])


AREAS = [square("xx.c", 4, 51), square("xx.a", 5, 51), square("xx.b", 4, 52)]


def places(values: dict[str, Any], scale: Scale | None = None, **other: Any) -> Places:
    links = {code: f"/nl/{code}/?a=1&b=2" for code in NAMES}
    labels = {code: f"{name}: gezien" for code, name in NAMES.items()}
    scale = scale or present("gevonden", "niet gevonden", "niet bekend")
    return Places(values=values, scale=scale, **{"links": links, "labels": labels, "names": NAMES, **other})


def parsed(svg: str) -> Element:
    """The drawing, found to obey the rules: sized by the page, no style, no script, nothing from elsewhere."""
    drawing: Element = fromstring(svg)
    assert drawing.attrib["viewBox"].startswith("0 0 400 ")
    assert not {"width", "height"} & set(drawing.attrib)
    for element in drawing.iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "image", "foreignObject"}
        assert not [name for name in element.attrib if name.startswith(("style", "on", "{"))]
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    return drawing


def name(link: Element) -> str:
    """What a browser calls a link in a drawing."""
    return link.findtext(f"{SVG}title") or ""


def links(drawing: Element) -> list[str]:
    return [name(link) for link in drawing.iter(f"{SVG}a")]


def fills(drawing: Element, shape: str) -> dict[str, str]:
    """Link label -> fill of the shape in it."""
    found = {}
    for link in drawing.iter(f"{SVG}a"):
        [drawn] = link.findall(f"{SVG}{shape}")
        found[name(link)] = drawn.attrib["fill"]
    return found


def texts(drawing: Element) -> list[str]:
    return [element.text or "" for element in drawing.iter(f"{SVG}text")]
