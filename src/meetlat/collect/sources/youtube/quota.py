"""The units that Google gives a project each day, counted in a file: several visits and processes spend from one purse.

A call costs units whether or not it brings something; a day ends at midnight in California.
https://developers.google.com/youtube/v3/determine_quota_cost
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused
from meetlat.web import ComeBackLater

CALIFORNIA = ZoneInfo("America/Los_Angeles")
DAILY = 10_000  # units; what a project is given when it asks for no more


class Spent(Struct):
    day: date
    units: int = 0


@dataclass(frozen=True)
class Quota:
    """``file`` holds what was spent today, of ``limit`` units."""

    file: Path
    limit: int = DAILY

    def spend(self, units: int, now: datetime | None = None) -> None:
        """Raises ComeBackLater, and counts nothing, where less than that is left."""
        now = now or datetime.now(UTC)
        with self._open() as stream:
            spent = _today(stream, now)
            if spent.units + units > self.limit:
                raise spent_until_tomorrow(f"the budget of {self.limit:,} units a day is spent.", now)
            spent.units += units
            _write(stream, spent)

    def note(self, units: int, now: datetime | None = None) -> None:
        """Counts what was spent already, without a limit."""
        with self._open() as stream:
            spent = _today(stream, now or datetime.now(UTC))
            spent.units += units
            _write(stream, spent)

    def empty(self, now: datetime | None = None) -> None:
        """Google says that nothing is left, whatever was counted here."""
        with self._open() as stream:
            _write(stream, Spent((now or datetime.now(UTC)).astimezone(CALIFORNIA).date(), self.limit))

    def spent(self, now: datetime | None = None) -> int:
        with self._open() as stream:
            return _today(stream, now or datetime.now(UTC)).units

    @contextmanager
    def _open(self) -> Iterator[BinaryIO]:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield stream


def spent_until_tomorrow(says: str, now: datetime | None = None) -> ComeBackLater:
    here = (now or datetime.now(UTC)).astimezone(CALIFORNIA)
    midnight = datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), CALIFORNIA)
    return ComeBackLater(f"{says} It is filled again at midnight in California.", "YouTube", midnight.astimezone(UTC))


def _today(stream: BinaryIO, now: datetime) -> Spent:
    """What was spent today; nothing when the file is of another day, or torn."""
    day = now.astimezone(CALIFORNIA).date()
    stream.seek(0)
    try:
        spent = decoded(stream.read(), Spent)
    except Refused:
        return Spent(day)
    return spent if spent.day == day else Spent(day)


def _write(stream: BinaryIO, spent: Spent) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(msgspec.json.encode(spent))
    stream.flush()
