"""Who is on a platform, and who was not found there, by name."""

import re

import pytest
from django.test import Client

from meetlat.register.platforms import platforms as known_platforms
from meetlat.report.census import census
from meetlat.report.models import Edition
from meetlat.site.pages.platforms.page import platform_page


def test_the_list_leads_to_every_platform(client: Client, practice: Edition, db: None) -> None:
    page = client.get("/nl/platforms/").content.decode()
    for platform in known_platforms().values():
        if platform.common:
            assert f"/nl/platforms/{platform.id}/?country=ZZ&amp;kind=municipality" in page


@pytest.mark.parametrize("platform", ["facebook", "mastodon"])
def test_everybody_is_there_or_not_found(platform: str, practice: Edition, db: None) -> None:
    said = platform_page(practice, known_platforms()[platform], "ZZ", "municipality", "nl")
    counted = census(practice, "ZZ", "municipality", platform)
    missing = [name for _address, name in said["missing"]["links"]]
    assert missing == [one["name"] for one in counted["missing"][platform]]
    assert len(said["found"]["links"]) == counted["platforms"][0]["organisations"]
    assert len(missing) + len(said["found"]["links"]) == counted["organisations"]


def test_each_name_leads_to_its_organisation(client: Client, practice: Edition, db: None) -> None:
    said = platform_page(practice, known_platforms()["x"], "ZZ", "municipality", "nl")
    address, name = said["found"]["links"][0]
    response = client.get(address)
    assert response.status_code == 200
    assert name in response.content.decode()


def test_cuts_add_up_to_the_whole(practice: Edition, db: None) -> None:
    said = platform_page(practice, known_platforms()["facebook"], "ZZ", "municipality", "nl")
    whole = len(said["found"]["links"])
    assert said["tables"]
    for table in said["tables"]:
        assert sum(int(row["cells"][2]) for row in table["rows"]) == whole


@pytest.mark.parametrize(
    "address",
    ["nothing/", "x/?country=XX", "x/?kind=nothing", "x/?country=NL&kind=municipality", "weibo/?kind=ministry"],
)
def test_what_was_not_counted_is_not_there(address: str, client: Client, practice: Edition, db: None) -> None:
    assert client.get(f"/nl/platforms/{address}").status_code == 404


def test_the_list_of_an_unknown_kind_is_not_there(client: Client, practice: Edition, db: None) -> None:
    assert client.get("/nl/platforms/?kind=nothing").status_code == 404


def test_not_found_is_never_called_absent(client: Client, practice: Edition, db: None) -> None:
    page = client.get("/nl/platforms/mastodon/").content.decode()
    assert "Niet gevonden op Mastodon" in page
    assert not re.search("niet aanwezig|afwezig", page)


@pytest.mark.reference
def test_the_25_dutch_municipalities_not_found_on_x(client: Client, reference: Edition, db: None) -> None:
    said = platform_page(reference, known_platforms()["x"], "NL", "municipality", "nl")
    missing = [name for _address, name in said["missing"]["links"]]
    assert len(missing) == 25
    assert {"Beekdaelen", "Zoetermeer", "Alphen-Chaam"} <= set(missing)
    page = client.get("/nl/platforms/x/").content.decode()
    assert all(f">{name}<" in page for name in missing)
