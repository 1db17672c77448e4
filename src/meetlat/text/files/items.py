"""What a file gives, one after another: a text, or where one should stand and why there is none to read."""

from collections.abc import Iterable
from typing import NamedTuple

from meetlat.problem import Problem

LONGEST_LINE = 16 * 1024 * 1024  # letters; a line that is longer is no message
SHOWN = 12  # columns that an error names


class BadFile(Problem):
    """A file that cannot be read; the text says what to do."""


class Aside(NamedTuple):
    """A text that is set aside. ``line``: of the file, from 1; in Parquet the row. The reason never holds the text."""

    line: int
    reason: str


Item = str | Aside
NO_TEXT = "no text (null)"


def no_column(file: str, column: str, there: Iterable[str]) -> BadFile:
    """``there``: the columns that the file has."""
    names = list(there)
    more = f", and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    held = ", ".join(name[:40] for name in names[:SHOWN]) or "none"
    return BadFile(f"{file}: has no column {column!r}. It has: {held}{more}. Name the right one: --column NAME.")


def broken(file: str, texts: int) -> BadFile:
    return BadFile(f"{file}: is damaged after {texts:,} texts. Get the file anew.")
