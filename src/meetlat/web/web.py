"""The one wrapper around httpx: paced, asked again with patience, within size and time, whole or not at all."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.request import getproxies

import httpx

from meetlat.web import robots
from meetlat.web.answer import Answer
from meetlat.web.asking import Asker, Question
from meetlat.web.connecting import Transport
from meetlat.web.deadline import Deadline
from meetlat.web.failures import AddressRefused, ComeBackLater, FetchFailed, Forbidden, Gone
from meetlat.web.guard import Guard, Open
from meetlat.web.pacing import OnWait, Pacer, Waits
from meetlat.web.settings import PRODUCT, Settings, guarded_settings
from meetlat.web.unpacking import ACCEPTED
from meetlat.web.where import host


class Web:
    """One for a run, used by one thread. Keeps no cookies from one question to the next.

    ``guarded``: for addresses that a person gave. Then only public addresses are asked, on the usual ports, and without
    a proxy between; ``allowed`` (host, port) are exceptions for tests and a network of one's own.
    ``on_wait`` is called with (host, seconds, reason) before a wait of a second or more.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        guarded: bool = False,
        allowed: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        settings = settings or (guarded_settings() if guarded else Settings())
        deadline = Deadline()
        self.on_wait: OnWait = lambda host, seconds, reason: None
        self._pacer = Pacer(settings.pace, settings.patience, lambda *wait: self.on_wait(*wait))
        self._robots = robots.Robots()
        self._client = _client(settings, Guard(allowed) if guarded else Open(), deadline)
        self._asker = Asker(self._client, settings, self._pacer, deadline)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    @property
    def waits(self) -> Waits:
        """How often and how long a server's limit made us wait so far."""
        return self._pacer.waits

    @property
    def asked(self) -> Mapping[str, int]:
        """Requests so far, per host."""
        return self._pacer.asked

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        accept: str = "application/json",
        *,
        kind: str = "",
    ) -> Answer:
        """The whole answer. Raises FetchFailed or one of its kinds when there is none after all attempts.

        ``kind``: what has a limit of its own at this host, such as one endpoint of X.
        """
        request = self._request("GET", url, accept, headers, params=params)
        return self._asker.ask(Question(request, f"GET {kind}", frozenset(headers or ())))

    def post(
        self,
        url: str,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        accept: str = "application/json",
        *,
        kind: str = "",
    ) -> Answer:
        """As ``get``, for what may be asked twice. What is sent goes to this address only: no redirect is followed."""
        request = self._request("POST", url, accept, headers, json=json)
        return self._asker.ask(Question(request, f"POST {kind}", follow=False))

    def polite(self, host: str, seconds: float = 1.0) -> None:
        """From here on at least ``seconds`` between two requests to ``host`` (with its port where it is unusual)."""
        self._pacer.polite(host, seconds)

    def may(self, url: str) -> bool:
        """Whether robots.txt of the site lets us (RFC 9309); not where the site cannot be asked now.

        From here on the site gets one request a second, or the pace it asks for.
        """
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL:
            return False
        rules = self._robots.of(address, self._rules)
        self._pacer.polite(host(address), rules.delay)
        return rules.allow(address.raw_path.decode("ascii"))

    def _rules(self, address: httpx.URL) -> robots.Rules:
        """A site without the file allows everything; one that does not answer nothing, for now (RFC 9309, 2.3.1)."""
        request = self._request("GET", str(address), "text/plain", None)
        try:
            answer = self._asker.ask(Question(request, "GET", most_bytes=robots.MOST_BYTES))
        except (Gone, Forbidden):
            return robots.EVERYTHING
        except (AddressRefused, ComeBackLater):
            return robots.NOTHING
        except FetchFailed as error:
            return robots.EVERYTHING if 400 <= error.status < 500 else robots.NOTHING
        return robots.parsed(answer.body, PRODUCT)

    def _request(
        self, method: str, url: str, accept: str, headers: Mapping[str, str] | None, **what: Any
    ) -> httpx.Request:
        self._client.cookies.clear()
        try:
            return self._client.build_request(method, url, headers={"Accept": accept, **(headers or {})}, **what)
        except (httpx.InvalidURL, ValueError):  # a text of theirs would quote the address or a key
            raise FetchFailed("cannot be asked: the address or a header has signs it may not have.") from None


def _client(settings: Settings, guard: Guard, deadline: Deadline) -> httpx.Client:
    """A proxy of the environment is used as httpx does; never by the guard, since it would look names up itself."""
    proxied = isinstance(guard, Open) and any(name != "no" for name in getproxies())
    return httpx.Client(
        transport=None if proxied else Transport(guard, deadline),
        trust_env=proxied,
        timeout=httpx.Timeout(settings.patience.read, connect=settings.patience.connect),
        headers={"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPTED},
    )
