"""What a process makes of a piece of a file: finished lines of JSON, or counts and the first rows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from meetlat.text.files.items import Aside
from meetlat.text.files.lines import json_lines
from meetlat.text.files.pieces import Piece
from meetlat.text.reading import Reader

if TYPE_CHECKING:
    import pyarrow as pa

COUNTED = ("language", "is_question", "contact", "relation", "automatic", "sentiment", "topics", "places")
FIRST = 5  # rows that are shown, of what is read and of what is set aside


@dataclass
class Refused:
    """How many texts are set aside, and the first of them."""

    number: int = 0
    first: list[Aside] = field(default_factory=list)

    def add(self, more: "Refused") -> None:
        self.number += more.number
        self.first = (self.first + more.first)[:FIRST]


def refused(piece: Piece) -> Refused:
    return Refused(len(piece.aside), list(piece.aside.values())[:FIRST])


class Lines(NamedTuple):
    """``lines``: a line of JSON per text; ``texts``: how many; ``done``: how much of the file is read, 0 to 1."""

    lines: bytes
    texts: int
    aside: "Refused"
    done: float


@dataclass(frozen=True)
class AsLines:
    """Can be handed to another process."""

    reader: Reader

    def __call__(self, piece: Piece) -> Lines:
        lines = json_lines(self.reader.read(piece.texts), piece.aside)
        return Lines(lines, len(piece.texts), refused(piece), piece.done)


@dataclass
class Counts:
    """How often each value stands in each column, and the first rows with their text."""

    texts: int = 0
    aside: Refused = field(default_factory=Refused)
    values: dict[str, Counter[str]] = field(default_factory=dict)
    first: list[dict[str, Any]] = field(default_factory=list)
    done: float = 0

    def add(self, more: "Counts") -> None:
        self.texts += more.texts
        self.aside.add(more.aside)
        for column, values in more.values.items():
            self.values.setdefault(column, Counter()).update(values)
        self.first = (self.first + more.first)[:FIRST]
        self.done = more.done


@dataclass(frozen=True)
class AsCounts:
    """Can be handed to another process."""

    reader: Reader

    def __call__(self, piece: Piece) -> Counts:
        texts = [text for place, text in enumerate(piece.texts) if place not in piece.aside]
        table = self.reader.read(texts)
        values = {column: _counted(table[column]) for column in COUNTED}
        first = [{"text": text, **row} for text, row in zip(texts, table.slice(0, FIRST).to_pylist(), strict=False)]
        return Counts(len(piece.texts), refused(piece), values, first, piece.done)


def _counted(column: "pa.ChunkedArray[Any]") -> Counter[str]:
    import pyarrow.compute as pc
    import pyarrow.types as kinds

    values = pc.list_flatten(column) if kinds.is_list(column.type) else column
    counted: Any = pc.value_counts(values)
    return Counter({_word(one["values"]): one["counts"] for one in counted.to_pylist()})


def _word(value: Any) -> str:
    return str(value) if not isinstance(value, bool) else "yes" if value else "no"
