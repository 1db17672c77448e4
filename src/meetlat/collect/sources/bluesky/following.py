"""Follows the network as it happens; after a break it goes on where it was."""

import random
import time
from collections.abc import Iterator

import msgspec
from websockets.exceptions import InvalidStatus, InvalidURI, WebSocketException
from websockets.sync.client import ClientConnection, connect

from meetlat import environment
from meetlat.collect.names import Known
from meetlat.collect.source import Page
from meetlat.collect.sources.bluesky.firehose import Firehose
from meetlat.collect.sources.bluesky.happening import Gathered, Place, Restart
from meetlat.collect.sources.bluesky.interest import Interest
from meetlat.collect.sources.bluesky.jetstream import Jetstream
from meetlat.problem import Problem

AT_LEAST_EVERY = 1.0  # seconds; a page then says how far the stream is, also when nothing was for us
AT_ONCE = 500  # messages, deletions and accounts that left, on a page
LONGEST_MESSAGE = 16 * 1024 * 1024  # bytes; the protocol allows commits of 2 MB
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds between attempts


class NoStream(Problem):
    """MEETLAT_BLUESKY_STREAM leads to something else."""


def stream(known: list[Known], cursor: str | None) -> Iterator[Page]:
    """For ever, page after page. Connections that break are made again, with growing pauses."""
    gathered = Gathered(Interest(known))
    subscription = _subscription(gathered.interest)
    gathered.place = _place(cursor, subscription.name)
    failures = 0
    while True:
        before = gathered.place
        try:
            yield from _connected(subscription, gathered)
        except (OSError, WebSocketException, Restart) as why:
            _stop_when_wrong(why)
        failures = 1 if gathered.place != before else failures + 1
        yield _handed_over(gathered)
        time.sleep(_pause(failures))


def _subscription(interest: Interest) -> Jetstream | Firehose:
    address = environment.bluesky_stream()
    return Firehose(address, interest) if "subscribeRepos" in address else Jetstream(address, interest)


def _connected(subscription: Jetstream | Firehose, gathered: Gathered) -> Iterator[Page]:
    address = subscription.address(gathered.place)
    with connect(address, max_size=LONGEST_MESSAGE, user_agent_header="Meetlat") as socket:
        if hello := subscription.hello():
            socket.send(hello)
        while True:
            _gather(socket, subscription, gathered)
            yield _handed_over(gathered)


def _gather(socket: ClientConnection, subscription: Jetstream | Firehose, gathered: Gathered) -> None:
    end = time.monotonic() + AT_LEAST_EVERY
    while (left := end - time.monotonic()) > 0 and _size(gathered.page) < AT_ONCE:
        try:
            subscription.read(socket.recv(timeout=left), gathered)
        except TimeoutError:
            return


def _size(page: Page) -> int:
    return len(page.drafts) + len(page.gone) + len(page.left)


def _handed_over(gathered: Gathered) -> Page:
    page, gathered.page = gathered.page, Page()
    page.cursor = msgspec.json.encode(gathered.place).decode() if gathered.place else None
    return page


def _place(cursor: str | None, name: str) -> Place | None:
    """A cursor of another kind of stream says nothing here."""
    try:
        place = msgspec.json.decode(cursor, type=Place) if cursor else None
    except msgspec.DecodeError:
        return None
    return place if place and place.stream == name else None


def _stop_when_wrong(why: Exception) -> None:
    """What no second attempt makes better: there is no stream at that address."""
    status = why.response.status_code if isinstance(why, InvalidStatus) else 0
    if isinstance(why, InvalidURI) or status in (401, 403, 404, 410):
        raise NoStream(
            f"MEETLAT_BLUESKY_STREAM: there is no stream at that address ({status or 'wrong form'})."
        ) from None


def _pause(failures: int) -> float:
    return min(FIRST_PAUSE * 2.0 ** min(failures, 10), LONGEST_PAUSE) * random.uniform(0.5, 1.0)  # noqa: S311 (no secret)
