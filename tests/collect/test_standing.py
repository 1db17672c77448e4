"""How collecting stands, told from rows of the ledger."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.source import sources
from meetlat.collect.standing import (
    NOT_YET,
    AccountStanding,
    account_standings,
    source_standings,
    stream_gaps,
)
from meetlat.register.models import Account

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def visit(account: Account, since: datetime, until: datetime, source: str = "mastodon", **told: Any) -> Visit:
    run = Run.objects.create(source=source, status="done")
    return Visit.objects.create(run=run, account=account, since=since, until=until, **{"complete": True, **told})


def gap(account: Account | None, start: datetime, end: datetime, reason: str = "answered 503.", **told: Any) -> Gap:
    run = {"run": told.pop("run", None) or Run.objects.create(source="mastodon", status="done")}
    return Gap.objects.create(source="mastodon", account=account, start=start, end=end, reason=reason, **run, **told)


def only() -> AccountStanding:
    [found] = account_standings()
    return found


Told = dict[str, Any]
FAILED: Told = {"complete": False, "message": "social.example: answered 503."}


@pytest.mark.parametrize(
    ("visits", "day"),
    [
        ([(at(1), at(12), {})], date(2026, 11, 11)),
        ([(at(1), datetime(2026, 11, 11, 23, tzinfo=UTC), {})], date(2026, 11, 11)),  # midnight in Amsterdam
        ([(at(1), datetime(2026, 11, 11, 22, 59, tzinfo=UTC), {})], date(2026, 11, 10)),
        ([(at(1), at(12), FAILED)], None),
        ([(at(1), at(12), {}), (at(5), at(14), FAILED)], date(2026, 11, 11)),
        ([(at(1), at(12), {}), (at(5), at(14), FAILED | {"reached": at(11)})], date(2026, 11, 13)),
        ([(at(1), at(12), {}), (at(5), at(14), FAILED | {"reached": at(13)})], date(2026, 11, 11)),
        ([(at(12, 8), at(12, 20), {})], None),  # no whole day
        ([(at(1), at(3), {}), (at(12, 8), at(12, 20), {})], date(2026, 11, 2)),
        ([(at(12), at(12), {})], None),
    ],
)
def test_the_last_complete_day(visits: list[tuple[datetime, datetime, Told]], day: date | None,
                               official: Account) -> None:  # fmt: skip
    for since, until, told in visits:
        visit(official, since, until, **told)
    assert only().complete_day == day


@pytest.mark.parametrize(
    ("visits", "share"),
    [
        ([(at(1), at(11), {})], 1.0),
        ([(at(1), at(11), FAILED)], 0.0),
        ([(at(1), at(11), FAILED | {"reached": at(6)})], 0.5),
        ([(at(1), at(6), {}), (at(1), at(11), FAILED | {"reached": at(8)})], 0.8),
        ([(at(1), at(3), {}), (at(5), at(6), {})], 0.6),  # nobody asked for what lies between
        ([(at(1), at(1), {})], 0.0),
    ],
)
def test_the_share_that_was_read(
    visits: list[tuple[datetime, datetime, Told]], share: float, official: Account
) -> None:
    for since, until, told in visits:
        visit(official, since, until, **told)
    assert only().share == pytest.approx(share)


def test_a_gap_is_what_was_not_read_with_its_reason(official: Account) -> None:
    visit(official, at(1), at(10), **FAILED, reached=at(4))
    gap(official, at(1), at(4))
    assert only().gaps == ((at(1), at(4), "answered 503."),)


def test_gaps_that_overlap_are_missed_once(official: Account) -> None:
    visit(official, at(1), at(5), **FAILED)
    visit(official, at(1), at(9), **FAILED)
    gap(official, at(1), at(5), "answered 503.")
    gap(official, at(1), at(9), "answered 401.")
    found = only()
    assert found.gaps == ((at(1), at(5), "answered 503."), (at(5), at(9), "answered 401."))
    assert found.share == 0.0


def test_what_a_later_visit_read_is_no_gap_any_more(official: Account) -> None:
    visit(official, at(1), at(5), **FAILED)
    gap(official, at(1), at(5))
    visit(official, at(2), at(6))
    found = only()
    assert found.gaps == ((at(1), at(2), "answered 503."),)
    assert found.share == pytest.approx(0.8)


def test_what_was_closed_or_is_somebody_elses_is_no_gap(official: Account) -> None:
    visit(official, at(1), at(5))
    gap(official, at(1), at(2), closed_by=Run.objects.create(source="mastodon"))
    gap(None, at(1), at(2))
    assert only().gaps == ()
    assert stream_gaps() == {"mastodon": ((at(1), at(2), "answered 503."),)}


def test_a_visit_that_was_broken_off_has_not_read_the_rest_yet(official: Account) -> None:
    visit(official, at(1), at(5), complete=False, reached=at(4))
    found = only()
    assert (found.gaps, found.message) == (((at(1), at(4), NOT_YET),), "")


def test_what_the_platform_did_not_show_is_a_gap_of_a_complete_visit(official: Account) -> None:
    first = visit(official, at(1), at(9))
    gap(official, at(1), at(3), "only the last 3,200 posts", lasting=True, run=first.run)
    found = only()
    assert found.gaps == ((at(1), at(3), "only the last 3,200 posts"),)
    assert found.share == pytest.approx(0.75)
    assert found.complete_day == date(2026, 11, 8)


def test_what_one_visit_was_not_shown_another_may_have_read(official: Account) -> None:
    visit(official, at(1), at(5))
    second = visit(official, at(1), at(9))
    gap(official, at(1), at(3), "only the last 3,200 posts", lasting=True, run=second.run)
    assert (only().gaps, only().share) == ((), 1.0)


def test_a_visit_that_failed_and_left_no_gap_says_why_itself(official: Account) -> None:
    visit(official, at(1), at(5))
    visit(official, at(3), at(9), complete=False, message="no such account")
    assert only().gaps == ((at(5), at(9), "no such account"),)


def test_each_source_of_an_account_stands_by_itself(official: Account) -> None:
    visit(official, at(1), at(5), seen=3)
    visit(official, at(1), at(6), seen=4)
    visit(official, at(1), at(9), source="activitypub", **FAILED)
    standings = account_standings([official.pk])
    assert [(one.source, one.seen, one.visited_at) for one in standings] == [
        ("activitypub", 0, at(9)),
        ("mastodon", 7, at(6)),
    ]
    assert [one.message for one in standings] == ["social.example: answered 503.", ""]


def test_only_the_accounts_that_were_asked_for(official: Account) -> None:
    visit(official, at(1), at(5))
    assert account_standings([]) == []
    assert account_standings([official.pk + 1]) == []


def test_a_source_says_when_its_answers_last_fitted(official: Account) -> None:
    Run.objects.create(source="mastodon", held_at=at(3), seen=5, new=4, status="done")
    last = Run.objects.create(source="mastodon", status="failed", seen=20, refused=20, message="other form")
    found = {one.source: one for one in source_standings()}
    mastodon = found["mastodon"]
    assert (mastodon.held_at, mastodon.last) == (at(3), last)
    assert (mastodon.seen, mastodon.new, mastodon.refused) == (25, 4, 20)
    assert mastodon.version == sources()["mastodon"].version


def test_a_source_that_was_never_used_stands_in_the_list_too() -> None:
    found = source_standings()
    assert [one.source for one in found] == list(sources())
    assert all(one.held_at is None and one.last is None and one.seen == 0 for one in found)


def test_a_format_of_files_stands_in_the_list_once_it_was_used() -> None:
    Run.objects.create(source="file:twcs", format_version="2017", seen=3, new=3, status="done")
    found = source_standings()[-1]
    assert (found.source, found.title, found.version, found.missing) == ("file:twcs", "file:twcs", "2017", "")


def test_the_number_of_questions_does_not_grow(
    official: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(2, 20):
        visit(official, at(1), at(day))
        Run.objects.create(source=f"file:{day}")
    with django_assert_num_queries(3):
        account_standings([official.pk])
    with django_assert_num_queries(2):
        source_standings()
