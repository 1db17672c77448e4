"""Loading again and again: repeatable, with history, and what a person decided stands."""

from datetime import date
from pathlib import Path

import pytest

from meetlat.register.loading import load
from meetlat.register.models import Account, Change, Evidence, Inhabitants, Load, Organisation, Place
from meetlat.site.people.models import User
from tests.register.loading.folders import ROWS, describe, with_more, without, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def account(handle: str = "Eerstdorp") -> Account:
    return Account.objects.get(handle=handle)


def test_what_a_folder_becomes(folder: Path) -> None:
    report = load(folder)
    assert report.counts["organisations"]["added"] == 4
    assert report.counts["accounts"]["added"] == 4
    ended = Organisation.objects.get(id="nl.gm9003")
    assert (ended.name, ended.end, ended.official_code) == ("Derdedorp", date(2021, 12, 31), "GM9003")
    assert Organisation.current.get(id="nl.gm9002").province == "NL-UT"  # of whom it came from
    assert Load.objects.get().day == date(2026, 4, 6)


def test_one_account_of_two_organisations(folder: Path) -> None:
    load(folder)
    assert set(account("samen").organisations.values_list("id", flat=True)) == {"nl.gm9001", "nl.gm9002"}


def test_a_withdrawn_account_is_a_former_one(folder: Path) -> None:
    load(folder)
    former = account("OudTweedorp")
    assert (former.status, former.ended) == ("former", date(2025, 1, 17))
    assert former.evidence.get().until == date(2025, 1, 17)


def test_a_handle_on_a_government_domain_is_evidence(folder: Path) -> None:
    load(folder)
    proofs = dict(account("post@social.eerstdorp.example").evidence.values_list("kind", "source"))
    assert proofs == {"directory": "Govdirectory / Wikidata", "domain": "eerstdorp.example"}


def test_the_same_folder_again_changes_nothing(folder: Path) -> None:
    load(folder)
    before = [list(model.objects.values()) for model in (Organisation, Account, Evidence, Inhabitants, Load)]
    report = load(folder)
    assert report.load is None
    assert not any(count for counts in report.counts.values() for name, count in counts.items() if name != "unchanged")
    assert [list(model.objects.values()) for model in (Organisation, Account, Evidence, Inhabitants, Load)] == before
    assert not Change.objects.exists()


def test_what_a_newer_folder_lacks_is_closed_and_kept(folder: Path) -> None:
    load(folder)
    newer = describe(write(folder, accounts=without("accounts", 0)), version="1", created="2026-07-01")
    report = load(newer)
    assert report.counts["accounts"]["closed"] == 1
    closed = account()
    assert (closed.status, closed.ended) == ("former", date(2026, 4, 6))  # the last day the directory knew it
    assert closed.evidence.get().until == date(2026, 7, 1)
    change = Change.objects.get(subject=f"account:{closed.pk}", field="status")
    assert (change.before, change.after, change.load) == ("current", "former", report.load)
    assert load(newer).load is None


def test_what_comes_back_is_reopened_with_its_history(folder: Path) -> None:
    load(folder)
    load(write(folder, accounts=without("accounts", 0)))
    report = load(write(folder))
    assert report.counts["accounts"]["reopened"] == 1
    assert account().status == "current"
    assert Change.objects.filter(subject=f"account:{account().pk}", field="status").count() == 2
    assert account().evidence.filter(until=None).count() == 1


def test_a_reused_handle_with_another_platform_id_is_a_new_account(folder: Path) -> None:
    load(folder)
    Account.objects.filter(handle="Eerstdorp").update(platform_id="1", status="former", ended=date(2026, 5, 1))
    youtube = ("nl.gm9001", "youtube", "UC" + "a" * 22, "https://www.youtube.com/channel/" + "UC" + "a" * 22, "", "")
    load(write(folder, accounts=with_more("accounts", youtube)))
    assert account("UC" + "a" * 22).platform_id == "UC" + "a" * 22


def test_what_a_person_decided_stands(folder: Path) -> None:
    load(folder)
    Account.objects.filter(handle="Eerstdorp").update(role="theme", theme="crisis", role_source="person")
    report = load(write(folder, places=[]))
    assert report.counts["accounts"]["changed"] == 0
    assert (account().role, account().theme) == ("theme", "crisis")


