"""Writes every indicator into docs/reference/figures.md, as its definition and English text stand.

    .venv/bin/python -m scripts.figures_page

What stands above the mark in that page is written by hand.
"""

from collections.abc import Iterator
from pathlib import Path

from meetlat.measure import Indicator, indicators

PAGE = Path(__file__).parent.parent / "docs/reference/figures.md"
MARK = "<!-- from here on written by scripts/figures_page.py -->\n"
SOURCES = {
    "register": "From the register",
    "messages": "From messages and contacts",
    "counts": "From the counts of accounts",
}
UNITS = {
    "yes": "yes or no; of a group a share, 0 to 1",
    "number": "number",
    "inhabitants": "inhabitants",
    "per_100000": "per 100,000 inhabitants",
    "per_km2": "per km²",
    "share": "share",
    "seconds": "seconds",
    "per_week": "per week",
    "per_1000": "per 1,000 inhabitants",
    "of_inhabitants": "share of the inhabitants; may pass 1",
}
WHOLES = {
    "share": "share of organisations that have it",
    "mean": "mean per organisation",
    "sum": "sum",
    "ratio": "all numerators together, divided by all denominators together",
    "median": "the organisation in the middle",
}


def page(now: str) -> str:
    """The page with every indicator of today, below what is written by hand in ``now``."""
    above, mark, _ = now.partition(MARK)
    if not mark:
        raise SystemExit(f"{PAGE.name}: lacks the line {MARK.strip()}")
    known = list(indicators().values())
    return above + mark + "".join((*_tables(known), *(_described(each) for each in known)))


def _tables(known: list[Indicator]) -> Iterator[str]:
    """A line per indicator, under what it is computed from."""
    for of, heading in SOURCES.items():
        yield f"\n**{heading}**\n\n| id | unit | a group's figure | better |\n|---|---|---|---|\n"
        yield from (_line(each) for each in known if each.of == of)


def _line(indicator: Indicator) -> str:
    return f"| `{indicator.id}` | {UNITS[indicator.unit]} | {WHOLES[indicator.whole]} | {indicator.better} |\n"


def _described(indicator: Indicator) -> str:
    text = indicator.texts["en"]
    return (
        f"\n## {text.title}\n\n{_definition(indicator)}\n\n{text.says}\n\n*What it does not say.* {text.says_not}\n\n"
        f"*Example.* {text.example}\n\nSource: {indicator.source}.\n"
    )


def _definition(indicator: Indicator) -> str:
    said = [f"`{indicator.id}`, version {indicator.version}. Unit: {UNITS[indicator.unit]}."]
    said.append(f"A group: {WHOLES[indicator.whole]}.")
    if indicator.per_platform:
        said.append("Per platform.")
    if indicator.minimum > 1:
        said.append(f"Too few below {indicator.minimum}.")
    return " ".join(said)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
