"""Writing SVG: links, hatching, legends and a root that fits every screen."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring
from zlib import crc32

from defusedxml.ElementTree import fromstring

from meetlat.report.charts import theme
from meetlat.report.charts.picture import HATCHED, Places, Shade

NAMESPACE = "{http://www.w3.org/2000/svg}"
DRAWING = {  # attributes that draw; all others go
    *("d", "height", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"),
    *("fill", "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-linejoin", "stroke-miterlimit"),
    *("stroke-opacity", "stroke-width", "font-family", "font-size", "font-weight", "text-anchor"),
}
LONG = re.compile(r"-?\d+\.\d{2,}")
SWATCH, LEGEND_LINE = 14, 20


def root(width: float, height: float, *, title: str, description: str, language: str, role: str) -> Element:
    """An ``<svg>`` without a size of its own: the style sheet says how wide it is."""
    name = {"class": "map" if role == "group" else "chart", "role": role, "aria-label": title, "lang": language}
    svg = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}"} | name
    )
    SubElement(svg, "desc").text = description
    return svg


def text(svg: Element) -> str:
    return tostring(svg, encoding="unicode")


def number(value: float) -> str:
    """One decimal, and no more characters than needed."""
    whole, tenth = divmod(abs(round(value * 10)), 10)
    digits = (str(whole) if whole or not tenth else "") + (f".{tenth}" if tenth else "")
    return f"-{digits}" if round(value * 10) < 0 else digits


def hatching(svg: Element) -> str:
    """Adds the pattern for "not known" and gives its id: never white, never zero, and it survives a grey printer."""
    own = f"hatch-{crc32(tostring(svg)):x}"  # two pictures on one page must not share it
    side = {"width": "4", "height": "4"}
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = SubElement(SubElement(svg, "defs"), "pattern", {"id": own} | side | turned)
    SubElement(pattern, "rect", side | {"fill": theme.UNKNOWN})
    SubElement(pattern, "path", {"d": "M0 0v4", "stroke": theme.SOFT_INK, "stroke-width": "1"})
    return own


def fill(shade: Shade, hatch: str) -> str:
    return f"url(#{hatch})" if shade.fill == HATCHED else shade.fill


def linked(parent: Element, organisation: str, places: Places, shape: Element) -> None:
    """The shape of an organisation, as a link where there is one; the title is what one hears and sees as a tip."""
    label = places.labels.get(organisation, places.name(organisation))
    link = places.links.get(organisation)
    around = SubElement(parent, "a", {"href": link}) if link else SubElement(parent, "g")
    SubElement(around, "title").text = label
    around.append(shape)


def legend(svg: Element, shades: Iterable[Shade], *, x: float, y: float, hatch: str) -> None:
    """A swatch and its words per line. The outline keeps the lightest shade visible on paper."""
    group = SubElement(svg, "g", {"font-family": theme.FONT, "font-size": str(theme.TEXT), "fill": theme.SOFT_INK})
    for line, shade in enumerate(shades):
        top = y + line * LEGEND_LINE
        swatch = {"x": number(x + 0.5), "y": number(top + 0.5), "width": str(SWATCH), "height": str(SWATCH)}
        SubElement(group, "rect", swatch | {"fill": fill(shade, hatch), "stroke": theme.SOFT_INK, "stroke-width": ".5"})
        words = {"x": number(x + SWATCH + 7), "y": number(top + SWATCH - 2)}
        SubElement(group, "text", words).text = shade.words


def legend_size(shades: list[Shade]) -> tuple[float, float]:
    """Width (a guess from the letters: half their height on average) and height."""
    longest = max(len(shade.words) for shade in shades)
    return SWATCH + 7 + longest * theme.TEXT * 0.5, len(shades) * LEGEND_LINE


def tidied(drawn: str, *, title: str, description: str, language: str) -> Element:
    """What Vega drew, as one picture with one description: without sizes, styles, scripts and words about its parts."""
    source = fromstring(drawn)
    for element in source.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
        drawing = {name: LONG.sub(_short, value) for name, value in element.attrib.items() if name in DRAWING}
        halo = {"paint-order": "stroke"} if element.tag == "text" and "stroke" in drawing else {}
        element.attrib.clear()
        element.attrib.update(drawing | halo)
    width, height = source.attrib["viewBox"].split()[2:]
    svg = root(float(width), float(height), title=title, description=description, language=language, role="img")
    svg.extend(source)
    return svg


def _short(found: re.Match[str]) -> str:
    return number(float(found.group()))
