"""Time as people keep it: days in Amsterdam, and the hours in which an organisation answers."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from meetlat.clock import ZONE
from meetlat.measure.simulation.numbers import Numbers

HOUR, DAY, WEEK = 3_600, 86_400, 604_800
MONDAY = 4 * DAY  # 5 January 1970
BY_HOUR = np.array(
    [3, 2, 1, 1, 1, 2, 5, 12, 20, 26, 28, 28, 30, 30, 28, 26, 27, 30, 34, 40, 42, 36, 22, 9], float
)  # how much residents say in each hour: least at night, most after dinner
BY_WEEKDAY = np.array([11, 11, 10, 10, 10, 8, 8], float)


@dataclass(frozen=True)
class Service:
    """Hours of the day, on the first ``days`` of the week, in which is answered. Holidays are not kept."""

    name: str
    opens: int
    closes: int
    days: int

    @property
    def daily(self) -> int:
        return (self.closes - self.opens) * HOUR

    @property
    def weekly(self) -> int:
        return self.daily * self.days

    def worked(self, local: Numbers) -> Numbers:
        """Seconds of service up to a moment."""
        weeks, rest = np.divmod(local - MONDAY, WEEK)
        days, second = np.divmod(rest, DAY)
        today = np.where(days < self.days, np.clip(second - self.opens * HOUR, 0, self.daily), 0)
        worked: Numbers = weeks * self.weekly + np.minimum(days, self.days) * self.daily + today
        return worked

    def moment(self, worked: Numbers) -> Numbers:
        """When so many seconds of service are over."""
        weeks, rest = np.divmod(worked, self.weekly)
        days, second = np.divmod(rest, self.daily)
        moment: Numbers = MONDAY + weeks * WEEK + days * DAY + self.opens * HOUR + second
        return moment


SERVICES = (
    Service("day and night", 0, 24, 7),
    Service("8 to 22, every day", 8, 22, 7),
    Service("9 to 17, Monday to Friday", 9, 17, 5),
)


class Clock:
    """From UTC to Amsterdam and back, in seconds, for whole arrays."""

    def __init__(self, since: int, until: int) -> None:
        hours = range(since // HOUR * HOUR, until + HOUR, HOUR)
        offsets = np.array([_offset(hour) for hour in hours])
        turns = np.flatnonzero(np.diff(offsets)) + 1
        self._offsets = offsets[[0, *turns]]
        self._turns = np.array(hours)[turns]

    def local(self, utc: Numbers) -> Numbers:
        local: Numbers = utc + self._offsets[np.searchsorted(self._turns, utc, side="right")]
        return local

    def utc(self, local: Numbers) -> Numbers:
        """Of an hour that comes twice the first one."""
        turns = self._turns + self._offsets[:-1]
        utc: Numbers = local - self._offsets[np.searchsorted(turns, local, side="right")]
        return utc


def _offset(second: int) -> int:
    there = datetime.fromtimestamp(second, UTC).astimezone(ZONE).utcoffset()
    return int(there.total_seconds()) if there else 0
