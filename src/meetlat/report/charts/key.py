"""The key of a picture: each mark as it is drawn, with its words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement

from meetlat.report.charts import svg, theme

YELLOW = "#f6c32c"  # only for the pointer and for how sure a figure is, and always outlined in ink
POINTER = "M-6-18H6L0 0Z"  # its tip is the place; whole at a size of 4
TEXT = 14  # of pictures with a dense text: ten pixels on the narrowest phone
BOX, LINE = 30, 21  # the width of a mark with its space, the height of a line
LETTER = 6.6  # the width of one, a little more than the average
LETTERS = int((theme.WIDTH - BOX) / LETTER)  # on a line
MIDDLE = 10  # of a line

Shape = tuple[str, dict[str, str]]
_INK = {"stroke": theme.INK, "stroke-width": "1"}
_BAR = ("rect", {"y": "6", "width": "24", "height": "9", "fill": YELLOW, **_INK})

INTERVAL: tuple[Shape, ...] = (_BAR, ("circle", {"cx": "12", "cy": "10.5", "r": "3.5", "fill": theme.INK}))
BAND: tuple[Shape, ...] = (_BAR, ("path", {"d": "M0 10.5H24", "stroke": theme.INK, "stroke-width": "2"}))
THIN: tuple[Shape, ...] = (("path", {"d": "M0 10.5H24", "stroke": theme.SOFT_INK, "stroke-width": "1.2"}),)
HERE: tuple[Shape, ...] = (("path", {"d": "M5.5 2H18.5L12 19Z", "fill": YELLOW, "stroke-linejoin": "round", **_INK}),)
UNKNOWN: tuple[Shape, ...] = (("rect", {"y": "3", "width": "24", "height": "14", "fill": "hatched"}),)


@dataclass(frozen=True)
class Entry:
    """A mark, drawn in a box of 24 by 21, and what it stands for."""

    shapes: tuple[Shape, ...]
    words: str


def height(key: Sequence[Entry]) -> float:
    return sum(len(_lines(entry)) for entry in key) * LINE + (8 if key else 0)


def draw(picture: Element, key: Sequence[Entry], top: float = 0) -> None:
    """Entries under each other, on as many lines as they need, so that they fit whatever the language."""
    for entry in key:
        group = SubElement(picture, "g", {"transform": f"translate(0 {svg.number(top)})"})
        for tag, attributes in entry.shapes:
            SubElement(group, tag, attributes)
        lines = _lines(entry)
        _write(group, lines)
        top += len(lines) * LINE


def _write(group: Element, lines: list[str]) -> None:
    letters = {"font-family": theme.FONT, "font-size": str(TEXT), "fill": theme.INK}
    for line, words in enumerate(lines):
        SubElement(group, "text", {"x": str(BOX), "y": str(15 + line * LINE), **letters}).text = words


def _lines(entry: Entry) -> list[str]:
    return wrap(entry.words, LETTERS) or [""]
