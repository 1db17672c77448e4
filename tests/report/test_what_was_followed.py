"""From the register, the ledger and the lake to figures: what was not seen is not told as silence."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest

from meetlat import environment
from meetlat.collect.lakes import the_lake
from meetlat.collect.models import Run
from meetlat.measure.yardstick import period
from meetlat.register.models import Account, Holding, Organisation
from meetlat.report.measures import take_measures
from tests.lake.model import Row
from tests.report.living import brought, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
FILE = "file:csv"


def account(organisation: str, since: date | None = None, until: date | None = None) -> Account:
    Organisation.objects.get_or_create(id=organisation, kind="municipality", country="NL", name=organisation)
    made = Account.objects.create(
        platform="x", handle=organisation, key=organisation, url=f"https://x.com/{organisation}"
    )
    Holding.objects.create(account=made, organisation_id=organisation, since=since, until=until)
    return made


def week_by_week(one: Account, first: date, last: date) -> list[Row]:
    """A message every week."""
    moments = [
        datetime(first.year, first.month, first.day, 12, tzinfo=UTC) + timedelta(weeks=week) for week in range(53)
    ]
    there = [moment for moment in moments if moment.date() <= last]
    return [said(one.pk, "Nieuws", account=str(one.pk), created_at=moment) for moment in there]


def figures(written: str) -> dict[tuple[str, str], float | None]:
    """(indicator, organisation) -> value."""
    edition, _ = take_measures(environment.home(), the_lake(), period(written))
    rows = edition.figures.exclude(organisation="").filter(platform="")
    return defaultdict(lambda: None, {(row.indicator, row.organisation): row.value for row in rows})


def files(*rows: tuple[Account, date, date]) -> None:
    """One file for each account."""
    runs = [Run.objects.create(source=FILE, status="done").pk for _ in rows]
    for run, (one, first, last) in zip(runs, rows, strict=True):
        brought(week_by_week(one, first, last), run=run)


def test_of_whose_files_ended_nothing_is_told_behind_them() -> None:
    """It was listed by the directory in June, and had spoken long before."""
    files(
        (account("nl.a", since=date(2025, 6, 1)), date(2025, 1, 1), date(2025, 3, 26)),
        (account("nl.b"), date(2025, 1, 1), date(2025, 12, 31)),
    )
    year, quarter = figures("2025"), figures("2025-Q4")
    assert (year["posts", "nl.a"], year["posts", "nl.b"]) == (13, 53)
    assert year["posts_per_week", "nl.a"] == pytest.approx(13 / 12.08, abs=0.01)
    assert [year["silent_accounts", id] for id in ("nl.a", "nl.b")] == [None, 0.0]  # 84 days are too few
    assert (quarter["posts", "nl.b"], quarter["posts", "nl.a"], quarter["nothing_said", "nl.a"]) == (14, None, None)


def test_who_speaks_once_a_season_is_silent_in_a_week_and_still_in_use() -> None:
    quiet, busy = account("nl.a"), account("nl.b")
    run = Run.objects.create(source=FILE, status="done").pk
    seldom = [
        said(quiet.pk, "Kort", account=str(quiet.pk), created_at=datetime(2025, on, 1, tzinfo=UTC)) for on in (1, 4)
    ]
    brought([*week_by_week(busy, date(2025, 1, 1), date(2025, 12, 31)), *seldom], run=run)
    names = ("posts", "nothing_said", "silent_accounts", "active_accounts")
    week, later = figures("2025-W20"), figures("2025-W40")
    assert [week[name, "nl.a"] for name in names] == [0, 1, 0, 1]
    assert [later[name, "nl.a"] for name in names] == [0, 1, 1, 0]


def test_who_gave_its_account_up_before_the_period_has_no_zero() -> None:
    one = account("nl.a", until=date(2025, 1, 1))
    Organisation.objects.create(id="nl.b", kind="municipality", country="NL", name="nl.b")
    Holding.objects.create(account=one, organisation_id="nl.b", since=date(2025, 1, 1))
    brought(week_by_week(one, date(2024, 6, 5), date(2025, 6, 3)))
    year, before = figures("2025"), figures("2024")
    assert (year["posts", "nl.b"], year["posts", "nl.a"]) == (22, None)
    assert (before["posts", "nl.b"], before["posts", "nl.a"]) == (None, 30)
