"""What is to be simulated, cut into pieces that fit in memory."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

VERSION = 2  # of what a seed gives; a lake that another version began is not gone on with
AT_ONCE = 200_000  # messages in memory
SINCE, UNTIL = date(2024, 10, 1), date(2026, 1, 1)  # a 1 January lies between: that is when bodies merge
PHASES = 4  # months before a resident may turn to the same organisation again: no case lasts that long
RESIDENT_SAYS = 20  # messages in the whole period, on all platforms; in a Dutch week of 37 million tweets it was 22


@dataclass(frozen=True)
class Piece:
    """A part of a month. ``since`` and ``until`` are seconds UTC; ``number`` counts all pieces, ``part`` those of it.

    ``through``: messages in this piece and those before it.
    """

    number: int
    messages: int
    since: int
    until: int
    phase: int
    part: int
    through: int


@dataclass(frozen=True)
class Plan:
    """How many messages over which days (``until`` is the first day after), from which seed."""

    messages: int
    seed: int
    since: date = SINCE
    until: date = UNTIL

    @property
    def start(self) -> int:
        return seconds(self.since)

    @property
    def end(self) -> int:
        return seconds(self.until)

    @property
    def parts(self) -> int:
        """Pieces in each month."""
        return max(1, -(-self.messages // (AT_ONCE * (len(self._edges()) - 1))))

    @property
    def number_of_pieces(self) -> int:
        return self.parts * (len(self._edges()) - 1)

    @cached_property
    def pool(self) -> int:
        """Residents who may speak in one piece: never fewer than it has messages to open a case with."""
        fewest = max((piece.messages for piece in self.pieces()), default=1)
        return max(fewest, self.messages // (RESIDENT_SAYS * PHASES * self.parts))

    def pieces(self) -> Iterator[Piece]:
        months = list(pairwise(self._edges()))
        shares = np.repeat([until - since for since, until in months], self.parts).astype(float)
        ends = np.rint(np.cumsum(shares) / shares.sum() * self.messages).astype(int)
        for number, messages in enumerate(np.diff(ends, prepend=0)):
            month, part = divmod(number, self.parts)
            phase = (self._first_month + month) % PHASES
            yield Piece(number, int(messages), *months[month], phase, part, int(ends[number]))

    def chance(self, topic: int, piece: int = 0) -> np.random.Generator:
        """Dice for one topic and piece, so that a change in one leaves the others as they were."""
        return np.random.default_rng([self.seed, topic, piece])

    def as_json(self) -> dict[str, Any]:
        return {name: str(value) if isinstance(value, date) else value for name, value in asdict(self).items()}

    @property
    def _first_month(self) -> int:
        return self.since.year * 12 + self.since.month

    def _edges(self) -> list[int]:
        """The first second, that of every new month, and the end."""
        months = np.arange(np.datetime64(self.since, "M") + 1, np.datetime64(self.until, "M") + 1)
        inside = [int(month) for month in months.astype("datetime64[s]").astype(int) if month < self.end]
        return [self.start, *inside, self.end]


def seconds(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
