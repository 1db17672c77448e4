"""Where a visit is: which of its lists, after which item, and how far back that was."""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

Part = Literal["feed", "tag", "mentions", "end"]
AFTER: dict[Part, Part] = {"feed": "tag", "tag": "mentions", "mentions": "end"}


class Cursor(Struct, frozen=True, omit_defaults=True):
    """``before``: the server's id that comes next; ``until``: the moment of the oldest message so far."""

    part: Part = "feed"
    before: str | None = None
    until: datetime | None = None

    @classmethod
    def read(cls, text: str | None) -> "Cursor":
        """The beginning, where there is none or it is of another form."""
        try:
            return msgspec.json.decode(text or "{}", type=cls)
        except (ValueError, RecursionError):
            return cls()

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()

    def next_part(self) -> "Cursor":
        return Cursor(AFTER[self.part])
