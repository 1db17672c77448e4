"""Why there is no answer. The texts name the host and what kind of thing was asked, never who was asked for."""

from datetime import datetime


class FetchFailed(Exception):
    """No usable answer. ``status`` and ``body`` are the server's, where it gave them; ``says`` is without address."""

    def __init__(self, says: str, where: str = "", status: int = 0, body: bytes = b"") -> None:
        super().__init__(says)
        self.says = says
        self.where = where
        self.status = status
        self.body = body

    def __str__(self) -> str:
        return f"{self.where}: {self.says}" if self.where else self.says


class Gone(FetchFailed):
    """It is not there, or no longer (404, 410)."""


class Forbidden(FetchFailed):
    """It is there, and not for us (401, 403, 451). The body tells a spent quota from a wrong key."""


class AddressRefused(FetchFailed):
    """The guard does not go there: no public address, another port, a name and password in it."""


class ComeBackLater(FetchFailed):
    """The server's limit is reached, and waiting here would take too long. A run stops and goes on ``until`` (UTC)."""

    def __init__(self, says: str, host: str, until: datetime, status: int = 0, body: bytes = b"") -> None:
        super().__init__(says, host, status, body)
        self.host = host
        self.until = until


class BudgetSpent(ComeBackLater):
    """Our own budget of ``limit`` requests a day for this host is spent."""

    def __init__(self, host: str, limit: int, until: datetime) -> None:
        super().__init__(f"the budget of {limit:,} requests a day is spent.", host, until)
        self.limit = limit


class Passing(FetchFailed):
    """It may go better in a moment."""


class Limited(FetchFailed):
    """The server says how many seconds to stay away."""

    def __init__(self, says: str, status: int, body: bytes, after: float) -> None:
        super().__init__(says, status=status, body=body)
        self.after = after
