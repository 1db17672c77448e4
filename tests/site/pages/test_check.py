"""The page that says whether an account is official."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from meetlat.register import address
from meetlat.register.models import Account, Evidence, Holding, Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.check.page import check_page
from meetlat.site.pages.check.refusals import REFUSALS
from meetlat.site.pages.organisations import known

pytestmark = pytest.mark.django_db
CHECK = "/nl/account-controleren/"


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    known._everyone.cache_clear()
    yield
    known._everyone.cache_clear()


def listed(handle: str, *owners: Organisation, platform: str = "x", **more: object) -> Account:
    url = f"https://{platform}.example/{handle}"
    found = Account.objects.create(
        platform=platform, handle=handle, key=handle, url=url, first_day=date(2024, 1, 19), **more
    )
    for owner in owners:
        Holding.objects.create(account=found, organisation=owner)
    Evidence.objects.create(account=found, kind="directory", source="een gids")
    return found


def test_before_anything_is_asked() -> None:
    said = check_page(None)
    assert said["headline"] == "Is dit account van de overheid?"
    assert "refusal" not in said


def test_official(organisation: Organisation) -> None:
    listed("lutjewaard", organisation)
    said = check_page("https://twitter.com/Lutjewaard")
    assert said["headline"] == "Ja: dit is een officieel account van Lutjewaard"
    (account,) = said["accounts"]
    assert (account["since"], account["evidence"]) == ("19 januari 2024", ["staat in de gids van een gids"])
    assert said["lead"] == ""


def test_a_bare_name_is_official_only_where_it_was_found(organisation: Organisation) -> None:
    listed("lutjewaard", organisation)
    said = check_page("@lutjewaard")
    assert said["lead"] == "“lutjewaard” is officieel op X. Elders kan de naam van een ander zijn."


def test_shared(organisation: Organisation, neighbour: Organisation) -> None:
    listed("waardsamen", organisation, neighbour)
    assert check_page("waardsamen")["headline"] == "Ja: dit is een gedeeld account van Lutjewaard en Grootewaard"


def test_one_name_of_two_owners_on_two_platforms(organisation: Organisation, neighbour: Organisation) -> None:
    listed("waard", organisation)
    listed("waard", neighbour, platform="instagram")
    said = check_page("@waard")
    assert said["headline"] == "De naam “waard” is op meer dan één platform officieel"
    assert len(said["accounts"]) == 2


def test_was_official_and_what_there_is_now(client: Client, organisation: Organisation) -> None:
    listed("oudewaard", organisation, status="former", ended=date(2025, 1, 17))
    listed("lutjewaard", organisation)
    said = check_page("https://x.com/oudewaard")
    assert said["headline"] == "Niet meer: dit was een officieel account van Lutjewaard"
    assert (said["accounts"][0]["until"], said["accounts"][0]["url"]) == ("17 januari 2025", "")
    assert [account["handle"] for account in said["now"]] == ["lutjewaard"]


def test_was_official_and_nothing_now(client: Client, organisation: Organisation) -> None:
    listed("oudewaard", organisation, status="former")
    page = client.get(CHECK, {"account": "x.com/oudewaard"}).content.decode()
    assert "Op dit platform vonden we nu geen officieel account" in page


def test_not_in_the_register_proves_nothing(client: Client, organisation: Organisation) -> None:
    listed("gemeentelutjewaard", organisation)
    response = client.get(CHECK, {"account": "@gemeentelutjewaart"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Dat bewijst niet dat het vals is" in page
    assert "gemeentelutjewaard" in page
    assert "Wat u kunt doen" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Dit is een pagina van X, maar niet van één account."),
        ("en", "This is a page of X, but not of one account."),
        ("fr", "C’est une page de X, mais pas celle d’un compte."),
    ],
)
def test_a_refusal_is_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language):
        assert words in check_page("https://x.com/home")["refusal"]


def test_every_reason_has_its_words() -> None:
    source = Path(address.__file__).read_text(encoding="utf-8")
    for code in REFUSALS:
        assert f'"{code}"' in source
    for pasted, code in {
        "": "empty",
        "a b": "not_a_handle",
        "https://": "not_a_url",
        "a" * 201: "handle_too_long",
    }.items():
        assert check_page(pasted)["refusal"] == str(REFUSALS[code])
    assert check_page("https://nowhere.example/x")["refusal"].startswith("nowhere.example is geen platform")
    assert check_page("a" * 3_000)["refusal"] == str(REFUSALS["too_long"])


@pytest.mark.parametrize(
    "pasted",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        '=HYPERLINK("https://x.com/a")',
        "\u202egro.elpmaxe\u202c",
        "a" * 10_000,
        "javascript:alert(1)",
        "{{ 7|add:7 }}",
        "' OR 1=1 --",
        "%s%(x)s",
        "https://%(host)s.example/x",
    ],
)
def test_whatever_is_pasted_is_only_text(client: Client, practice: Edition, pasted: str) -> None:
    response = client.get(CHECK, {"account": pasted})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert len(page.partition("<main")[2].partition("</main>")[0]) < 5_000
    assert not response.cookies


def test_the_error_is_tied_to_the_field(client: Client, practice: Edition) -> None:
    page = client.get(CHECK, {"account": "a b"}).content.decode()
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="account-hint account-error"' in page
    assert 'value="a b"' in page
