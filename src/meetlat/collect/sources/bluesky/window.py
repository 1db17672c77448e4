"""How far a list that is sorted by time has been read, page by page."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

MILLISECOND = timedelta(milliseconds=1)
MICROSECOND = timedelta(microseconds=1)


class Bounds(NamedTuple):
    after: datetime | None
    before: datetime | None


class Window:
    """Bounds between which a page holds everything.

    Servers sort by milliseconds and cut pages anywhere: the last millisecond of a page may go on in the next.
    """

    def __init__(self, oldest: datetime | None = None) -> None:
        self.oldest = oldest

    def page(self, moments: Iterable[datetime], *, last: bool) -> Bounds | None:
        """None for a page that stands for nothing: it is not in order, or empty without being the last."""
        found = [_millisecond(at) for at in moments]
        before = self.oldest
        chain = [before, *found] if before else found
        self.oldest = min(chain, default=None)
        if chain != sorted(chain, reverse=True) or not (found or last):
            return None
        return Bounds(None if last or not self.oldest else self.oldest + MILLISECOND - MICROSECOND, before)


def _millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
