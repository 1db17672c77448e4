"""The practice country beside real bodies: only where it is asked for, and never without saying so."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from meetlat.register.models import Account, Holding, Load, Organisation
from meetlat.report.models import Edition, Figure
from meetlat.site.pages.national import counted
from meetlat.site.pages.national.choice import choices
from meetlat.site.pages.organisations import known

pytestmark = pytest.mark.django_db

BANNER = "Oefenland: deze gemeenten en deze cijfers zijn verzonnen."
REAL, INVENTED = "nl.gm9001", "zz.m001"


@pytest.fixture(autouse=True)
def both_sides() -> Iterator[None]:
    """A real municipality and an invented one, each with an account and a census."""
    known._everyone.cache_clear()
    for id, name, practice in ((REAL, "Eerstdorp", False), (INVENTED, "Schijndorp", True)):
        Load.objects.create(day=date(2026, 4, 6), format_version="1", practice=practice, files={}, report={})
        town = Organisation.objects.create(id=id, kind="municipality", name=name, country=id[:2].upper())
        url = f"https://x.com/{name}"
        account = Account.objects.create(platform="x", handle=name, key=name.lower(), url=url)
        Holding.objects.create(account=account, organisation=town)
        edition("census", practice=practice)
    yield
    known._everyone.cache_clear()


def edition(subject: str, *, practice: bool) -> Edition:
    side = "invented" if practice else "real"
    return Edition.objects.create(
        id=f"{subject}-{side}", subject=subject, day=date(2026, 1, 1), taken_at=datetime.now(UTC), practice=practice,
        inputs={}, indicators={}, queries={}, checksum=side, version="0",
    )  # fmt: skip


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        f"/nl/organisaties/{INVENTED}/",
        f"/nl/organisaties/{INVENTED}/meting/",
        "/nl/organisaties/?country=ZZ",
        f"/nl/vergelijken/?with={INVENTED}",
        "/nl/overzicht/ZZ/municipality/",
        "/nl/platforms/?country=ZZ",
        "/nl/edities/census-invented/",
        "/nl/edities/census-real/census-invented/",
        "/nl/account-controleren/?account=https://x.com/Schijndorp",
    ],
)
def test_what_is_invented_says_so(client: Client, address: str) -> None:
    assert BANNER in page(client, address)


@pytest.mark.parametrize(
    "address",
    [
        "/nl/",
        "/nl/organisaties/",
        "/nl/organisaties/?country=",
        "/nl/organisaties/?q=dorp",
        f"/nl/organisaties/{REAL}/",
        f"/nl/vergelijken/?with={REAL}",
        "/nl/overzicht/NL/municipality/",
        "/nl/verzameld/?q=dorp",
        "/nl/edities/census-real/",
        "/nl/account-controleren/?account=https://x.com/Eerstdor",
        "/api/v1/organisations",
        "/api/v1/accounts",
    ],
)
def test_what_is_real_knows_no_invented_one(client: Client, address: str) -> None:
    said = page(client, address)
    assert BANNER not in said
    assert "Schijndorp" not in said


@pytest.mark.parametrize("address", ["/api/v1/organisations?country=ZZ", "/api/v1/accounts?country=ZZ"])
def test_who_names_the_country_gets_it(client: Client, address: str) -> None:
    said = page(client, address)
    assert "Schijndorp" in said
    assert "Eerstdorp" not in said


def test_the_list_marks_each_invented_one(client: Client) -> None:
    said = page(client, "/nl/organisaties/?country=ZZ")
    assert "Schijndorp" in said
    assert "Eerstdorp" not in said
    assert "oefenland, gemeente" in said


def test_a_search_that_finds_nobody_real_names_the_country_of_the_others(client: Client) -> None:
    said = page(client, "/nl/organisaties/?q=schijndorp")
    assert "Schijndorp, gemeente, Oefenland" in said
    assert BANNER not in said


def test_one_can_choose_the_practice_country_after_the_real_ones(client: Client) -> None:
    options = re.findall(r'<option value="([A-Z]{2})".*>(.+)</option>', page(client, "/nl/organisaties/"))
    assert options == [("NL", "Nederland"), ("ZZ", "Oefenland (verzonnen)")]


def test_the_countries_of_both_sides_are_offered_with_the_invented_one_last(client: Client) -> None:
    counted._groups.cache_clear()
    for edition in Edition.objects.all():
        country = "ZZ" if edition.practice else "NL"
        cut = {"country": country, "kind": "municipality", "size_class": "", "province": "", "platform": ""}
        Figure.objects.create(edition=edition, indicator="any_account", value=1, count=1, n=1, **cut)
    assert [choice["country"] for choice in choices("nl")] == ["Nederland", "Oefenland (verzonnen)"]
    not_counted = page(client, "/nl/overzicht/NL/ministry/")
    assert re.findall(r'<li><a href="(/nl/overzicht/.+?)"', not_counted) == [
        "/nl/overzicht/NL/municipality/",
        "/nl/overzicht/ZZ/municipality/",
    ]
    counted._groups.cache_clear()
