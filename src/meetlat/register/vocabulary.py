"""The words of the register in three languages: kinds, countries, provinces, roles, themes. One CSV file each."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LANGUAGES = ("nl", "en", "fr")

Row = dict[str, str]


def shipped(name: str) -> list[Row]:
    """The rows of ``data/NAME.csv``."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def table(name: str) -> dict[str, Row]:
    """The rows of ``data/NAME.csv`` by their first column."""
    return {next(iter(row.values())): row for row in shipped(name)}


def kinds() -> dict[str, Row]:
    return table("kinds")


def countries() -> dict[str, Row]:
    return table("countries")


def provinces() -> dict[str, Row]:
    return table("provinces")


def roles() -> dict[str, Row]:
    return table("roles")


def themes() -> dict[str, Row]:
    return table("themes")


def label(name: str, key: str, language: str, column: str = "") -> str:
    """The word for a row: ``label("kinds", "municipality", "fr", "_plural")``; the key itself where it is unknown."""
    row = table(name).get(key)
    return row[language + column] if row else key
