"""A visit to a newsroom's feed: pages, nothing twice, corrections, what was taken back, and feeds that are none."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page
from meetlat.collect.sources.feeds import SOURCE
from meetlat.web import AddressRefused, FetchFailed, Web
from tests.collect.sources.answering import EAGER, answering
from tests.collect.sources.feeds.newsroom import FIRST, Newsroom
from tests.web.server import Reply

if TYPE_CHECKING:
    from meetlat.register.models import Account

SINCE = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def newsroom() -> Newsroom:
    room = Newsroom()
    for number in range(1, 26):
        room.publish(number)
    return room


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    with answering(newsroom.reply) as address:
        yield f"{address}/feed"


def guarded(address: str) -> Web:
    port = int(address.split(":")[2].split("/")[0])
    return Web(EAGER, guarded=True, allowed=frozenset({("127.0.0.1", port)}))


def visit(address: str, account: "Account", since: datetime = SINCE, cursor: str | None = None) -> list[Page]:
    assert SOURCE.visit
    with guarded(address) as web:
        return list(SOURCE.visit(Asked(Known(str(account.pk), "feed", address), since, cursor), web))


def ids(pages: list[Page]) -> list[int]:
    return [int(draft.id.partition("#")[2]) for page in pages for draft in page.drafts]


def completed(account: "Account", page: Page, since: datetime = SINCE) -> None:
    """Writes down a visit that ended with ``page``, as collecting does."""
    from meetlat.collect.models import Run, Visit

    run = Run.objects.create(source="feeds")
    until = datetime.now(UTC)
    Visit.objects.create(run=run, account=account, since=since, until=until, cursor=page.cursor or "", complete=True)


def test_a_feed_without_pages_gives_what_it_shows(address: str, newsroom: Newsroom, official: "Account") -> None:
    [page] = visit(address, official)
    assert ids([page]) == list(range(25, 15, -1))
    assert page.covers == [Feed(page.drafts[-1].created_at, None)]
    assert page.oldest == page.drafts[-1].created_at


def test_pages_are_followed_to_the_moment_that_was_asked_for(
    address: str, newsroom: Newsroom, official: "Account"
) -> None:
    newsroom.paged = True
    assert ids(visit(address, official)) == list(range(25, 0, -1))
    some = visit(address, official, since=FIRST + timedelta(hours=12))
    assert ids(some) == list(range(25, 5, -1))
    assert some[1].covers == [Feed(some[1].drafts[-1].created_at, some[0].oldest)]


def test_a_visit_goes_on_after_its_cursor(address: str, newsroom: Newsroom, official: "Account") -> None:
    newsroom.paged = True
    pages = visit(address, official)
    for number, page in enumerate(pages[:-1]):
        assert ids(visit(address, official, cursor=page.cursor)) == ids(pages[number + 1 :])
    assert visit(address, official, cursor=pages[-1].cursor) == []


def test_what_did_not_change_is_not_sent_again(address: str, newsroom: Newsroom, official: "Account") -> None:
    [first] = visit(address, official)
    completed(official, first)
    [second] = visit(address, official)
    assert (second.drafts, second.covers, newsroom.replies) == ([], [], [200, 304])
    completed(official, second)
    newsroom.publish(26)
    assert ids(visit(address, official))[0] == 26


def test_a_visit_that_asks_for_more_than_the_last_one_asks_for_all(
    address: str, newsroom: Newsroom, official: "Account"
) -> None:
    [page] = visit(address, official)
    completed(official, page, since=FIRST)
    assert len(ids(visit(address, official))) == 10


def test_a_correction_and_a_withdrawal(address: str, newsroom: Newsroom, official: "Account") -> None:
    [before] = visit(address, official)
    newsroom.publish(24, "Bericht 24, verbeterd")
    del newsroom.news[20]
    [after] = visit(address, official)
    assert after.drafts[1].id == before.drafts[1].id
    assert after.drafts[1].text == "Bericht 24, verbeterd"
    [cover] = after.covers
    assert isinstance(cover, Feed)
    gone = {draft.id: draft.created_at for draft in before.drafts} | {draft.id: None for draft in after.drafts}
    assert [at > cover.since for at in gone.values() if at and cover.since] == [True]


def test_a_feed_that_pins_an_old_item_covers_nothing(address: str, newsroom: Newsroom, official: "Account") -> None:
    newsroom.news[30] = (FIRST, "Altijd bovenaan")
    [page] = visit(address, official)
    assert page.covers == []
    assert len(page.drafts) == 10


def test_a_place_tells_no_query(address: str, newsroom: Newsroom, official: "Account") -> None:
    newsroom.instead = Reply(b'<rss version="2.0"><channel><item><title>x</title></item></channel></rss>')
    [page] = visit(f"{address}?key=geheim", official)
    assert page.refused == [("127.0.0.1/feed item 1", "has no id and no link")]
    assert page.covers == []


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (Reply(status=410), NoSuchAccount, "410"),
        (Reply(status=404), NoSuchAccount, "404"),
        (Reply(b"<html>Nieuws</html>"), FetchFailed, "127.0.0.1/feed: it is no RSS, Atom or JSON Feed."),
        (Reply(status=302, headers={"Location": "http://169.254.169.254/"}), AddressRefused, "no public address"),
    ],
)  # fmt: skip
def test_what_is_no_feed(
    address: str, newsroom: Newsroom, official: "Account", reply: Reply, kind: type[Exception], told: str
) -> None:
    newsroom.instead = reply
    with pytest.raises(kind, match=told):
        visit(address, official)


def test_a_loop_of_pages_ends(
    address: str, newsroom: Newsroom, official: "Account", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetlat.collect.sources.feeds.visiting.MOST_PAGES", 3)
    link = '<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="/feed"/>'
    item = "<item><guid>1</guid><pubDate>Mon, 03 Nov 2025 09:00:00 GMT</pubDate></item>"
    newsroom.instead = Reply(f'<rss version="2.0"><channel>{link}{item}</channel></rss>'.encode())
    assert len(visit(address, official)) == 3
