"""How complete the register is: by kind and platform, with a picture of what both sources missed."""

from pathlib import Path

import pytest
from django.test import Client

from tests.report.tampering import rows
from tests.site.pages.estimating import completeness_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "/nl/overzicht/volledigheid/"
BANNER = "Oefenland: deze gemeenten en deze cijfers zijn verzonnen."


def page(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_municipalities_come_first(client: Client, home: Path) -> None:
    edition = completeness_edition(home)
    said = page(client)
    assert "Accounts van gemeenten in Nederland: ten minste 61, waarschijnlijk 62" in said
    assert "Geteld bij 60 gemeenten waarvan de website is gelezen, 94% van alle." in said
    for cell in ("57", "43", "41", "0,8", "59", "60", "59 – 63", "1"):
        assert f"<td>{cell}</td>" in said
    assert "niet bekend" in said
    assert "Geen enkel account" not in said
    assert "Nog niet beslist: een website noemt het account" in said
    assert "Ruw: " not in said
    assert f"/data/{edition.id}/figures.csv" in said
    assert '<a class="utrecht-breadcrumb-nav__link utrecht-breadcrumb-nav__link--first" href="/nl/overzicht/NL/' in said
    assert BANNER not in said


def test_the_picture_says_what_both_missed(client: Client, home: Path) -> None:
    completeness_edition(home)
    said = page(client)
    assert "Het minst zeker is X: daar misten ze er waarschijnlijk 0,8, en hooguit 4." in said
    assert "<td>0,0 – 3,1</td>" in said


def test_another_kind(client: Client, home: Path) -> None:
    completeness_edition(home)
    said = page(client, f"{ADDRESS}?kind=province")
    assert "Accounts van provincies in Nederland: ten minste 5, en waarschijnlijk niet veel meer" in said
    assert "<small>ruw</small>" in said
    assert "Ruw: minder dan zeven accounts" in said
    assert "gemeenten in Nederland" in page(client, f"{ADDRESS}?kind=castle")


def test_where_nothing_is_known_of_both(client: Client, home: Path) -> None:
    from meetlat.report.models import Figure

    edition = completeness_edition(home)
    rows(Figure, edition=edition, platform="x").delete()
    said = page(client)
    assert "<svg" not in said.split("<main")[1]
    assert "Niet bekend: geen enkel account staat in beide bronnen." in said


def test_an_invented_one_says_so_and_a_country_without_one_too(client: Client, home: Path) -> None:
    completeness_edition(home, "ZZ")
    assert BANNER in page(client)
    said = page(client, f"{ADDRESS}?country=NL")
    assert BANNER not in said
    assert "Hoe volledig het register in Nederland is, is nog niet geschat" in said
    assert f'<a href="{ADDRESS}?country=ZZ">Oefenland</a>' in said
    assert "Hoe volledig het register hier is" in page(client, f"{ADDRESS}?edition=no")


@pytest.mark.parametrize(("language", "address"), [("en", "overview/completeness"), ("fr", "apercu/completude")])
def test_in_other_languages(client: Client, home: Path, language: str, address: str) -> None:
    completeness_edition(home)
    assert "waarschijnlijk" not in page(client, f"/{language}/{address}/")


def test_the_edition_and_the_open_data(client: Client, home: Path) -> None:
    edition = completeness_edition(home)
    assert "In orde:" in page(client, f"/nl/edities/{edition.id}/")
    assert "hoe volledig het register van 6 april 2026 is" in page(client, "/nl/edities/")
    said = b"".join(client.get(f"/data/{edition.id}/datapackage.json")).decode()
    assert "completeness of the register" in said
    assert client.get(f"/data/{edition.id}/meetlat.xlsx").status_code == 404
