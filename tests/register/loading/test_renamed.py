"""A renamed account is the same account at the next load, whatever the directory still calls it."""

from datetime import date
from pathlib import Path

import pytest

from meetlat.register import editing
from meetlat.register.editing import Signature
from meetlat.register.loading import load
from meetlat.register.models import Account, Evidence
from tests.register.loading.folders import ROWS, with_more, without, write

pytestmark = pytest.mark.django_db

OLD = ROWS["accounts"][0]
NEW = ("nl.gm9001", "x", "GemeenteEerstdorp", "https://x.com/GemeenteEerstdorp", "2026-05-01", "2026-05-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture
def mine(folder: Path) -> Account:
    """Loaded as Eerstdorp, and renamed by the platform."""
    load(folder)
    account = Account.objects.get(handle="Eerstdorp")
    sign = Signature(None, "renamed on the platform", editing.version(account))
    return editing.edit_account(account.pk, {"handle": "GemeenteEerstdorp", "url": ""}, sign)


def on_x() -> list[tuple[str, str]]:
    return list(Account.objects.filter(platform="x").order_by("id").values_list("handle", "status"))


@pytest.mark.parametrize(
    "changed",
    [
        {"accounts": with_more("accounts")},  # the directory has not heard of it
        {"accounts": with_more("accounts", NEW)},  # it has both names
        {"accounts": [NEW, *without("accounts", 0)]},  # it has the new one
        {"accounts": [NEW, *without("accounts", 0)], "accounts_withdrawn": with_more("accounts_withdrawn", OLD)},
        {"accounts": without("accounts", 0), "accounts_withdrawn": with_more("accounts_withdrawn", OLD)},
        {"accounts": without("accounts", 0)},  # it has given up on the old name
    ],
)
def test_it_stays_one_account_with_its_new_name(
    folder: Path, mine: Account, changed: dict[str, list[tuple[str, ...]]]
) -> None:
    before = Account.objects.count()
    for _ in range(2):
        load(write(folder, **changed, places=[]))
        assert Account.objects.count() == before
        assert on_x()[0] == ("GemeenteEerstdorp", "current")
    mine.refresh_from_db()
    assert mine.url == "https://x.com/GemeenteEerstdorp"


def test_a_second_load_of_the_same_folder_changes_nothing(folder: Path, mine: Account) -> None:
    load(write(folder, places=[]))
    report = load(folder)
    assert (report.load, report.counts["accounts"]["unchanged"]) == (None, 4)


def test_what_the_directory_lists_no_more_loses_that_evidence(folder: Path, mine: Account) -> None:
    load(write(folder, accounts=without("accounts", 0)))
    assert mine.evidence.get(kind=Evidence.Kind.DIRECTORY).until == date(2026, 4, 6)


def test_a_former_name_that_another_organisation_took_is_a_new_account(folder: Path, mine: Account) -> None:
    taken = ("nl.gm9002", *OLD[1:])
    load(write(folder, accounts=[taken, NEW, *without("accounts", 0)]))
    assert [one for one in on_x() if one[1] == "current"] == [
        ("GemeenteEerstdorp", "current"),
        ("Eerstdorp", "current"),
    ]


def test_a_former_name_with_another_number_of_the_platform_is_a_new_account(folder: Path) -> None:
    ours, theirs = ("nl.gm9001", "youtube", "UC" + "a" * 22, "https://www.youtube.com/", "", ""), "UC" + "b" * 22
    load(write(folder, accounts=with_more("accounts", ours)))
    account = Account.objects.get(platform="youtube")
    sign = Signature(None, "it has a name now", editing.version(account))
    editing.edit_account(account.pk, {"handle": "eerstdorp", "url": ""}, sign)
    load(write(folder, accounts=with_more("accounts", ours)))
    assert Account.objects.filter(platform="youtube").count() == 1
    load(write(folder, accounts=with_more("accounts", ours, ("nl.gm9001", "youtube", theirs, ours[3], "", ""))))
    assert Account.objects.filter(platform="youtube").count() == 2
