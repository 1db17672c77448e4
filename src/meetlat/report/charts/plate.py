"""From Altair charts to a picture: drawn under each other, with one key, and hatched where nothing is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from meetlat.report.charts import key as keys
from meetlat.report.charts import svg, theme
from meetlat.report.charts.picture import HATCHED, Picture

if TYPE_CHECKING:
    import altair as alt

    Layers = alt.LayerChart | alt.FacetChart

Rows = Sequence[Mapping[str, Any]]
DESCENDER = 4  # of the lowest words: Vega measures no letters below the line
HEADING, BETWEEN = 30, 18  # the height of a heading, the space between two panels


@dataclass(frozen=True)
class Words:
    """All that is said with a picture, in the reader's language."""

    title: str
    description: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    language: str

    def root(self, role: str = "img") -> Element:
        said = {"title": self.title, "description": self.description, "language": self.language}
        return svg.root(theme.WIDTH, 0, role=role, **said)

    def beside(self, drawing: Element, height: float) -> Picture:
        """The finished drawing with its words; what is filled with "hatched" is not known."""
        drawing.set("viewBox", f"0 0 {theme.WIDTH} {svg.number(height)}")
        _hatch(drawing)
        return Picture(svg.text(drawing), f"{self.title}. {self.description}", self.columns, self.rows)


@dataclass(frozen=True)
class Panel:
    """One chart of a picture, on named data."""

    chart: "Layers"
    data: Mapping[str, Rows]
    heading: str = ""


def plate(words: Words, *panels: Panel, key: Sequence[keys.Entry] = ()) -> Picture:
    """The panels as wide as every picture, under each other and below the key."""
    drawing = words.root()
    keys.draw(drawing, key)
    bottom = keys.height(key) - BETWEEN
    for panel in panels:
        bottom = _add(drawing, panel, bottom + BETWEEN, words)
    return words.beside(drawing, bottom)


def _add(drawing: Element, panel: Panel, top: float, words: Words) -> float:
    """Draws a panel, and tells where it ends."""
    if panel.heading:
        letters = {"font-family": theme.FONT, "font-size": str(keys.TEXT), "font-weight": "bold", "fill": theme.INK}
        SubElement(drawing, "text", {"y": svg.number(top + 15), **letters}).text = panel.heading
        top += HEADING
    drawn = svg.tidied(theme.drawn(_specification(panel)), title="", description="", language=words.language)
    group = SubElement(drawing, "g", {"transform": f"translate(0 {svg.number(top)})"})
    group.extend(child for child in drawn if child.tag != "desc")
    return top + float(drawn.attrib["viewBox"].split()[3]) + DESCENDER


def _specification(panel: Panel) -> dict[str, Any]:
    import altair as alt

    wide = panel.chart.properties(width=theme.WIDTH, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    written = wide.configure_axis(labelFontSize=keys.TEXT).configure_text(fontSize=keys.TEXT)
    return {**written.to_dict(), "datasets": dict(panel.data)}


def _hatch(drawing: Element) -> None:
    unknown = [element for element in drawing.iter() if element.get("fill") == HATCHED]
    if unknown:
        pattern = f"url(#{svg.hatching(drawing)})"
        for element in unknown:
            element.set("fill", pattern)
