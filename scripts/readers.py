"""Everything that reads what a stranger wrote, each as a function of bytes that returns or refuses clearly."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from meetlat.collect.formats import Format

Reader = Callable[[bytes], None]


def readers() -> dict[str, Reader]:
    """Everything that reads what a stranger wrote, by name."""
    from meetlat.collect.formats import formats
    from meetlat.collect.masking import masked
    from meetlat.web.limits import limits
    from meetlat.web.robots import parsed

    found: dict[str, Reader] = {name: partial(_format, name) for name in formats()}
    found["masking"] = lambda said: _masked_for_good(masked, said)
    found["robots"] = lambda said: _nothing(parsed(said, "Meetlat"))
    found["rss"] = _rss
    found["json-feed"] = _json_feed
    found["jetstream"] = _jetstream
    found["firehose"] = _firehose
    found["limits"] = lambda said: _headers(limits, said)
    return found


def _format(name: str, said: bytes) -> None:
    """A file of these bytes: messages, refusals, or a clear word that it is another format."""
    from meetlat.collect.draft import Refused
    from meetlat.collect.formats import format_named
    from meetlat.problem import Problem

    format = format_named(name)
    if format.lines:
        with suppress(Refused):
            format.draft(said)
    for raw in _items(format, said):
        with suppress(Refused, Problem):
            format.draft(raw)


def _items(format: "Format", said: bytes) -> Iterator[object]:
    from meetlat.collect.draft import Refused
    from meetlat.problem import Problem

    if format.items is None:
        return
    file = Path(tempfile.gettempdir()) / f"meetlat-fuzz-{format.name}-{os.getpid()}"
    file.write_bytes(said)
    with suppress(Refused, Problem):
        for item in format.items(file):
            yield item.raw


def _rss(said: bytes) -> None:
    from meetlat.collect.sources.feeds import xml
    from meetlat.collect.sources.feeds.entry import NoFeed

    with suppress(NoFeed):
        _nothing(xml.document(said, {}))


def _json_feed(said: bytes) -> None:
    from meetlat.collect.sources.feeds import json
    from meetlat.collect.sources.feeds.entry import NoFeed

    with suppress(NoFeed):
        _nothing(json.document(said))


def _jetstream(said: bytes) -> None:
    from meetlat.collect.sources.bluesky.jetstream import Jetstream

    _told(Jetstream("ws://x", _interest()), said)


def _firehose(said: bytes) -> None:
    from meetlat.collect.sources.bluesky.firehose import Firehose

    _told(Firehose("ws://x", _interest()), said)


def _told(stream: Any, said: bytes) -> None:
    from meetlat.collect.draft import FormatChanged
    from meetlat.collect.sources.bluesky.happening import Gathered, Restart

    with suppress(FormatChanged, Restart):
        stream.read(said, Gathered(_interest()))


def _interest() -> Any:
    from meetlat.collect.names import Known
    from meetlat.collect.sources.bluesky.interest import Interest

    return Interest([Known("1", "bluesky", "polderdam.test", "did:plc:gemeente00000000000000000")])


def _masked_for_good(mask: Callable[..., str], said: bytes) -> None:
    once = mask(said.decode("utf-8", "replace"), "x", lambda platform, handle: False)
    assert mask(once, "x", lambda platform, handle: False) == once


def _headers(read: Callable[..., object], said: bytes) -> None:
    from datetime import UTC, datetime

    name, _, value = said.decode("latin-1").partition(":")
    read({name.lower(): value, "retry-after": value, "x-ratelimit-reset": value}, datetime(2025, 1, 1, tzinfo=UTC))


def _nothing(result: object) -> None:
    """What came out is not looked at: that it came is enough."""
