"""A map in which every area is a link."""

from collections.abc import Sequence
from itertools import chain
from xml.etree.ElementTree import Element, SubElement

from meetlat.register.geometry import Area
from meetlat.register.polygons import joined
from meetlat.report.charts import svg, theme
from meetlat.report.charts.outlines import GRID, Outline, outlines
from meetlat.report.charts.picture import Picture, Places, Shade

MARGIN = 8
SCALED = {"transform": f"scale({GRID})", "stroke-linejoin": "round"}
FEW_SHADES = 2  # with more, the lightest is too near the colour of the paper to do without a coastline


def choropleth(
    areas: Sequence[Area], places: Places, *, title: str, description: str, language: str, columns: tuple[str, str]
) -> Picture:
    """A map of the areas; the keyboard walks through them by name.

    The table holds every organisation that has a value, also one that lies in no area.
    """
    places = places.also_called({area.id: area.name for area in areas})
    drawn, height = outlines(areas)
    shades = places.legend(area.id for area in areas)
    x, y, total = _legend_place(drawn, height, shades)
    picture = svg.root(theme.WIDTH, total, title=title, description=description, language=language, role="group")
    hatch = svg.hatching(picture)
    if len(places.scale.shades) > FEW_SHADES:
        _coast(picture, areas)
    _areas(picture, {outline.organisation: outline for outline in drawn}, places, hatch)
    svg.legend(picture, shades, x=x, y=y, hatch=hatch)
    rows = places.rows({area.id for area in areas} | set(places.values))
    return Picture(svg.text(picture), f"{title}. {description}", columns, rows)


def _areas(picture: Element, drawn: dict[str, Outline], places: Places, hatch: str) -> None:
    border = {"stroke": theme.PAPER, "stroke-width": svg.number(0.5 / GRID)}
    group = SubElement(picture, "g", border | SCALED)
    for organisation in places.by_name(drawn):
        fill = svg.fill(places.shade(organisation), hatch)
        svg.linked(group, organisation, places, Element("path", {"d": drawn[organisation].path, "fill": fill}))


def _coast(picture: Element, areas: Sequence[Area]) -> None:
    country = joined(list(chain.from_iterable(area.polygons for area in areas)))
    [outline], _ = outlines([Area("xx.country", "", country)])
    line = {"fill": "none", "stroke": theme.SOFT_INK, "stroke-width": svg.number(1.2 / GRID)}
    SubElement(picture, "path", {"d": outline.path} | line | SCALED)


def _legend_place(drawn: list[Outline], height: float, shades: list[Shade]) -> tuple[float, float, float]:
    """The first corner without land, else below the map; and the height of the whole."""
    wide, high = svg.legend_size(shades)
    for x, y in ((0, 0), (0, height - high), (theme.WIDTH - wide, 0), (theme.WIDTH - wide, height - high)):
        if not _land(drawn, x - MARGIN, y - MARGIN, x + wide + MARGIN, y + high + MARGIN):
            return x, y, height
    return 0, height + MARGIN, height + MARGIN + high


def _land(drawn: list[Outline], left: float, top: float, right: float, bottom: float) -> bool:
    points = (point for outline in drawn for ring in outline.rings for point in ring)
    return any(left < x * GRID < right and top < y * GRID < bottom for x, y in points)
