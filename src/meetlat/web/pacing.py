"""When the next request may go: by what the server said, by our budget, and by what is polite."""

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from meetlat.web.failures import BudgetSpent, ComeBackLater, Limited
from meetlat.web.limits import Limit, limits
from meetlat.web.settings import Pace, Patience

UNTOLD = 60.0  # seconds to stay away where a limit is reached and its end not told
SHORT_VISIT = 0.2  # of our share may go without pauses, so that a short visit is short
WORTH_TELLING = 1.0  # seconds

OnWait = Callable[[str, float, str], None]


@dataclass(frozen=True)
class Waits:
    """How often, and how many seconds, a server's limit made us wait."""

    count: int = 0
    seconds: float = 0.0


@dataclass
class _Limits:
    """Of one host and kind of question: closed until, and the seconds between two; on the monotonic clock."""

    closed_until: float = -math.inf
    gap: float = 0.0


@dataclass
class Pacer:
    """One for all hosts of a run."""

    pace: Pace
    patience: Patience
    on_wait: OnWait
    waits: Waits = Waits()
    asked: Counter[str] = field(default_factory=Counter)
    _limits: dict[tuple[str, str], _Limits] = field(default_factory=dict)
    _gaps: dict[str, float] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, kind: str) -> None:
        """Returns when a request may go. Raises ComeBackLater or BudgetSpent where that is too far away."""
        self._check_budget(host)
        now, last = time.monotonic(), self._last.get(host, -math.inf)
        told = self._limits.get((host, kind), _Limits())
        by_limit = max(told.closed_until, last + told.gap) - now
        ours = last + self._own_gap(host) - now
        if max(by_limit, ours) > self.patience.longest:
            raise self._later(host, max(by_limit, ours), "its limit is used as far as we want to.")
        if by_limit > max(ours, 0):
            self._tell(host, by_limit, "its limit")
        elif ours > WORTH_TELLING:
            self.on_wait(host, ours, "our pace")
        _sleep_until(now + max(by_limit, ours))

    def goes(self, host: str) -> None:
        """A request goes now."""
        self.asked[host] += 1
        self._last[host] = time.monotonic()

    def polite(self, host: str, seconds: float) -> None:
        """From here on at least so many seconds between two requests to a host."""
        self._gaps[host] = max(seconds, self._gaps.get(host, 0.0))

    def heed(self, host: str, kind: str, headers: Mapping[str, str]) -> None:
        """Spreads what is left of our share of the server's limit over the time until it is full again."""
        told = limits(headers, datetime.now(UTC))
        if told:
            known = self._limits.setdefault((host, kind), _Limits())
            closed, gaps = zip(*map(self._share, told), strict=True)
            known.closed_until, known.gap = time.monotonic() + max(closed), max(gaps)

    def pause(self, host: str, kind: str, limited: Limited) -> None:
        """The server wants us away for a while. Raises ComeBackLater where that is too long."""
        if limited.after > self.patience.longest:
            says = f"{limited.says} It asks to come back in {limited.after:.0f} s; try again then."
            raise self._later(host, limited.after, says, limited)
        known = self._limits.setdefault((host, kind), _Limits())
        spread = random.uniform(0, self.patience.jitter)  # noqa: S311
        known.closed_until = max(known.closed_until, time.monotonic() + limited.after + spread)

    def _share(self, told: Limit) -> tuple[float, float]:
        """For how many seconds it is closed to us, and the seconds between two requests until then."""
        whole = told.limit or told.remaining
        ours = whole * self.pace.politeness
        left = told.remaining - (whole - ours) if told.limit else told.remaining
        seconds = UNTOLD if told.seconds is None else told.seconds
        if left < 1:
            return seconds, 0.0
        return -math.inf, 0.0 if left >= ours * (1 - SHORT_VISIT) else seconds / left

    def _own_gap(self, host: str) -> float:
        by_budget = 60 / self.pace.per_minute if self.pace.per_minute else 0.0
        return max(by_budget, self._gaps.get(host, 0.0))

    def _check_budget(self, host: str) -> None:
        limit = self.pace.per_day
        if limit is not None and self.pace.asked_before.get(host, 0) + self.asked[host] >= limit:
            tomorrow = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            raise BudgetSpent(host, limit, tomorrow)

    def _tell(self, host: str, seconds: float, reason: str) -> None:
        self.waits = Waits(self.waits.count + 1, self.waits.seconds + seconds)
        if seconds >= WORTH_TELLING:
            self.on_wait(host, seconds, reason)

    def _later(self, host: str, seconds: float, says: str, why: Limited | None = None) -> ComeBackLater:
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        return ComeBackLater(says, host, until, *((why.status, why.body) if why else ()))


def _sleep_until(end: float) -> None:
    """``end`` is on the monotonic clock: the clock on the wall may jump."""
    while (left := end - time.monotonic()) > 0:
        time.sleep(left)
