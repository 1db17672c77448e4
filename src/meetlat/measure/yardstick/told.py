"""Which times of a row of answers stand on enough answers to be told."""

from collections.abc import Mapping
from typing import Any

from meetlat.measure.indicators import indicators

FIGURES = {"median": "median_time", "p90": "p90_time"}  # whose minimum holds; a mean asks for as many as a median


def timed(row: Mapping[str, Any]) -> int:
    """How many answers have a time: one that is not in the lake has none. ``row``: as ``answers``."""
    return int(row["answered"] - row["unseen"])


def enough_answers(answers: int, column: str) -> bool:
    """Whether a time of so many answers is told: of ten or more, that of nine in ten of 35."""
    figure = FIGURES.get(column.partition("_")[0], FIGURES["median"])
    return answers >= indicators()[figure].minimum
