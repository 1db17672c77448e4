"""The page of one organisation, and of one that was."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from meetlat.register import editing
from meetlat.register.models import Account, Domain, Evidence, Holding, Organisation
from meetlat.report.models import Edition
from meetlat.site.pages.organisation.former import former_page
from meetlat.site.pages.organisation.heading import heading, missing
from meetlat.site.pages.organisation.page import organisation_page
from meetlat.site.pages.organisation.peers import standing
from meetlat.site.pages.organisations import known
from meetlat.site.people.models import User

pytestmark = pytest.mark.django_db
COMMON = {"facebook", "x", "instagram", "linkedin", "youtube", "mastodon", "bluesky"}


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    known._everyone.cache_clear()
    yield
    known._everyone.cache_clear()


def said_of(id: str) -> dict[str, Any]:
    return organisation_page(Organisation.objects.get(pk=id))


def account(organisation: Organisation, platform: str = "x", handle: str = "lutjewaard") -> Account:
    found = Account.objects.create(
        platform=platform, handle=handle, key=handle, url=f"https://{platform}.example/{handle}"
    )
    Holding.objects.create(account=found, organisation=organisation)
    return found


@pytest.mark.parametrize(
    ("accounts", "there", "headline"),
    [
        (5, COMMON - {"mastodon", "bluesky"}, "A heeft 5 officiële accounts; op Mastodon en Bluesky vonden we er geen"),
        (6, COMMON - {"mastodon"}, "A heeft 6 officiële accounts; op Mastodon vonden we er geen"),
        (1, {"x"}, "A heeft 1 officieel account"),
        (9, COMMON, "A heeft 9 officiële accounts"),
        (0, set(), "Van A vonden we geen officieel account"),
    ],
)
def test_the_heading(accounts: int, there: set[str], headline: str) -> None:
    assert heading("A", accounts, there) == headline


def test_only_common_platforms_are_missed() -> None:
    assert missing(COMMON - {"x"}) == ["X"]
    assert missing(COMMON) == []


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((14, 14, 3), "Hoger dan 14 van de 31 andere, gelijk aan 14, lager dan 3."),
        ((0, 0, 8), "Lager dan 8 van de 8 andere."),
        ((0, 4, 0), "Gelijk aan 4 van de 4 andere."),
        ((2, 0, 3), "Hoger dan 2 van de 5 andere, lager dan 3."),
        ((0, 0, 0), "Er zijn geen andere."),
    ],
)
def test_the_standing_counts_everybody_once(counts: tuple[int, int, int], words: str) -> None:
    assert standing(*counts) == words


def test_a_municipality_among_its_peers(practice: Edition) -> None:
    said = said_of("zz.m034")
    assert [card["title"] for card in said["cards"]] == [
        "Aantal accounts",
        "Aantal platforms",
        "Accounts per 100.000 inwoners",
    ]
    drawn = said["cards"][0]["yardstick"]
    assert drawn.n == 47
    assert drawn.lower + drawn.equal + drawn.higher == 47
    assert said["since_edition"] == ""
    assert said["cards"][0]["url"].startswith(f"/nl/cijfers/{practice.id}/accounts/?country=ZZ&kind=municipality")


def test_a_group_below_five_is_not_shown(practice: Edition) -> None:
    large = next(one for one in known.everyone().by_id.values() if one.size_class == "L")
    said = said_of(large.id)
    assert said["cards"] == []
    assert "te klein" in said["too_few"]


def test_the_facts_say_year_and_how(practice: Edition) -> None:
    facts = {fact["label"]: fact for fact in said_of("zz.m034")["facts"]}
    assert facts["Inwoners"]["value"].endswith("(1 januari 2024; gemeten)")
    assert facts["Grootte"]["value"] == "klein: minder dan 50.000 inwoners"
    unknown = next(one for one in known.everyone().by_id.values() if one.kind == "municipality" and not one.year)
    facts = {fact["label"]: fact for fact in said_of(unknown.id)["facts"]}
    assert (facts["Inwoners"]["value"], facts["Inwoners"]["unknown"]) == ("niet bekend", True)
    assert said_of(unknown.id)["alike"] == ""


def test_who_has_no_account(practice: Edition) -> None:
    said = said_of("zz.m008")
    assert said["headline"] == "Van Dasdonk vonden we geen officieel account"
    assert said["accounts"] is None
    assert said["missing"].startswith("Niet gevonden op Facebook, X, ")


def test_a_shared_account_names_the_other(practice: Edition) -> None:
    rows = said_of("zz.m048")["accounts"]["rows"]
    shared = [row["cells"][1]["note"] for row in rows if row["cells"][0]["text"] == "LinkedIn"]
    assert shared == ["samen met Tarwedonk"]


def test_evidence_is_words_and_names_nobody(organisation: Organisation) -> None:
    found = account(organisation)
    Evidence.objects.create(account=found, kind="person", source="A. Onderzoeker", day=date(2026, 1, 1))
    Evidence.objects.create(account=found, kind="domain", source="lutjewaard.example")
    Evidence.objects.create(account=found, kind="website", source="https://old.example", until=date(2025, 1, 1))
    (row,) = said_of(organisation.pk)["accounts"]["rows"]
    assert row["cells"][3]["text"] == (
        "een onderzoeker heeft het nagekeken; de naam staat op een domein van de overheid: lutjewaard.example"
    )
    assert row["cells"][4]["text"] == "sinds onbekende dag"


def test_an_account_that_was_let_go_is_a_former_one(organisation: Organisation, neighbour: Organisation) -> None:
    found = account(organisation)
    Holding.objects.create(account=found, organisation=neighbour)
    found.holdings.filter(organisation=organisation).update(until=date(2026, 1, 1))
    said = said_of(organisation.pk)
    assert said["accounts"] is None
    assert [row["cells"][1]["text"] for row in said["former"]["rows"]] == ["lutjewaard"]
    assert said_of(neighbour.pk)["accounts"]["rows"][0]["cells"][1]["note"] == ""


def test_it_is_said_when_the_register_went_on_after_the_edition(practice: Edition) -> None:
    account(Organisation.objects.get(pk="zz.m008"))
    said = said_of("zz.m008")
    assert said["headline"] == "Dasdonk heeft 1 officieel account"
    assert said["since_edition"] == "Na deze editie veranderde het register: toen 0 accounts, nu 1."


@pytest.mark.parametrize(
    ("website", "words"),
    [
        ("https://www.lutjewaard.example/home", "lutjewaard.example staat in het register"),
        ("https://www.elders.example", "elders.example staat niet in het register"),
        ("", ""),
    ],
)
def test_whether_the_website_is_the_governments(organisation: Organisation, website: str, words: str) -> None:
    Domain.objects.create(domain="lutjewaard.example", kind="gemeente", holder="Lutjewaard")
    organisation.website = website
    organisation.save()
    assert said_of(organisation.pk)["website"].startswith(words)
    assert bool(said_of(organisation.pk)["website"]) is bool(words)


def test_only_a_web_address_becomes_a_link(organisation: Organisation) -> None:
    organisation.website = "javascript:alert(1)"
    organisation.save()
    assert "Website" not in [fact["label"] for fact in said_of(organisation.pk)["facts"]]


def test_history_says_what_and_why_but_not_who(client: Client, organisation: Organisation) -> None:
    person = User.objects.create_user("onderzoeker-met-naam", role="researcher")
    found = account(organisation)
    signature = editing.Signature(person.pk, "Het adres was veranderd.", editing.version(found))
    editing.edit_account(found.pk, {"handle": "nieuwewaard"}, signature)
    page = client.get(f"/nl/organisaties/{organisation.pk}/").content.decode()
    assert "Het adres was veranderd." in page
    assert "nieuwewaard" in page
    assert "onderzoeker-met-naam" not in page


def test_predecessors_and_successors(practice: Edition) -> None:
    assert [merger["name"] for merger in said_of("zz.m034")["predecessors"]] == ["Kolkterp", "Koperhage"]
    split = former_page(Organisation.objects.get(pk="zz.m071"))
    assert split["headline"].startswith("Roggewierde ging op in ")
    assert [merger["note"] for merger in split["successors"]] == [
        "per 1 januari 2025, voor 62% van het gebied",
        "per 1 januari 2025, voor 38% van het gebied",
    ]


def test_a_former_one_keeps_its_address(client: Client, practice: Edition) -> None:
    response = client.get("/nl/organisaties/zz.m065/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "Kolkterp ging op in Kompaswierde" in page
    assert "Deze gemeente bestond tot en met 31 december 2022." in page
    assert "Op de meetlat" not in page


def test_one_that_nobody_knows(client: Client, practice: Edition) -> None:
    assert client.get("/nl/organisaties/zz.nobody/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_links_out_say_so(client: Client, practice: Edition, language: str) -> None:
    with translation.override(language):
        from django.urls import reverse

        page = client.get(reverse("organisation", args=["zz.m034"]))
    assert b'rel="external noreferrer"' in page.content
    assert b"/api/v1/organisations/zz.m034" in page.content


def test_few_questions_and_no_cookie(
    client: Client, practice: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/nl/organisaties/zz.m034/")
    with django_assert_max_num_queries(14):
        response = client.get("/nl/organisaties/zz.m034/")
    assert not response.cookies
    again = client.get("/nl/organisaties/zz.m034/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.reference
def test_utrecht(reference: Edition) -> None:
    said = said_of("nl.gm0344")
    assert said["headline"] == "Utrecht heeft 5 officiële accounts; op Mastodon en Bluesky vonden we er geen"
    assert said["website"] == "utrecht.nl staat in het register van internetdomeinen van de overheid."
    assert said["cards"][0]["yardstick"].n == 32


@pytest.mark.reference
def test_beekdaelen_has_none_and_appingedam_went_into_eemsdelta(reference: Edition) -> None:
    assert said_of("nl.gm1954")["headline"] == "Van Beekdaelen vonden we geen officieel account"
    former = former_page(Organisation.objects.get(pk="nl.gm0003"))
    assert former["headline"] == "Appingedam ging op in Eemsdelta"


@pytest.mark.reference
def test_one_linkedin_account_answers_for_two(reference: Edition) -> None:
    rows = said_of("nl.gm0553")["accounts"]["rows"]
    assert "samen met Hillegom" in [row["cells"][1]["note"] for row in rows]
