"""One question, asked until there is a whole answer or no sense in asking on."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import stamina

from meetlat.web.answer import Answer
from meetlat.web.deadline import Deadline
from meetlat.web.failures import ComeBackLater, FetchFailed, Limited, Passing
from meetlat.web.pacing import Pacer
from meetlat.web.reading import TOO_MANY, whole
from meetlat.web.settings import Settings
from meetlat.web.where import host, where

LONGEST_BACKOFF = 60.0  # seconds between two attempts where the server asks for nothing
UNTOLD = 900.0  # seconds; when to come back after a limit without a word of its end


@dataclass(frozen=True)
class Question:
    """``kind``: what has a limit of its own at this host. ``own``: the names of the headers the caller gave."""

    request: httpx.Request
    kind: str
    own: frozenset[str] = frozenset()
    follow: bool = True
    most_bytes: int | None = None  # the first bytes are enough


@dataclass(frozen=True)
class Asker:
    client: httpx.Client
    settings: Settings
    pacer: Pacer
    deadline: Deadline

    def ask(self, question: Question) -> Answer:
        """Raises FetchFailed, with where it was asked."""
        try:
            return self._through_limits(question)
        except FetchFailed as error:
            error.where = error.where or where(question.request.url)
            raise

    def _through_limits(self, question: Question) -> Answer:
        """Waits as long as the server asks for, and asks again; not forever."""
        place, turn = host(question.request.url), 0
        while True:
            turn += 1
            self.pacer.wait(place, question.kind)
            try:
                return self._patiently(lambda: self._once(question))
            except Limited as limited:
                self.pacer.pause(place, question.kind, limited)
                if turn == self.settings.patience.attempts:
                    raise _for_now(limited, place, limited.after) from None
            except Passing as passing:
                raise _for_now(passing, place, UNTOLD) from None

    def _patiently(self, once: Callable[[], Answer]) -> Answer:
        """Asks again after what may pass, with growing pauses. The deadline holds for all of it."""
        patience = self.settings.patience
        self.deadline.begin(patience.answer)
        retrying = stamina.RetryingCaller(
            attempts=patience.attempts,
            timeout=patience.answer,
            wait_initial=patience.first,
            wait_max=min(patience.longest, LONGEST_BACKOFF),
            wait_jitter=patience.jitter,
        )
        answer: Answer = retrying(Passing, once)  # without arguments, which stamina would hand to whoever watches
        return answer

    def _once(self, question: Question) -> Answer:
        most, cut = question.most_bytes or self.settings.most_bytes, question.most_bytes is not None
        try:
            with closing(self._arrive(question)) as response:
                return whole(response, self.deadline, most, cut=cut)
        except httpx.UnsupportedProtocol:
            raise FetchFailed("cannot be asked: only http and https, with a host.") from None
        except httpx.RequestError as error:
            self.deadline.check()
            raise Passing(f"no whole answer ({_told(error)}).") from None

    def _arrive(self, question: Question) -> httpx.Response:
        """The open response at the end of the redirects."""
        request = question.request
        for _ in range(self.settings.redirects + 1):
            response = self._send(request, question.kind)
            if not question.follow or response.next_request is None:
                return response
            response.close()
            request = _without(question.own, response.next_request, request)
        raise FetchFailed(f"sends us on more than {self.settings.redirects} times.")

    def _send(self, request: httpx.Request, kind: str) -> httpx.Response:
        place = host(request.url)
        self.pacer.wait(place, kind)
        self.pacer.goes(place)
        response = self.client.send(request, stream=True)
        self.pacer.heed(place, kind, response.headers)
        return response


def _without(own: frozenset[str], request: httpx.Request, before: httpx.Request) -> httpx.Request:
    """What the caller tells one host, such as a key, is not told to another."""
    if request.url.netloc != before.url.netloc or request.url.scheme != before.url.scheme:
        for name in own:
            request.headers.pop(name, None)
    return request


def _told(error: httpx.RequestError) -> str:
    """What the network says is told; what the protocol says may quote the question."""
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, httpx.NetworkError) and str(error) else name


def _for_now(failed: FetchFailed, place: str, seconds: float) -> FetchFailed:
    """A limit that stays is a reason to come back, not a failure."""
    if failed.status != TOO_MANY:
        return failed
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    return ComeBackLater(f"{failed.says} Its limit stays; try again later.", place, until, TOO_MANY, failed.body)
