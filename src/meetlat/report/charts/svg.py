"""Writing SVG: links, hatching, legends and a root that fits every screen."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring  # noqa: S405  (writes only)
from zlib import crc32

from meetlat.report.charts import theme
from meetlat.report.charts.picture import HATCHED, Places, Shade

SWATCH, LEGEND_LINE = 14, 20


def root(width: float, height: float, *, title: str, description: str, language: str, role: str) -> Element:
    """An ``<svg>`` without a size of its own: the style sheet says how wide it is."""
    name = {"class": "map" if role == "group" else "chart", "role": role, "aria-label": title, "lang": language}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}"} | name)
    SubElement(svg, "desc").text = description
    return svg


def text(svg: Element) -> str:
    return tostring(svg, encoding="unicode")


def number(value: float) -> str:
    """One decimal, and no more characters than needed."""
    whole, tenth = divmod(abs(round(value * 10)), 10)
    digits = (str(whole) if whole or not tenth else "") + (f".{tenth}" if tenth else "")
    return f"-{digits}" if round(value * 10) < 0 else digits


def pattern_id(title: str) -> str:
    """Two pictures on one page must not share an id."""
    return f"hatch-{crc32(title.encode()):x}"


def hatching(svg: Element, title: str) -> None:
    """The pattern for "not known": never white, never zero, and it survives a black-and-white printer."""
    side = {"width": "4", "height": "4"}
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = SubElement(SubElement(svg, "defs"), "pattern", {"id": pattern_id(title)} | side | turned)
    SubElement(pattern, "rect", side | {"fill": theme.UNKNOWN})
    SubElement(pattern, "path", {"d": "M0 0v4", "stroke": theme.SOFT_INK, "stroke-width": "1"})


def fill(shade: Shade, title: str) -> str:
    return f"url(#{pattern_id(title)})" if shade.fill == HATCHED else shade.fill


def linked(parent: Element, organisation: str, places: Places, shape: Element) -> None:
    """The shape of an organisation with its name, as a link where there is one."""
    label = places.labels.get(organisation, places.name(organisation))
    link = places.links.get(organisation)
    around = SubElement(parent, "a", {"href": link, "aria-label": label}) if link else SubElement(parent, "g")
    SubElement(around, "title").text = label
    around.append(shape)


def legend(svg: Element, shades: Iterable[Shade], *, x: float, y: float, title: str) -> None:
    """A swatch and its words per line. The outline keeps the lightest shade visible on paper."""
    group = SubElement(svg, "g", {"font-family": theme.FONT, "font-size": str(theme.TEXT), "fill": theme.SOFT_INK})
    for line, shade in enumerate(shades):
        top = y + line * LEGEND_LINE
        swatch = {"x": number(x + 0.5), "y": number(top + 0.5), "width": str(SWATCH), "height": str(SWATCH)}
        SubElement(group, "rect", swatch | {"fill": fill(shade, title), "stroke": theme.SOFT_INK, "stroke-width": "1"})
        words = {"x": number(x + SWATCH + 7), "y": number(top + SWATCH - 2)}
        SubElement(group, "text", words).text = shade.words


def legend_size(shades: list[Shade]) -> tuple[float, float]:
    """Width (a guess from the letters: half their height on average) and height."""
    longest = max(len(shade.words) for shade in shades)
    return SWATCH + 7 + longest * theme.TEXT * 0.5, len(shades) * LEGEND_LINE
