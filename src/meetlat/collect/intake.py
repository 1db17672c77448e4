"""Drafts in, a table of the lake out. This is where names stop: nothing after it knows who a private person is."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.names import Names

if TYPE_CHECKING:
    import pyarrow as pa

FIRST = datetime(1997, 1, 1, tzinfo=UTC)  # the first social network site opened that year
AHEAD = timedelta(days=1)  # clocks of servers differ; more than this is no moment at which something was said
KINDS = frozenset({"post", "reply", "comment", "repost", "quote"})
LONGEST = 100_000  # characters; Facebook allows 63,206


class Intake:
    """Gathers drafts of one run and gives them as a table of the lake.

    ``seen`` is the moment at which they were observed (``Lake.now``).
    """

    def __init__(self, names: Names, run: int, seen: datetime) -> None:
        self._names, self._run, self._seen = names, run, seen
        self._first, self._last = FIRST, seen + AHEAD
        self._drafts: list[Draft] = []
        self._keys: list[int] = []

    def __len__(self) -> int:
        return len(self._drafts)

    def add(self, draft: Draft) -> int:
        """Takes one draft; returns its key. Raises Refused when it cannot be a message."""
        self._check(draft)
        key = self._names.message(draft.platform, draft.id)
        self._drafts.append(draft)
        self._keys.append(key)
        return key

    def table(self) -> "pa.Table":
        """What was gathered since the last call, in the form of ``meetlat.lake.MESSAGES``."""
        from meetlat.collect.columns import table

        drafts, keys = self._drafts, self._keys
        self._drafts, self._keys = [], []
        return table(drafts, keys, self._names, run=self._run, seen=self._seen)

    def _check(self, draft: Draft) -> None:
        if not draft.id or not draft.author.id:
            raise Refused("the message or its author has no id")
        if draft.kind not in KINDS:
            raise Refused(f"kind is none of {', '.join(sorted(KINDS))}")
        if draft.created_at.tzinfo is None:
            raise Refused("the moment it was written has no time zone")
        if not self._first <= draft.created_at <= self._last:
            raise Refused("the moment it was written lies before 1997 or in the future")
        if len(draft.text) > LONGEST:
            raise Refused(f"the text is longer than {LONGEST:,} characters")
