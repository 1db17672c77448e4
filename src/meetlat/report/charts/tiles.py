"""A map that needs no boundaries: a block of tiles per province, a tile per organisation."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, sqrt
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement

from meetlat.report.charts import svg, theme
from meetlat.report.charts.picture import Picture, Places

LARGEST = 25.0  # of a tile with its gap: what a finger can hit, and sixteen fill a row
ACROSS = 7  # tiles at most in a row of a block on the map
GAP = 14.0  # between blocks
LINE = 15.0  # of a block's name
LETTER = 6.2  # its average width


@dataclass(frozen=True)
class Group:
    """Organisations that stand together: a province (ISO 3166-2) or another group. An empty name is not written."""

    code: str
    name: str
    members: Sequence[str]


@dataclass(frozen=True)
class Block:
    """A group with its place on the picture, the size of its tiles and how many stand in a row."""

    group: Group
    x: float
    y: float
    tile: float
    across: int

    @property
    def name(self) -> list[str]:
        return wrap(self.group.name, max(int((self.across * self.tile + GAP - 4) / LETTER), 8), break_long_words=False)

    @property
    def height(self) -> float:
        return len(self.name) * LINE + ceil(len(self.group.members) / self.across) * self.tile


def tile_grid(
    groups: Sequence[Group], places: Places, *, title: str, description: str, language: str, columns: tuple[str, str]
) -> Picture:
    """Provinces with a row in ``grid.csv`` stand about where they lie; other groups follow below, in their order."""
    blocks, bottom = _on_the_map([group for group in groups if group.code in _grid()])
    walls, bottom = _below([group for group in groups if group.code not in _grid()], bottom)
    members = [member for group in groups for member in group.members]
    shades = places.legend(members)
    height = bottom + svg.legend_size(shades)[1]
    picture = svg.root(theme.WIDTH, height, title=title, description=description, language=language, role="group")
    hatch = svg.hatching(picture)
    for block in blocks + walls:
        _draw(picture, block, places, hatch)
    svg.legend(picture, shades, x=0, y=bottom, hatch=hatch)
    return Picture(svg.text(picture), f"{title}. {description}", columns, places.rows(set(members)))


@cache
def _grid() -> dict[str, tuple[int, int]]:
    text = files(__package__).joinpath("grid.csv").read_text("utf-8")
    return {row["code"]: (int(row["row"]), int(row["column"])) for row in csv.DictReader(text.splitlines())}


def _on_the_map(groups: list[Group]) -> tuple[list[Block], float]:
    """Blocks on the coarse grid, and where they end."""
    if not groups:
        return [], 0
    across = _across(groups)
    tile = min(LARGEST, (theme.WIDTH - GAP * (len(across) - 1)) / sum(across.values()))
    lefts = {column: sum(across[c] * tile + GAP for c in across if c < column) for column in across}
    blocks: list[Block] = []
    bottom = 0.0
    for row in sorted({_grid()[group.code][0] for group in groups}):
        here = [group for group in groups if _grid()[group.code][0] == row]
        columns = {group.code: _grid()[group.code][1] for group in here}
        drawn = [Block(group, lefts[columns[group.code]], bottom, tile, across[columns[group.code]]) for group in here]
        blocks, bottom = blocks + drawn, bottom + max(block.height for block in drawn) + GAP
    return blocks, bottom


def _across(groups: list[Group]) -> dict[int, int]:
    """Tiles in a row per column of the grid: about as many as make its largest block a square."""
    across: dict[int, int] = {}
    for group in groups:
        column = _grid()[group.code][1]
        across[column] = max(across.get(column, 1), min(ACROSS, ceil(sqrt(len(group.members)))))
    return across


def _below(groups: list[Group], top: float) -> tuple[list[Block], float]:
    """Walls of tiles over the whole width, one under the other."""
    walls: list[Block] = []
    for group in groups:
        wall = Block(group, 0, top, LARGEST, int(theme.WIDTH / LARGEST))
        walls, top = [*walls, wall], top + wall.height + GAP
    return walls, top


def _draw(picture: Element, block: Block, places: Places, hatch: str) -> None:
    letters = {"font-family": theme.FONT, "font-size": str(theme.TEXT), "fill": theme.INK}
    for line, words in enumerate(block.name, start=1):
        corner = {"x": svg.number(block.x), "y": svg.number(block.y + line * LINE - 5)}
        SubElement(picture, "text", letters | corner).text = words
    group = SubElement(picture, "g", {"stroke": theme.SOFT_INK, "stroke-width": ".3"})
    for place, member in enumerate(places.by_name(block.group.members)):
        svg.linked(group, member, places, _tile(block, place, svg.fill(places.shade(member), hatch)))


def _tile(block: Block, place: int, fill: str) -> Element:
    row, column = divmod(place, block.across)
    x, y = block.x + column * block.tile, block.y + len(block.name) * LINE + row * block.tile
    side = svg.number(block.tile * 0.88)
    return Element("rect", {"x": svg.number(x), "y": svg.number(y), "width": side, "height": side, "fill": fill})
