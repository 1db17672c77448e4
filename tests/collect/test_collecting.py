"""One run over accounts: what comes in, what is deleted, what is missed; stopped anywhere, it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from meetlat.collect.accounts import accounts_to_visit, known_accounts, names
from meetlat.collect.collecting import FIRST_LOOK, LOOK_AGAIN, NotNow, collect
from meetlat.collect.draft import Author, Counts, Draft, FormatChanged
from meetlat.collect.models import Gap, Refusal, Run, Visit
from meetlat.collect.source import Asked, Feed, Mentions, NoSuchAccount, Page, Source, Thread
from meetlat.lake import Lake
from meetlat.register.models import Account
from meetlat.web import ComeBackLater, FetchFailed, Web
from tests.collect.drafting import draft
from tests.collect.registering import register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "official")]

NOW = datetime.now(UTC)
A_PAGE = 3


def _post(number: int, text: str = "Dag", **more: object) -> Draft:
    when = NOW - timedelta(hours=number)
    return draft(id=str(number), author="4711", handle="gem_lutjewaard", text=text, created_at=when, **more)


@dataclass
class Platform:
    """A platform in memory that pages its posts, newest first; it can fail at a page, and remembers what was asked."""

    posts: list[Draft]
    replies: dict[str, list[Draft]] = field(default_factory=dict)
    fails: dict[int, BaseException] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    pages: int = 0

    def source(self) -> Source:
        return Source("test", "Test", ("x",), "1", visit=self.visit)

    def visit(self, asked: Asked, web: Web) -> Iterator[Page]:
        self.asked.append(asked)
        posts = sorted(self.posts, key=lambda post: post.created_at, reverse=True)
        start = int(asked.cursor or 0)
        for place in range(start, max(len(posts), 1), A_PAGE):
            self._fail()
            yield self._page(posts, place)

    def _fail(self) -> None:
        self.pages += 1
        if failure := self.fails.pop(self.pages, None):
            raise failure

    def _page(self, posts: list[Draft], place: int) -> Page:
        some, ended = posts[place : place + A_PAGE], place + A_PAGE >= len(posts)
        oldest = some[-1].created_at if some else None
        until = posts[place - 1].created_at if place else None
        page = Page(drafts=list(some), covers=[Feed(None if ended else oldest, until)], oldest=oldest)
        for post in some:
            page.drafts += self.replies.get(post.id, [])
            page.covers.append(Thread(post.id))
        author = Author(id="4711", handle="gem_lutjewaard")
        page.counts = [Counts(platform="x", author=author, followers=100)] if not place else []
        page.refused, self.refused = self.refused, []
        page.cursor = None if ended else str(place + A_PAGE)
        return page


def _collect(platform: Platform, lake: Lake, since: datetime | None = None) -> Run:
    with Web() as web:
        return collect(platform.source(), accounts_to_visit(["x"]), lake, web, names(), since)


def _texts(lake: Lake) -> dict[str, str]:
    rows = lake.scan(columns=["id", "text"]).to_pylist()
    return {row["id"]: row["text"] for row in rows}


def test_a_visit_brings_messages_counts_and_a_line_in_the_ledger(lake: Lake, official: Account) -> None:
    run = _collect(Platform([_post(n) for n in range(1, 8)]), lake)
    visit = Visit.objects.get()
    assert (run.status, run.seen, run.new, run.source) == ("done", 7, 7, "test")
    assert (visit.complete, visit.account, visit.seen, visit.new) == (True, official, 7, 7)
    assert sorted(_texts(lake)) == ["1", "2", "3", "4", "5", "6", "7"]
    assert lake.scan(columns=["account"])["account"].unique().to_pylist() == [str(official.pk)]
    assert run.held_at


def test_a_second_visit_reads_a_week_more_and_adds_nothing(lake: Lake) -> None:
    platform = Platform([_post(n) for n in range(1, 8)])
    _collect(platform, lake)
    run = _collect(platform, lake)
    first, second = platform.asked
    assert (run.seen, run.new, run.changed, run.gone) == (7, 0, 0, 0)
    visits = Visit.objects.order_by("id")
    assert first.since == visits[0].until - FIRST_LOOK
    assert second.since == visits[0].until - LOOK_AGAIN


def test_a_day_that_is_asked_for_is_where_it_begins(lake: Lake) -> None:
    platform = Platform([])
    _collect(platform, lake, datetime(2024, 1, 1, tzinfo=UTC))
    assert platform.asked[0].since == datetime(2024, 1, 1, tzinfo=UTC)


def test_edits_and_deletions_are_honoured(lake: Lake) -> None:
    platform = Platform([_post(n) for n in range(1, 8)])
    _collect(platform, lake)
    platform.posts = [_post(n, "verbeterd" if n == 2 else "Dag") for n in (1, 2, 3, 5, 6, 7)]
    run = _collect(platform, lake)
    assert (run.changed, run.gone) == (1, 1)
    assert sorted(_texts(lake)) == ["1", "2", "3", "5", "6", "7"]
    assert _texts(lake)["2"] == "verbeterd"


def test_an_answer_that_was_deleted_goes_and_the_others_stay(lake: Lake) -> None:
    def reply(id: str, root: str) -> Draft:
        return draft(id=id, kind="reply", parent=root, root=root, created_at=NOW)

    platform = Platform([_post(1), _post(2)], {"1": [reply("11", "1"), reply("12", "1")], "2": [reply("21", "2")]})
    _collect(platform, lake)
    platform.replies["1"] = [reply("12", "1")]
    assert _collect(platform, lake).gone == 1
    assert sorted(_texts(lake)) == ["1", "12", "2", "21"]
    assert lake.scan(columns=["parent_seen"], where="parent is not null")["parent_seen"].to_pylist() == [True, True]


def test_a_mention_that_is_no_longer_found_goes_only_within_what_was_searched(lake: Lake) -> None:
    def mention(id: str, days: int) -> Draft:
        return draft(id=id, mentions=("4711",), created_at=NOW - timedelta(days=days))

    @dataclass
    class Searched(Platform):
        def _page(self, posts: list[Draft], place: int) -> Page:
            covers = [Mentions("4711", NOW - timedelta(days=5), None)]
            return Page(drafts=list(posts), covers=list(covers))

    platform = Searched([mention("31", 9), mention("32", 1)])
    _collect(platform, lake)
    platform.posts = []
    assert _collect(platform, lake).gone == 1
    assert list(_texts(lake)) == ["31"]


def test_what_the_source_says_is_deleted_goes(lake: Lake) -> None:
    platform = Platform([_post(1), _post(2)])
    _collect(platform, lake)

    @dataclass
    class Telling(Platform):
        def _page(self, posts: list[Draft], place: int) -> Page:
            return Page(gone=["2", "never-seen"])

    assert _collect(Telling([]), lake).gone == 1
    assert list(_texts(lake)) == ["1"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_run_that_was_stopped_goes_on_where_it_was(lake: Lake, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.collect.writing.AT_ONCE", 1)  # written page by page
    platform = Platform([_post(n) for n in range(1, 8)], fails={at: KeyboardInterrupt()})
    with pytest.raises(KeyboardInterrupt):
        _collect(platform, lake)
    assert Run.objects.get().status == "stopped"
    run = _collect(platform, lake)
    assert (run.pk, run.status, run.seen, run.new, run.gone) == (Run.objects.get().pk, "done", 7, 7, 0)
    assert platform.asked[-1].cursor == (str((at - 1) * A_PAGE) if at > 1 else None)
    assert len(_texts(lake)) == 7


def test_a_process_that_died_between_the_lake_and_the_ledger_counts_right(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lake is written first. What the ledger then lacks is told by what lies beside the rows."""
    monkeypatch.setattr("meetlat.collect.writing.AT_ONCE", 1)
    platform = Platform(
        [_post(n) for n in range(1, 8)], refused=[("page 1", "no date")], fails={2: KeyboardInterrupt()}
    )
    with pytest.raises(KeyboardInterrupt):
        _collect(platform, lake)
    Run.objects.update(seen=0, new=0, refused=0, status="running")
    Visit.objects.update(seen=0, new=0, refused=0, cursor="")
    Refusal.objects.create(run=Run.objects.get(), place="page 2", reason="written, but its rows were not")
    run = _collect(platform, lake)
    assert (run.seen, run.new, run.refused) == (8, 7, 1)
    assert [one.place for one in Refusal.objects.all()] == ["page 1"]


