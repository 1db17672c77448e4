"""Gets one answer over HTTP: within a size and a time, asked again with patience, and whole or not at all."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import stamina

from meetlat import __version__

USER_AGENT = f"Meetlat/{__version__} (+https://meetlat.example/docs)"
MOST_BYTES = 256 * 1024 * 1024  # after unpacking; the largest source, the register of organisations, is about 40 MB
OVERLOADED = frozenset({408, 429, 500, 502, 503, 504})
FINAL = (httpx.UnsupportedProtocol, httpx.TooManyRedirects)


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, and how often to ask. A longer Retry-After than ``longest`` is not waited for."""

    attempts: int = 5
    first: float = 1.0
    longest: float = 60.0
    jitter: float = 1.0
    connect: float = 10.0
    read: float = 60.0
    answer: float = 600.0


class FetchFailed(Exception):
    """No usable answer. ``status`` is the server's, where it gave one."""

    def __init__(self, says: str, status: int = 0) -> None:
        super().__init__(says)
        self.status = status


class _Passing(FetchFailed):
    """It may go better in a while; ``after`` is the wait the server asked for."""

    def __init__(self, says: str, status: int = 0, after: float | None = None) -> None:
        super().__init__(says, status)
        self.after = after


class Fetcher:
    """Gets answers with one client. Retries overload and broken connections with jitter, obeying Retry-After."""

    def __init__(self, client: httpx.Client, patience: Patience, most_bytes: int = MOST_BYTES) -> None:
        self._client = client
        self._patience = patience
        self._most_bytes = most_bytes
        self._retrying = stamina.RetryingCaller(
            attempts=patience.attempts,
            timeout=patience.answer,
            wait_initial=patience.first,
            wait_max=patience.longest,
            wait_jitter=patience.jitter,
        )

    def get(self, address: str, params: Mapping[str, str] | None = None, accept: str = "*/*") -> bytes:
        """The body of the answer. Raises FetchFailed when there is none after all attempts."""
        body: bytes = self._retrying(_worth_another_try, self._once, address, params, accept)
        return body

    def _once(self, address: str, params: Mapping[str, str] | None, accept: str) -> bytes:
        try:
            with self._client.stream("GET", address, params=params, headers={"Accept": accept}) as answer:
                self._check_status(answer)
                return self._body(answer)
        except (httpx.InvalidURL, *FINAL) as error:
            raise FetchFailed(f"cannot be asked: {error}.") from None
        except httpx.RequestError as error:
            raise _Passing(f"no whole answer ({type(error).__name__}: {error}).") from None

    def _check_status(self, answer: httpx.Response) -> None:
        if answer.is_success:
            return
        says = f"answered {answer.status_code} {answer.reason_phrase}.".replace(" .", ".")
        if answer.status_code not in OVERLOADED:
            raise FetchFailed(says, answer.status_code)
        after = _seconds_asked_for(answer.headers.get("Retry-After", ""))
        if after is not None and after > self._patience.longest:
            raise FetchFailed(f"{says} It asks to come back in {after:.0f} s; try again then.", answer.status_code)
        raise _Passing(says, answer.status_code, after)

    def _body(self, answer: httpx.Response) -> bytes:
        body = bytearray()
        end = time.monotonic() + self._patience.answer
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > self._most_bytes:
                raise FetchFailed(f"the answer is larger than {self._most_bytes:,} bytes, the most that is read.")
            if time.monotonic() > end:
                raise _Passing(f"the answer took longer than {self._patience.answer:.0f} s.")
        return bytes(body)


def client(patience: Patience) -> httpx.Client:
    timeout = httpx.Timeout(patience.read, connect=patience.connect)
    return httpx.Client(timeout=timeout, follow_redirects=True, max_redirects=3, headers={"User-Agent": USER_AGENT})


def _worth_another_try(error: Exception) -> bool | float:
    if not isinstance(error, _Passing):
        return False
    return True if error.after is None else error.after


def _seconds_asked_for(header: str) -> float | None:
    """Retry-After is a number of seconds or a date (RFC 9110, 10.2.3)."""
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