def test_an_account_that_a_person_vouches_for_is_not_closed_by_the_directory(folder: Path) -> None:
    load(folder)
    own = Account.objects.create(platform="tiktok", handle="eigen", key="eigen", url="https://www.tiktok.com/@eigen")
    Evidence.objects.create(account=own, kind="person", source="researcher")
    load(write(folder, accounts=without("accounts", 0)))
    assert account("eigen").status == "current"


def test_an_account_that_changes_hands_keeps_both_holders(folder: Path) -> None:
    load(folder)
    load(write(folder, accounts=[("nl.gm9002", *ROWS["accounts"][0][1:]), *without("accounts", 0)]))
    holders = {holding.organisation_id: holding.until for holding in account().holdings.all()}
    assert holders["nl.gm9002"] is None
    assert holders["nl.gm9001"] is not None


def test_an_organisation_no_list_names_gets_an_end(folder: Path) -> None:
    load(folder)
    report = load(write(folder, organisations=without("organisations", 2)))
    assert report.counts["organisations"]["closed"] == 1
    assert Organisation.objects.get(id="wd.q1").end == date(2026, 4, 6)


def test_a_count_that_was_corrected_is_changed(folder: Path) -> None:
    load(folder)
    rows = [("nl.gm9001", "Eerstdorp", "Utrecht", "2020", "51001", "CBS"), ROWS["inhabitants"][1]]
    assert load(write(folder, inhabitants=rows)).counts["inhabitants"]["changed"] == 1


def test_the_same_account_twice_counts_once_and_is_set_aside(folder: Path) -> None:
    twice = ("nl.gm9001", "x", "eerstdorp", "https://x.com/eerstdorp", "", "")
    report = load(write(folder, accounts=with_more("accounts", twice)))
    assert Account.objects.filter(platform="x", status="current").count() == 1
    assert [(one["file"], one["line"]) for one in report.set_aside] == [("accounts.csv", 6)]


def test_a_spreadsheet_formula_is_a_name_like_any_other(folder: Path) -> None:
    rows = [(row[0], row[1], "=HYPERLINK(1)", *row[3:]) for row in ROWS["organisations"][:1]] + without(
        "organisations", 0
    )
    load(write(folder, organisations=rows))
    assert Organisation.objects.get(id="nl.gm9001").name == "=HYPERLINK(1)"  # escaped where a spreadsheet is written


@pytest.fixture
def researcher() -> User:
    return User.objects.create(username="researcher", role=User.Role.RESEARCHER)


@pytest.mark.parametrize(
    ("field", "set_by_a_person"),
    [
        ("status", {"status": "former", "ended": date(2026, 5, 1)}),
        ("handle", {"handle": "EerstdorpNL"}),
        ("url", {"url": "https://x.com/EerstdorpNL"}),
    ],
)
def test_what_a_person_set_last_outranks_the_directory(
    folder: Path, researcher: User, field: str, set_by_a_person: dict[str, object]
) -> None:
    load(folder)
    mine = account()
    Account.objects.filter(pk=mine.pk).update(**set_by_a_person)
    Change.objects.create(subject=f"account:{mine.pk}", field=field, reason="seen with my own eyes", by=researcher)
    load(write(folder, places=[]))
    mine.refresh_from_db()
    assert {name: getattr(mine, name) for name in set_by_a_person} == set_by_a_person


def test_holders_that_a_person_set_stand(folder: Path, researcher: User) -> None:
    load(folder)
    mine = account("samen")
    mine.holdings.filter(organisation="nl.gm9002").update(until=date(2026, 5, 1))
    Change.objects.create(subject=f"account:{mine.pk}", field="organisation", reason="only of the first", by=researcher)
    load(write(folder, places=[]))
    assert mine.holdings.get(organisation="nl.gm9002").until == date(2026, 5, 1)


def test_what_is_no_name_of_a_place_is_set_aside(folder: Path) -> None:
    noise = ("Welkom bij het CDA Eerstdorp!", "", "Gemeente", "nl.gm9001", "Eerstdorp", "Utrecht")
    report = load(write(folder, places=with_more("places", noise)))
    assert list(Place.objects.values_list("name", flat=True)) == ["Kerkbuurt"]
    assert report.set_aside[-1]["reason"].endswith("is no name of a place")
