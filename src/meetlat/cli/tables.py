"""Tables and JSON as the terminal shows them."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

WIDEST = 1_000  # signs on a line where no terminal folds it


def print_json(said: Any) -> None:
    """One document and nothing else on stdout."""
    json.dump(said, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def print_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], note: str = "", words: int = 1
) -> None:
    """A table with its first columns, of words, to the left and the numbers to the right.

    A terminal folds what is wider than it is; in a file or a pipe each row stays one line.
    """
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    table = Table(
        title=title, title_justify="left", box=SIMPLE, pad_edge=False, collapse_padding=True, title_style="bold"
    )
    for place, column in enumerate(columns):
        table.add_column(column, justify="left" if place < words else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else WIDEST)
    console.print(table)
    if note:
        console.print(note)
