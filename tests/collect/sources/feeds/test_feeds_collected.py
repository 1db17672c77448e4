"""From a feed that the register has to the lake: once, corrected, taken back; and in no figure of the census."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from meetlat.collect.accounts import known_accounts, names
from meetlat.collect.collecting import collect
from meetlat.collect.models import Run
from meetlat.collect.sources.feeds import SOURCE
from meetlat.lake import Lake
from meetlat.register.tables import tables
from meetlat.web import Web
from tests.collect.registering import register
from tests.collect.sources.answering import EAGER, answering
from tests.collect.sources.feeds.newsroom import FIRST, Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def newsroom(home: Path) -> Iterator[Newsroom]:
    room = Newsroom(paged=True)
    for number in range(1, 26):
        room.publish(number)
    with answering(room.reply) as address:
        register("feed", f"{address}/feed")
        yield room


def visited(lake: Lake) -> Run:
    [feed] = known_accounts(["feed"])
    port = int(feed.handle.split(":")[2].split("/")[0])
    with Web(EAGER, guarded=True, allowed=frozenset({("127.0.0.1", port)})) as web:
        return collect(SOURCE, [feed], lake, web, names(), since=FIRST - timedelta(days=1))


def in_lake(lake: Lake) -> set[str]:
    return set(map(str, lake.scan(columns=["text"])["text"].to_pylist()))


def test_what_was_published_is_there_once(newsroom: Newsroom, lake: Lake) -> None:
    assert visited(lake).new == 25
    second = visited(lake)
    assert (second.seen, newsroom.replies[-1]) == (0, 304)
    newsroom.publish(24, "Bericht 24, verbeterd")
    del newsroom.news[20]
    third = visited(lake)
    assert (third.new, third.changed, third.gone) == (0, 1, 1)
    assert in_lake(lake) == {text for _, text in newsroom.news.values()}
    assert len(set(lake.scan(columns=["account"])["account"].to_pylist())) == 1


def test_a_feed_is_in_no_figure(newsroom: Newsroom) -> None:
    told = tables()
    assert told["accounts"].num_rows == told["holdings"].num_rows == 0
    assert "feed" not in told["platforms"]["platform"].to_pylist()
