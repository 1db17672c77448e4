"""meetlat read FILE --accessibility: beside what a text says, whether everybody can read it."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from meetlat.text.files import AsCounts, AsLines, Counts, Piece
    from meetlat.text.files.told import Lines

    Row = dict[str, Any]

WORDS = {True: "yes", False: "no"}


@dataclass(frozen=True)
class AccessibleLines:
    """Lines of JSON with the findings behind them, under ``accessibility``. Can be handed to another process."""

    lines: "AsLines"

    def __call__(self, piece: "Piece") -> "Lines":
        said = self.lines(piece)
        pairs = zip(said.lines.split(b"\n"), _findings(piece), strict=False)  # behind the last line there is nothing
        whole = (line if row is None else _with(line, row) for line, row in pairs)
        return said._replace(lines=b"".join(line + b"\n" for line in whole))


@dataclass(frozen=True)
class AccessibleCounts:
    """Counts with those of the verdicts. Can be handed to another process."""

    counts: "AsCounts"

    def __call__(self, piece: "Piece") -> "Counts":
        said = self.counts(piece)
        for row in filter(None, _findings(piece)):
            for name, value in row.items():
                if isinstance(value, bool):
                    said.values.setdefault(name, Counter())[WORDS[value]] += 1
        return said


def _findings(piece: "Piece") -> "list[Row | None]":
    """Of each text; None where it is set aside."""
    from meetlat.text.accessibility import accessibility

    rows = accessibility(piece.texts).to_pylist()
    return [None if place in piece.aside else row for place, row in enumerate(rows)]


def _with(line: bytes, row: "Row") -> bytes:
    return b'%s, "accessibility": %s}' % (line.removesuffix(b"}"), json.dumps(row).encode())
