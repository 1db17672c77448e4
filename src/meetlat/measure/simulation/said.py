"""Messages as arrays, before they are rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from meetlat.measure.simulation.numbers import Numbers

NOBODY = -1
KINDS = ("post", "reply", "comment", "repost", "quote")
POST, REPLY, COMMENT, REPOST, QUOTE = range(len(KINDS))


@dataclass(frozen=True)
class Said:
    """An entry per message. Keys and pseudonyms that are not there are 0; places that are not there NOBODY."""

    key: Numbers
    number: Numbers  # the platform's id, in digits
    author: Numbers  # a pseudonym
    account: Numbers  # of the author, place in the world; NOBODY: a resident
    organisation: Numbers  # that it is of or turned to; NOBODY: none
    platform: Numbers
    at: Numbers  # seconds UTC
    kind: Numbers
    text: Numbers  # place in the texts
    parent: Numbers
    parent_there: Numbers  # whether the parent is in the lake
    root: Numbers
    mention: Numbers
    page: Numbers

    def __len__(self) -> int:
        return len(self.key)

    def only(self, rows: Numbers) -> "Said":
        return Said(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def together(parts: Sequence[Said]) -> Said:
    return Said(**{field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Said)})
