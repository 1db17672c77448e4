"""The end of one question, on a clock that does not jump."""

import math
import time
from dataclasses import dataclass

from meetlat.web.failures import FetchFailed


@dataclass
class Deadline:
    """Set at the beginning of a question, held by every connect, read and write on the way."""

    _at: float = math.inf
    _seconds: float = math.inf

    def begin(self, seconds: float) -> None:
        self._at, self._seconds = time.monotonic() + seconds, seconds

    def within(self, timeout: float | None) -> float | None:
        """A timeout that ends no later than the question does."""
        self.check()
        left = self._at - time.monotonic()
        return left if timeout is None or left < timeout else timeout

    def check(self) -> None:
        if time.monotonic() >= self._at:
            raise FetchFailed(f"the answer took longer than {self._seconds:.0f} s.")
