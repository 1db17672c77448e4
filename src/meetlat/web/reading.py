"""From what a server sends to a whole answer, or to why there is none."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx

from meetlat.web.answer import Answer
from meetlat.web.deadline import Deadline
from meetlat.web.failures import FetchFailed, Forbidden, Gone, Limited, Passing
from meetlat.web.limits import limits, retry_after
from meetlat.web.unpacking import unpacked

TOO_MANY = 429
NOT_MODIFIED = 304
OVERLOADED = frozenset({408, TOO_MANY, 500, 502, 503, 504})
KINDS = {401: Forbidden, 403: Forbidden, 451: Forbidden, 404: Gone, 410: Gone}
ENOUGH_OF_AN_ERROR = 64 * 1024  # bytes


def whole(response: httpx.Response, deadline: Deadline, most_bytes: int, *, cut: bool) -> Answer:
    """The answer behind an open response. ``cut``: the first ``most_bytes`` of a longer one are enough."""
    status = response.status_code
    if not response.is_success and status != NOT_MODIFIED:
        raise failure(response, deadline)
    body = _body(response, deadline, most_bytes, cut=cut)
    return Answer(str(response.url), status, response.headers, body, datetime.now(UTC))


def failure(response: httpx.Response, deadline: Deadline) -> FetchFailed:
    """What a status means. The server's own words are in the body, not in the text."""
    status, body = response.status_code, _start(response, deadline)
    says = f"answered {status} {httpx.codes.get_reason_phrase(status)}.".replace(" .", ".")
    if status not in OVERLOADED:
        return KINDS.get(status, FetchFailed)(says, status=status, body=body)
    after = _asked_to_wait(response)
    if after is None:
        return Passing(says, status=status, body=body)
    return Limited(says, status, body, after)


def _asked_to_wait(response: httpx.Response) -> float | None:
    now = datetime.now(UTC)
    after = retry_after(response.headers, now)
    if after is not None or response.status_code != TOO_MANY:
        return after
    return max((told.seconds for told in limits(response.headers, now) if told.seconds is not None), default=None)


def _body(response: httpx.Response, deadline: Deadline, most_bytes: int, *, cut: bool) -> bytes:
    body = bytearray()
    for piece in _pieces(response, deadline):
        body += piece
        if len(body) > most_bytes and cut:
            return bytes(body[:most_bytes])
        if len(body) > most_bytes:
            raise FetchFailed(f"the answer is larger than {most_bytes:,} bytes, the most that is read.")
    return bytes(body)


def _pieces(response: httpx.Response, deadline: Deadline) -> Iterator[bytes]:
    for piece in unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
        deadline.check()
        yield piece


def _start(response: httpx.Response, deadline: Deadline) -> bytes:
    """As much of an error as is there; that it breaks off is no second error."""
    try:
        return _body(response, deadline, ENOUGH_OF_AN_ERROR, cut=True)
    except (FetchFailed, httpx.RequestError):
        return b""
