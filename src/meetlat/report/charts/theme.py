"""The colours, the type and the lines of every picture. The site's style sheet has the same tokens."""

from typing import Any

PAPER = "#faf8f3"
INK = "#1a1d21"
SOFT_INK = "#4a5159"
LINE = "#d9d4c7"
LINK = "#0b4f8a"
UNKNOWN = "#eceae4"
SEQUENCE = ("#e8eef4", "#b3c7d8", "#7a9dba", "#41729a", "#0b3c5d")  # low to high

FONT = "'Source Sans 3', 'Source Sans Pro', sans-serif"  # quoted: a name with a digit is no CSS word by itself
WIDTH = 400  # of every picture: on a phone a letter keeps its size
TEXT = 13


def config() -> dict[str, Any]:
    """The theme as a Vega-Lite configuration."""
    label = {"labelFont": FONT, "labelFontSize": TEXT, "labelColor": SOFT_INK}
    axis = {"domain": False, "tickColor": INK, "gridColor": LINE, "title": None, "labelPadding": 6}
    return {
        "background": "transparent",
        "font": FONT,
        "padding": 0,
        "view": {"stroke": None},
        "axis": label | axis,
        "text": {"font": FONT, "fontSize": TEXT, "fill": INK},
    }


def drawn(specification: dict[str, Any]) -> str:
    """A Vega-Lite specification as SVG in the theme."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification, config=config()))
