"""The national picture: a heading the figures can carry, tables that open, and help where nothing was counted."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from meetlat.register.models import Change
from meetlat.register.vocabulary import kinds
from meetlat.report.models import Edition
from meetlat.site.pages.national.counted import Counted, _widest, group
from meetlat.site.pages.national.headline import Presence, national_headline, platform_headline
from meetlat.site.pages.national.page import national_page
from meetlat.site.pages.national.spread import accounts_each, frozen
from meetlat.site.pages.national.words import MASCULINE, NEUTER, words
from tests.report.tampering import begin_anew

DUTCH = words("municipality", "NL", "nl", say_country=False)
BOTH = "Vrijwel elke gemeente zit op Facebook. Bijna geen enkele op Mastodon."
COMMON = ("Facebook", "X", "Instagram", "LinkedIn", "YouTube", "Mastodon", "Bluesky")


def presences(*counts: int) -> list[Presence]:
    return [Presence(name, count) for name, count in zip(COMMON, counts, strict=False)]


@pytest.mark.parametrize(
    ("n", "with_account", "counts", "heading"),
    [
        (342, 341, (337, 317, 277, 259, 153, 6, 0), BOTH),
        (100, 100, (100, 40), "Elke gemeente zit op Facebook."),
        (100, 100, (95, 40), "Vrijwel elke gemeente zit op Facebook."),
        (100, 100, (94, 40), "De meeste gemeenten zitten op Facebook."),
        (100, 100, (75, 40), "De meeste gemeenten zitten op Facebook."),
        (100, 100, (74, 40), "Meer dan de helft van de gemeenten zit op Facebook."),
        (100, 100, (51, 40), "Meer dan de helft van de gemeenten zit op Facebook."),
        (100, 100, (50, 40), "Facebook telt de meeste gemeenten: ten minste 50,0%."),
        (100, 100, (98, 98, 40), "Vrijwel elke gemeente zit op Facebook en X."),  # a draw is called a draw
        (100, 100, (60, 60, 60), "Op elk platform zijn evenveel gemeenten gevonden."),
        (100, 89, (80, 2), "De meeste gemeenten zitten op Facebook."),  # too much is missed to say: hardly any
        (100, 90, (80, 5), "De meeste gemeenten zitten op Facebook. Bijna geen enkele op X."),
        (100, 90, (80, 6), "De meeste gemeenten zitten op Facebook."),
        (100, 90, (80, 0), "De meeste gemeenten zitten op Facebook."),  # none found is not: hardly any
        (100, 49, (49, 2), "Van 49 van de 100 gemeenten kent het register een account."),
        (4, 4, (4, 1), "Van 4 van de 4 gemeenten kent het register een account."),  # too few for "every" and "most"
        (1, 1, (1, 0), "Het register kent een account van de enige gemeente."),
        (100, 0, (0, 0), "Het register kent nog geen accounts van gemeenten."),
        (100, 3, (), "Het register kent nog geen accounts van gemeenten."),
    ],
)
def test_heading(n: int, with_account: int, counts: tuple[int, ...], heading: str) -> None:
    assert national_headline(n, with_account, presences(*counts), DUTCH, "nl") == heading


@pytest.mark.parametrize(
    ("count", "heading"),
    [
        (337, "Vrijwel elke gemeente zit op Facebook."),
        (150, "150 van de 342 gemeenten zijn gevonden op Facebook."),
        (6, "Bijna geen enkele gemeente zit op Facebook."),
        (0, "Op Facebook is geen enkele gemeente gevonden."),
    ],
)
def test_heading_of_a_platform(count: int, heading: str) -> None:
    assert platform_headline(342, 341, Presence("Facebook", count), DUTCH, "nl") == heading


@pytest.mark.parametrize(
    ("kind", "language", "every", "nobody"),
    [
        ("municipality", "nl", "elke gemeente in België", "geen enkele gemeente in België"),
        ("water_authority", "nl", "elk waterschap in België", "geen enkel waterschap in België"),
        ("other", "nl", "elke organisatie in België", "geen enkele organisatie in België"),
        ("ministry", "en", "every ministry in Belgium", "no ministry in Belgium"),
        ("ministry", "fr", "tous les ministères en Belgique", "aucun ministère en Belgique"),
        ("municipality", "fr", "toutes les communes en Belgique", "aucune commune en Belgique"),
    ],
)
def test_kinds_stand_in_a_sentence(kind: str, language: str, every: str, nobody: str) -> None:
    said = words(kind, "BE", language)
    assert (said.every, said.nobody) == (every, nobody)


def test_grammar_names_only_kinds_that_exist() -> None:
    assert set(kinds()) >= NEUTER
    assert set(kinds()) >= MASCULINE


def test_a_group_without_a_province_is_not_the_whole() -> None:
    rows = [("any_account", "", "", "", 0.5, 1.0, 2), ("any_account", "", "", "", 0.9, 9.0, 10)]
    for order in (rows, rows[::-1]):
        assert _widest(order)["any_account", "", "", ""] == Counted(0.9, 9.0, 10)


def test_home_shows_the_practice_country(client: Client, practice: Edition, db: None) -> None:
    response = client.get("/nl/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Oefenland" in page
    assert page.count("<h1>") == 1
    assert "set-cookie" not in response.headers


def test_figures_of_the_page_are_those_of_the_edition(practice: Edition, db: None) -> None:
    counted = group(practice, "ZZ", "municipality")
    said = national_page(practice, "ZZ", "municipality", "nl")
    shown = {row["cells"][0]["text"]: row["cells"][1] for row in said["platform_table"]["rows"]}
    assert shown == {one.name: str(counted.on(one.id)) for one in counted.platforms()}


def test_accounts_per_organisation_add_up(practice: Edition, db: None) -> None:
    counted = group(practice, "ZZ", "municipality")
    found = accounts_each(frozen(practice, counted))
    accounts = counted.figure("accounts")
    assert sum(found.values()) == counted.organisations
    assert accounts is not None
    assert sum(each * n for each, n in found.items()) == accounts.count


def test_every_share_opens_its_figure(client: Client, practice: Edition, db: None) -> None:
    page = client.get("/nl/overzicht/ZZ/municipality/").content.decode()
    links = set(re.findall(r'href="([^"]*/cijfers/[^"]*)"', page))
    assert len(links) > 20
    for link in sorted(links):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


@pytest.mark.parametrize("kind", ["municipality", "water_authority", "ministry"])
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_kind_in_every_language(kind: str, language: str, practice: Edition, db: None) -> None:
    with translation.override(language):
        said = national_page(practice, "ZZ", kind, language)
    assert said["headline"]
    assert "%(" not in str({name: said[name] for name in ("headline", "lead", "source")})


@pytest.mark.parametrize("address", ["XX/municipality/", "ZZ/nothing/", "NL/municipality/"])
def test_what_was_not_counted_is_not_there(address: str, client: Client, practice: Edition, db: None) -> None:
    response = client.get(f"/nl/overzicht/{address}")
    assert response.status_code == 404
    assert "/nl/overzicht/ZZ/municipality/" in response.content.decode()


def test_an_unknown_platform_shows_the_usual_map(client: Client, practice: Edition, db: None) -> None:
    assert client.get("/nl/?platform=nothing&map=tiles").status_code == 200


def test_without_an_edition_the_page_says_so(client: Client, db: None) -> None:
    begin_anew()
    response = client.get("/nl/")
    assert response.status_code == 503
    assert "Er is nog niets geteld" in response.content.decode()


def test_a_page_is_kept_until_the_register_changes(client: Client, practice: Edition, db: None) -> None:
    first = client.get("/nl/overzicht/ZZ/ministry/").content
    assert _queries(client, "/nl/overzicht/ZZ/ministry/") == 1
    Change.objects.create(subject="account:1", field="role", reason="because")
    assert _queries(client, "/nl/overzicht/ZZ/ministry/") > 3
    assert client.get("/nl/overzicht/ZZ/ministry/").content == first


def test_a_page_asks_little(client: Client, practice: Edition, db: None) -> None:
    assert _queries(client, "/nl/overzicht/ZZ/municipality/?map=tiles") <= 20  # the first, that reads the edition
    assert _queries(client, "/nl/overzicht/ZZ/municipality/?platform=x") <= 13


def _queries(client: Client, address: str) -> int:
    asked: list[str] = []

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        assert client.get(address).status_code == 200
    return len(asked)


def test_compressed_and_plain_are_the_same_page(client: Client, practice: Edition, db: None) -> None:
    plain = client.get("/nl/overzicht/ZZ/ministry/")
    small = client.get("/nl/overzicht/ZZ/ministry/", headers={"accept-encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in small.headers["Vary"]


@pytest.mark.reference
def test_the_real_picture(client: Client, reference: Edition, db: None) -> None:
    said = national_page(reference, "NL", "municipality", "nl", at_home=True)
    assert said["headline"] == BOTH
    shown = {row["cells"][0]["text"]: (row["cells"][1], row["cells"][2]) for row in said["platform_table"]["rows"]}
    assert shown["Facebook"] == ("337", "98,5%")
    assert shown["Mastodon"] == ("6", "1,8%")
    assert said["shared"]["table"]["rows"][0]["cells"][2] == "Hillegom, Lisse"
    assert len(said["moves"]["table"]["rows"]) == 6


@pytest.mark.reference
@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Nearly every municipality is on Facebook. Almost none on Mastodon."),
        ("fr", "Presque toutes les communes sont sur Facebook. Presque aucune sur Mastodon."),
    ],
)
def test_the_real_heading_translated(client: Client, reference: Edition, db: None, language: str, heading: str) -> None:
    assert heading in client.get(f"/{language}/").content.decode()


@pytest.mark.reference
def test_belgian_federal_public_services(client: Client, reference: Edition, db: None) -> None:
    page = client.get("/nl/overzicht/BE/federal_public_service/").content.decode()
    assert "Elke federale overheidsdienst in België zit op LinkedIn" in page
