"""Reads a fixture with a format: what became of every item, and what was set aside with its line."""

from pathlib import Path

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.formats import Item, format_named


def read(name: str, path: Path) -> tuple[list[Draft], list[tuple[int, str]]]:
    """The messages of a file, and line and reason of what is none."""
    format = format_named(name)
    items = format.items(path) if format.items else _lines(path)
    made: list[Draft] = []
    refused: list[tuple[int, str]] = []
    for place, raw in items:
        try:
            draft = format.draft(raw)
        except Refused as why:
            refused.append((place, str(why)))
            continue
        if isinstance(draft, Draft):
            made.append(draft)
    return made, refused


def _lines(path: Path) -> list[Item]:
    return [Item(number, line) for number, line in enumerate(path.read_bytes().splitlines(), 1)]