def test_a_visit_that_died_when_all_was_written_is_not_made_again(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last rows are in the lake, the ledger does not know; the gap that it closed is closed all the same."""
    platform = Platform([_post(n) for n in range(1, 8)], fails={1: FetchFailed("answered 500.")})
    _collect(platform, lake)
    with monkeypatch.context() as dying:
        dying.setattr("meetlat.collect.writing._note", _die)
        with pytest.raises(KeyboardInterrupt):
            _collect(platform, lake)
    assert len(_texts(lake)) == 7
    asked = len(platform.asked)
    run = _collect(platform, lake)
    assert (run.status, run.seen, run.new, run.gone, len(platform.asked)) == ("done", 7, 7, 0, asked)
    assert Visit.objects.get(run=run).complete
    assert Gap.objects.get().closed_by == run
    assert lake.progress(run.pk) is None


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_account_that_fails_leaves_a_gap_and_the_others_go_on(lake: Lake) -> None:
    other = register("x", "gem_grootewaard", organisation="zz.m2")
    platform = Platform([_post(n) for n in range(1, 8)], fails={2: FetchFailed("answered 500.", "x.example", 500)})
    run = _collect(platform, lake)
    visit = Visit.objects.exclude(message="").get()
    gap = Gap.objects.get()
    assert (run.status, visit.complete, Visit.objects.get(account=other).complete) == ("done", False, True)
    assert (gap.account, gap.start, gap.end) == (visit.account, visit.since, visit.reached)
    assert "500" in gap.reason


def test_a_later_visit_closes_the_gap(lake: Lake) -> None:
    platform = Platform([_post(1)], fails={1: FetchFailed("answered 500.")})
    _collect(platform, lake)
    assert Gap.objects.get().closed_by is None
    run = _collect(platform, lake)
    assert Gap.objects.get().closed_by == run
    assert platform.asked[1].since == platform.asked[0].since


def test_what_a_platform_shows_nobody_any_more_stays_a_gap(lake: Lake) -> None:
    @dataclass
    class Limited(Platform):
        def _page(self, posts: list[Draft], place: int) -> Page:
            return Page(gaps=[(NOW - timedelta(days=80), NOW - timedelta(days=40), "only the last 3,200 posts")])

    platform = Limited([])
    _collect(platform, lake)
    _collect(platform, lake)
    assert Gap.objects.filter(lasting=True, closed_by=None).count() == 2
    assert platform.asked[1].since > platform.asked[0].since  # it is not tried again and again


def test_an_account_that_is_gone_is_written_down(lake: Lake, official: Account) -> None:
    _collect(Platform([], fails={1: NoSuchAccount("the platform knows no such account")}), lake)
    assert Visit.objects.get().message == "the platform knows no such account"
    assert not Gap.objects.exists()  # there is nothing that could have been read


def test_a_server_that_wants_us_to_wait_is_obeyed_and_the_run_goes_on_later(lake: Lake) -> None:
    later = ComeBackLater("asks to come back at 14:05.", "x.example", NOW + timedelta(hours=1))
    platform = Platform([_post(n) for n in range(1, 8)], fails={2: later})
    with pytest.raises(NotNow, match="14:05"):
        _collect(platform, lake)
    assert Run.objects.get().status == "waiting"
    assert len(_texts(lake)) == A_PAGE
    run = _collect(platform, lake)
    assert (run.status, run.new, len(_texts(lake))) == ("done", 7, 7)


def test_refused_items_are_listed_and_too_many_stop_the_run(lake: Lake) -> None:
    refused = [(f"page 1 item {n}", "created_at is missing") for n in range(25)]
    run = _collect(Platform([_post(1)], refused=refused[:2]), lake)
    assert (run.refused, run.seen) == (2, 3)
    with pytest.raises(FormatChanged, match="25 items in a row do not fit"):
        _collect(Platform([], refused=refused), lake)
    assert Run.objects.get(status="failed").message.startswith("test: 25 items")


def test_a_draft_that_is_no_message_is_refused_without_its_content(lake: Lake) -> None:
    run = _collect(Platform([_post(1), replace_text(_post(2), "x" * 200_000)]), lake)
    assert (run.new, run.refused) == (1, 1)
    assert "longer than" in Refusal.objects.get().reason


def replace_text(draft: Draft, text: str) -> Draft:
    draft.text = text
    return draft


def test_the_register_as_it_was_is_part_of_the_ledger(lake: Lake, official: Account) -> None:
    run = _collect(Platform([]), lake)
    assert run.asked == {"accounts": [str(official.pk)], "since": None}
    assert [known.account for known in known_accounts(["x"])] == [str(official.pk)]
    assert replace(known_accounts()[0], handle="x").handle == "x"
