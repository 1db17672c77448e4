"""Connections to exactly the addresses that were checked, each read and write held to the deadline.

A name is looked up once per connection, so a second, other answer of its name server changes nothing. The name stays
what it is for Host, SNI and the certificate.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from meetlat.web import resolving
from meetlat.web.deadline import Deadline
from meetlat.web.guard import Guard

_TOLD_BY_HTTPX = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


class Transport(httpx.BaseTransport):
    """What httpx sends its requests with; each redirect passes here too."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        backend = _Backend(guard, deadline)
        self._pool = httpcore.ConnectionPool(httpx.create_ssl_context(), keepalive_expiry=5, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._guard.check_url(request.url)
        with _in_words_of_httpx():
            answer = self._pool.handle_request(_as_core(request))
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: object, **__: object
    ) -> httpcore.NetworkStream:
        addresses = resolving.addresses(host, self._deadline.within(timeout))
        self._guard.check_addresses(host, port, addresses)
        failed: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                stream = self._tcp.connect_tcp(str(address), port, self._deadline.within(timeout))
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _Stream(httpcore.NetworkStream):
    """A socket of which no single read or write outlives the question: dripping bytes do not stretch it."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.within(timeout))

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def close(self) -> None:
        self._inner.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _in_words_of_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _in_words_of_httpx() -> Iterator[None]:
    try:
        yield
    except _TOLD_BY_HTTPX as error:
        told: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.NetworkError)
        raise told(str(error)) from error


def _as_core(request: httpx.Request) -> httpcore.Request:
    url, stream = request.url, request.stream
    assert isinstance(stream, Iterable)
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=stream,
        extensions=request.extensions,
    )
