"""A file as pieces of some thousand texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from meetlat.text.batch import AT_ONCE
from meetlat.text.files import ndjson, parquet, separated
from meetlat.text.files.items import Aside, Item, broken
from meetlat.text.files.opening import DAMAGED, LINES, PARQUET, SEPARATED, Opened, opened
from meetlat.text.texts import LONGEST

TEXTS = 2 * AT_ONCE  # in a piece
LETTERS = 4 * 1024 * 1024  # ... and no more than these, give or take a text
READERS = {SEPARATED[0]: separated.texts, LINES[0]: ndjson.texts, PARQUET[0]: parquet.texts}


@dataclass
class Piece:
    """Texts in the order of the file, None where one is set aside; ``done``: how much of the file is read, 0 to 1."""

    texts: list[str | None] = field(default_factory=list)
    aside: dict[int, Aside] = field(default_factory=dict)
    done: float = 0
    letters: int = 0

    def add(self, item: Item) -> bool:
        """Whether it is full now."""
        if isinstance(item, Aside):
            self.aside[len(self.texts)] = item
            self.texts.append(None)
        else:
            text = item[:LONGEST]
            self.texts.append(text)
            self.letters += len(text)
        return len(self.texts) >= TEXTS or self.letters >= LETTERS


def pieces(file: Path, column: str) -> Iterator[Piece]:
    """Every text of ``column``. Raises BadFile."""
    with opened(file) as source:
        piece = Piece()
        for item in _unbroken(source, column):
            if piece.add(item):
                piece.done = source.done()
                yield piece
                piece = Piece()
        piece.done = 1
        yield piece


def _unbroken(source: Opened, column: str) -> Iterator[Item]:
    number = 0
    try:
        for item in READERS[source.kind](source, column):
            number += 1
            yield item
    except DAMAGED:
        raise broken(source.name, number) from None
