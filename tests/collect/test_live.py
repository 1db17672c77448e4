"""A stream followed into the lake: what comes, what goes with who leaves, and where it goes on after a death."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from meetlat.collect import live
from meetlat.collect.accounts import names
from meetlat.collect.draft import Author, Counts, Draft
from meetlat.collect.evidence.models import Liveness
from meetlat.collect.live import NoStream, follow
from meetlat.collect.models import Gap, Refusal, Run
from meetlat.collect.names import Known
from meetlat.collect.source import Page, Source
from meetlat.lake import Lake
from meetlat.register.models import Account
from tests.collect.drafting import draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "official")]

NOW = datetime.now(UTC)
BEFORE = NOW - timedelta(hours=1)


@dataclass
class Network:
    """Pages in memory; a stream that is asked to go on after a page, does."""

    pages: list[Page]
    asked: list[str | None] = field(default_factory=list)

    def source(self) -> Source:
        return Source("test", "Test", ("x",), "1", stream=self.stream)

    def stream(self, known: list[Known], cursor: str | None) -> Iterator[Page]:
        self.asked.append(cursor)
        for number, page in enumerate(self.pages, 1):
            if number > int(cursor or 0):
                page.cursor = str(number)
                yield page


@pytest.fixture(autouse=True)
def every_page_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "AT_LEAST_EVERY", 0.0)


def said(id: str, by: str = "7", text: str = "Dag") -> Draft:
    return draft(id=id, author=by, text=text, created_at=NOW)


def followed(network: Network, lake: Lake, enough: Callable[[Run], bool] = lambda run: False) -> Run:
    return follow(network.source(), [], lake, names(), enough)


def ids(lake: Lake) -> list[str]:
    return sorted(str(id) for id in lake.scan(columns=["id"])["id"].to_pylist())


def test_what_a_stream_brings(lake: Lake) -> None:
    network = Network([Page(drafts=[said("1"), said("2")]), Page(gone=["1"], refused=[("event 3", "no date")])])
    run = followed(network, lake)
    assert ids(lake) == ["2"]
    assert (run.source, run.status, run.seen, run.new, run.gone, run.refused) == ("test-live", "waiting", 3, 2, 1, 1)


def test_it_goes_on_where_it_was(lake: Lake) -> None:
    network = Network([Page(drafts=[said("1")]), Page(drafts=[said("2")])])
    first = followed(network, lake, lambda run: run.seen == 1)
    again = followed(network, lake)
    assert (first.pk, network.asked, ids(lake)) == (again.pk, [None, "1"], ["1", "2"])
    assert (again.seen, again.new) == (2, 2)


def test_a_source_without_a_stream_is_told(lake: Lake) -> None:
    with pytest.raises(NoStream, match="Leave --live out"):
        follow(Source("test", "Test", ("x",), "1"), [], lake, names())


@pytest.mark.parametrize("at_once", [True, False])
def test_who_left_takes_along_what_she_said(lake: Lake, at_once: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what waits to be written; not what others said, nor what she says when she is back."""
    monkeypatch.setattr(live, "AT_LEAST_EVERY", 60.0 if at_once else 0.0)
    pages = [Page(drafts=[said("1"), said("2", by="8")]), Page(drafts=[said("3")], left=["7"]), Page(left=["9"])]
    followed(Network(pages), lake)
    assert ids(lake) == ["2", "3"]
    assert lake.check().sound


def test_an_official_account_that_left_is_flagged(lake: Lake, official: Account) -> None:
    run = followed(Network([Page(drafts=[said("1", by="4711")]), Page(left=["4711"])]), lake)
    flag = Liveness.objects.get()
    assert (ids(lake), run.gone) == ([], 1)
    assert (flag.account, flag.state, flag.source) == (official, "gone", "test-live")


def test_a_new_name_is_noted(lake: Lake, official: Account) -> None:
    counts = Counts(platform="x", author=Author(id="4711", handle="gem_grootewaard"), at=NOW)
    followed(Network([Page(counts=[counts])]), lake)
    assert Liveness.objects.get().state == "renamed"


def test_a_process_that_died_tells_refusals_and_gaps_once(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    """It set them aside just before the rows, which were not written: the same page comes again."""
    gap = (BEFORE, NOW, "the stream no longer held this period")
    network = Network([
        Page(drafts=[said("1")], refused=[("event 1", "no date")]),
        Page(drafts=[said("2")], refused=[("event 2", "no date")], gaps=[gap]),
    ])  # fmt: skip
    with monkeypatch.context() as dying:
        dying.setattr(lake, "commit", _dies_at(2, lake.commit))
        with pytest.raises(KeyboardInterrupt):
            followed(network, lake)
    assert Refusal.objects.count() == 2
    run = followed(network, lake)
    assert network.asked == [None, "1"]
    assert [one.place for one in Refusal.objects.order_by("id")] == ["event 1", "event 2"]
    assert (run.seen, run.new, run.refused, Gap.objects.count(), ids(lake)) == (4, 2, 2, 1, ["1", "2"])


def test_a_process_that_died_at_its_first_write_leaves_no_refusal(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network([Page(drafts=[said("1")], refused=[("event 1", "no date")])])
    with monkeypatch.context() as dying:
        dying.setattr(lake, "commit", _dies_at(1, lake.commit))
        with pytest.raises(KeyboardInterrupt):
            followed(network, lake)
    run = followed(network, lake)
    assert (run.refused, Refusal.objects.count()) == (1, 1)


def _dies_at(number: int, commit: Callable[..., object]) -> Callable[..., object]:
    left = number

    def dying(*told: object, **more: object) -> object:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        return commit(*told, **more)

    return dying
