"""What of each account was asked for and not read, by any source, up to the end of its platform."""

from datetime import UTC, datetime
from typing import Any

import pytest

from meetlat.collect.models import Gap, Run, Visit
from meetlat.collect.unread import unread
from meetlat.register.models import Account
from meetlat.spans import Span

pytestmark = pytest.mark.django_db
Visited = list[tuple[str, datetime, datetime, dict[str, Any]]]


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 12, tzinfo=UTC)


def stream(until: int | None, *gaps: tuple[int, int]) -> None:
    run = Run.objects.create(source="x-live", status="waiting", ended_at=at(until) if until else None)
    Run.objects.filter(pk=run.pk).update(started_at=at(4))
    for start, end in gaps:
        Gap.objects.create(source="x-live", run=run, start=at(start), end=at(end), reason="lost its place")


@pytest.mark.parametrize(
    ("visits", "missed"),
    [
        ([], None),
        ([("x", at(1), at(20), {})], None),
        ([("x", at(1), at(12), {})], [(at(12), at(20))]),  # behind the others
        ([("x", at(1), at(10), {}), ("x", at(8), at(20), {})], None),
        ([("x", at(1), at(5), {}), ("x", at(8), at(20), {})], [(at(5), at(8))]),
        ([("x", at(1), at(20), {"complete": False, "reached": at(15)})], [(at(1), at(15))]),
        ([("x", at(1), at(5), {}), ("activitypub", at(4), at(20), {})], None),  # what one read, was read
        ([("x", at(6), at(20), {}), ("activitypub", at(2), at(4), {})], [(at(4), at(6))]),
    ],
)
def test_what_no_visit_read(visits: Visited, missed: list[Span] | None, official: Account) -> None:
    for source, since, until, told in visits:
        run = Run.objects.create(source=source, status="done")
        Visit.objects.create(run=run, account=official, since=since, until=until, **{"complete": True, **told})
    assert unread({official.platform: at(20)}, {}).get(official.pk) == missed


def test_what_a_live_stream_read_was_read(official: Account) -> None:
    run = Run.objects.create(source="x", status="done")
    Visit.objects.create(run=run, account=official, since=at(1), until=at(3), complete=True)
    stream(None, (8, 9))
    assert unread({official.platform: at(20)}, {})[official.pk] == [(at(3), at(4)), (at(8), at(9))]
    Run.objects.filter(source="x-live").update(ended_at=at(15))
    assert unread({official.platform: at(20)}, {})[official.pk] == [(at(3), at(4)), (at(8), at(9)), (at(15), at(20))]


def test_a_platform_of_which_the_lake_holds_nothing_has_no_end(official: Account) -> None:
    run = Run.objects.create(source="x", status="done")
    Visit.objects.create(run=run, account=official, since=at(1), until=at(3), complete=True)
    assert unread({"mastodon": at(20)}, {}) == {}


def test_what_came_after_its_files_was_missed(official: Account) -> None:
    filed = {official.pk: (official.platform, at(10))}
    assert unread({official.platform: at(20)}, filed) == {official.pk: [(at(10), at(20))]}
    assert unread({official.platform: at(10)}, filed) == {}
    stream(12)
    assert unread({official.platform: at(20)}, filed) == {official.pk: [(at(12), at(20))]}


def test_of_what_was_visited_the_visits_tell(official: Account) -> None:
    run = Run.objects.create(source="x", status="done")
    Visit.objects.create(run=run, account=official, since=at(1), until=at(20), complete=True)
    assert unread({official.platform: at(20)}, {official.pk: (official.platform, at(10))}) == {}
