"""Silence, worked out from a real lake and the ledger."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect.accounts import names
from meetlat.collect.draft import Author, Counts, Draft
from meetlat.collect.intake import Intake
from meetlat.collect.liveness import matters, note_gone, refresh
from meetlat.collect.liveness.flags import flag
from meetlat.collect.models import Run, Visit
from meetlat.collect.snapshots import snapshots
from meetlat.lake import Lake
from meetlat.register.models import Account
from tests.collect.liveness.conftest import Make

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def lake(home: Path) -> Lake:
    return Lake(home / "lake")


def read(account: Account, since: int = 100, until: int = 0, *, complete: bool = True) -> None:
    run = Run.objects.create(source="x")
    Visit.objects.create(run=run, account=account, since=ago(since), until=ago(until), complete=complete)


def say(lake: Lake, account: Account, days: int) -> None:
    intake = Intake(names(), 1, NOW)
    author = Author("4711", account.handle)
    draft: dict[str, Any] = {"platform": "x", "id": str(days), "author": author, "kind": "post", "text": "Dag!"}
    intake.add(Draft(created_at=ago(days), **draft))
    lake.commit(intake.table(), run=1)


def count(lake: Lake, account: Account, days: int, followers: int | None, posts: int | None = None) -> None:
    told = Counts(platform="x", author=Author("4711", account.handle), followers=followers, posts=posts, at=ago(days))
    table: pa.Table = snapshots([told], names(), NOW, "x", 1)
    assert lake.add_snapshots(table, run=1) == 1


def test_who_said_nothing_for_90_days_is_silent_since_the_last_message(lake: Lake, make: Make) -> None:
    account = make()
    say(lake, account, 95)
    read(account)
    assert refresh(lake, NOW).silent == 1
    flagged = matters()[account.pk]
    assert (flagged.state, flagged.since) == ("silent", ago(95).date())


def test_who_has_followers_and_says_nothing(lake: Lake, make: Make) -> None:
    account = make()
    read(account)
    count(lake, account, 0, followers=812)
    found = refresh(lake, NOW)
    assert (found.accounts, found.silent, found.silent_with_followers) == (1, 0, 1)
    assert matters()[account.pk].since == ago(100).date()


def test_who_speaks_again_is_no_longer_silent(lake: Lake, make: Make) -> None:
    account = make()
    read(account)
    refresh(lake, NOW)
    say(lake, account, 1)
    assert refresh(lake, NOW).silent == 0
    assert matters() == {}


@pytest.mark.parametrize("read_at_all", [False, True])
def test_what_was_not_read_is_not_silent(lake: Lake, make: Make, *, read_at_all: bool) -> None:
    account = make()
    if read_at_all:
        read(account, complete=False)
        read(account, since=10)
    assert refresh(lake, NOW).silent == 0


@pytest.mark.parametrize(("posts", "silent"), [((50, 50), 1), ((50, 51), 0), ((None, 0), 1), ((0, 0), 1)])
def test_a_number_of_posts_that_stays_the_same_is_silence(
    lake: Lake, make: Make, posts: tuple[int | None, int | None], silent: int
) -> None:
    account = make()
    for days, number in zip((120, 0), posts, strict=True):
        count(lake, account, days, followers=None, posts=number)
    assert refresh(lake, NOW).silent == silent


def test_something_graver_is_shown_first_and_old_names_are_forgotten(lake: Lake, make: Make) -> None:
    account = make()
    read(account)
    note_gone(account.pk, "x", NOW, "404")
    refresh(lake, NOW)
    assert matters()[account.pk].state == "gone"
    flag(account.pk, "renamed", "x", ago(400), "oud")
    refresh(lake, NOW)
    assert not account.liveness.filter(state="renamed", until=None).exists()


def test_a_closed_account_is_left_alone(lake: Lake, make: Make) -> None:
    account = make()
    note_gone(account.pk, "x", NOW, "404")
    Account.objects.update(status="former", ended=NOW.date())
    assert refresh(lake, NOW).accounts == 0
    assert not account.liveness.filter(until=None).exists()
