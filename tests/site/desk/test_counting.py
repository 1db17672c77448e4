"""Counting by hand on the desk: a count is kept once, a wrong one is explained at the field, a file is read."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetlat.collect import ledger
from meetlat.collect.counts import counts_of
from meetlat.collect.lakes import the_lake
from meetlat.collect.models import Run
from meetlat.problem import Problem
from meetlat.register.models import Account, Holding, Organisation
from meetlat.site.desk import counting
from meetlat.site.desk.counting import forms
from meetlat.site.desk.counting.words import refused_words
from meetlat.site.people.models import AuditEvent
from tests.site.people.somebody import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def account(organisation: Organisation) -> Account:
    made = Account.objects.create(
        platform="x", handle="gem_lutjewaard", key="gem_lutjewaard", url="https://x.com/gem_lutjewaard"
    )
    Holding.objects.create(account=made, organisation=organisation)
    return made


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


def count(client: Client, account: Account, **typed: str) -> Any:
    given = {"day": "2026-11-12", "followers": "1.204", "following": "", "posts": "", "note": "jaarverslag", **typed}
    return client.post(reverse("desk_add_count", args=[account.pk]), given)


def known(account: Account) -> list[tuple[Any, ...]]:
    return [(one.followers, one.following, one.posts) for one in counts_of(the_lake(), account.pk)]


def test_a_count_is_kept_shown_and_logged(researcher: Client, account: Account) -> None:
    response = count(researcher, account, posts="2 950")
    assert response.status_code == 302
    [one] = counts_of(the_lake(), account.pk)
    assert (one.followers, one.following, one.posts, one.source) == (1204, None, 2950, "manual")
    assert one.observed_at == datetime(2026, 11, 11, 23, tzinfo=UTC)
    assert Run.objects.get().asked == {"account": account.pk, "day": "2026-11-12", "note": "jaarverslag"}
    event = AuditEvent.objects.get(kind="counted")
    assert (event.subject, event.detail) == (f"account:{account.pk}", {"day": "2026-11-12", "note": "jaarverslag"})
    page = researcher.get(response.headers["Location"]).content.decode()
    for words in ("De telling is opgeslagen.", "12 november 2026", "1.204", "2.950", "Met de hand geteld"):
        assert words in page, words


def test_before_the_first_count_it_says_so(researcher: Client, account: Account) -> None:
    page = researcher.get(reverse("desk_add_count", args=[account.pk])).content.decode()
    assert "Dit account is nog niet geteld." in page
    assert (
        reverse("desk_add_count", args=[account.pk])
        in researcher.get(reverse("desk_account", args=[account.pk])).content.decode()
    )


def test_what_was_counted_on_a_day_is_not_overwritten(researcher: Client, account: Account) -> None:
    count(researcher, account)
    response = count(researcher, account, followers="9")
    assert response.status_code == 200
    assert response.context["form"].errors["day"][0].startswith("Op deze dag is dit account al met de hand geteld")
    assert 'value="9"' in response.content.decode()
    assert known(account) == [(1204, None, None)]
    assert AuditEvent.objects.filter(kind="counted").count() == 1


def test_a_wrong_count_is_corrected_and_the_old_one_is_shown_apart(researcher: Client, account: Account) -> None:
    count(researcher, account, followers="12040")
    response = count(researcher, account, followers="1204", why="een nul te veel")
    assert response.status_code == 302
    assert known(account) == [(1204, None, None)]
    event = AuditEvent.objects.filter(kind="counted").latest("id")
    assert event.detail == {"day": "2026-11-12", "note": "jaarverslag", "why": "een nul te veel"}
    page = researcher.get(response.headers["Location"]).content.decode()
    for words in ("De telling is verbeterd.", "Vervangen tellingen", "12.040", "een nul te veel", "(onderzoeker)"):
        assert words in page, words


def test_a_count_that_should_not_be_there_is_withdrawn(researcher: Client, account: Account) -> None:
    count(researcher, account)
    assert count(researcher, account, followers="", why="van een ander account").status_code == 302
    assert known(account) == []


def test_what_cannot_be_corrected_is_said_at_the_day(
    researcher: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = count(researcher, account, why="fout")
    assert "niet met de hand geteld" in response.context["form"].errors["day"][0]
    monkeypatch.setattr(counting, "correct_count", lambda *_, **__: False)
    response = count(researcher, account, why="fout")
    assert "net verbeterd" in response.context["form"].errors["day"][0]
    assert not AuditEvent.objects.filter(kind="counted").exists()


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"day": "2999-01-01"}, "day", "in de toekomst"),
        ({"day": "1990-01-01"}, "day", "Zo lang geleden"),
        ({"day": ""}, "day", "verplicht"),
        ({"followers": ""}, "followers", "minstens één getal"),
        ({"followers": "-3"}, "followers", "kleiner dan nul"),
        ({"posts": "99999999999"}, "posts", "te groot"),
        ({"followers": "veel"}, "followers", "getal"),
        ({"followers": "1.5"}, "followers", "getal"),
        ({"note": ""}, "note", "verplicht"),
    ],
)
def test_a_wrong_count_is_explained_at_the_field(
    researcher: Client, account: Account, typed: dict[str, str], field: str, words: str
) -> None:
    response = count(researcher, account, **typed)
    assert response.status_code == 200
    assert words in response.context["form"].errors[field][0]
    assert not Run.objects.exists()
    assert known(account) == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12345", 12345), ("12.345", 12345), ("1.234.567", 1234567), ("12 345", 12345), ("12,345", 12345), ("0", 0)],
)
def test_numbers_as_people_write_them(typed: str, number: int) -> None:
    assert forms.NumberField().clean(typed) == number


@pytest.mark.parametrize(
    ("problem", "words"),
    [(ledger.AlreadyRunning("now"), "Iemand anders is dit nu"), (Problem("the disk is full"), "meetlat doctor")],
)
def test_what_cannot_be_kept_now_is_said(
    researcher: Client, account: Account, monkeypatch: pytest.MonkeyPatch, problem: Problem, words: str
) -> None:
    def refuse(*_: Any) -> bool:
        raise problem

    monkeypatch.setattr(counting, "record_counts", refuse)
    response = count(researcher, account)
    assert words in response.content.decode()
    monkeypatch.setattr(counting, "import_counts", refuse)
    assert words in upload(researcher, FILE).content.decode()


def test_a_member_counts_the_own_accounts_and_no_others(
    account: Account, organisation: Organisation, neighbour: Organisation
) -> None:
    client = signed_in("member", organisation)
    assert count(client, account).status_code == 302
    other = Account.objects.create(platform="x", handle="ander", key="ander", url="https://x.com/ander")
    Holding.objects.create(account=other, organisation=neighbour)
    assert count(client, other).status_code == 403
    assert known(other) == []
    assert upload(client, FILE).status_code == 403


def test_counts_that_cannot_be_read_now_take_no_page_away(researcher: Client, account: Account) -> None:
    count(researcher, account)
    for manifest in the_lake().folder.glob("manifest/*.json"):
        manifest.write_text("{}")
    page = researcher.get(reverse("desk_add_count", args=[account.pk]))
    assert "Eerdere tellingen zijn nu niet te lezen." in page.content.decode()
    assert "meetlat doctor" in count(researcher, account).content.decode()


FILE = b"account,platform,date,followers,posts\n@gem_lutjewaard,x,2026-11-12,1204,2950\n"


def upload(client: Client, content: bytes, name: str = "tellingen.csv", follow: bool = False) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("desk_import_counts"), {"file": file}, follow=follow)


def test_a_file_is_read_and_what_is_wrong_in_it_is_set_aside(researcher: Client, account: Account) -> None:
    wrong = b"@niemand,x,2026-11-12,5,\n@gem_lutjewaard,x,2999-01-01,5,\n@gem_lutjewaard,x,gisteren,5,\n"
    page = upload(researcher, FILE + wrong, follow=True).content.decode()
    for words in (
        *("1 telling toegevoegd. 3 opzij gezet; hieronder staat waarom.", "line 3", "line 5"),
        *("Dit account staat niet in het register.", "Deze dag ligt in de toekomst", "De datum is niet te lezen."),
    ):
        assert words in page, words
    assert known(account) == [(1204, None, 2950)]
    run = Run.objects.get()
    event = AuditEvent.objects.get(kind="counted")
    assert (event.subject, event.detail) == (f"run:{run.pk}", {"new": 1, "refused": 3})
    assert (run.source, run.asked["file"]) == ("file:counts", "tellingen.csv")


def test_the_same_file_again_adds_nothing(researcher: Client, account: Account) -> None:
    upload(researcher, FILE)
    page = upload(researcher, FILE, follow=True).content.decode()
    assert "0 tellingen toegevoegd. 1 stonden er al, en zijn niet overschreven." in page
    assert len(known(account)) == 1


@pytest.mark.parametrize("content", [b"naam,stad\nx,y\n", b"\x00\x01\x02", b"PK\x03\x04broken", b'[{"a": 1}]'])
def test_a_file_without_counts_is_refused_as_a_whole(researcher: Client, account: Account, content: bytes) -> None:
    response = upload(researcher, content)
    assert "Hierin zijn geen tellingen te lezen." in response.context["form"].errors["file"][0]


def test_a_file_that_is_too_large_is_not_read(researcher: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST", 10)
    assert "groter dan 5 MB" in upload(researcher, FILE).content.decode()
    assert not Run.objects.exists()


def test_no_file_is_asked_for_again(researcher: Client) -> None:
    assert "verplicht" in researcher.post(reverse("desk_import_counts")).content.decode()
    assert "account,platform,date" in researcher.get(reverse("desk_import_counts")).content.decode()


def test_the_name_of_a_file_leads_nowhere(researcher: Client, account: Account, home: Path) -> None:
    upload(researcher, FILE, name="..\\..\\x y?.csv")
    assert Run.objects.get().asked["file"] == "x_y.csv"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("date: lies before 1997; there were no social networks then.", "Zo lang geleden"),
        ("none of followers, following, posts was filled in.", "minstens één getal"),
        ("followers: is below zero", "kleiner dan nul"),
        ("posts: is no whole number", "geen heel getal"),
        ("followers: is more than 10,000,000,000.", "te groot"),
        ("account: is empty", "geen account"),
        ("account: is no address and no handle of an account.", "geen adres"),
        ("account: stands on several platforms; say which, or give its address.", "meer platforms"),
        ("platform: is not known. Known: x.", "platform is niet bekend"),
        ("a row with too many cells", "kan zo niet"),
    ],
)
def test_why_a_row_was_set_aside(reason: str, words: str) -> None:
    assert words in refused_words(reason)
