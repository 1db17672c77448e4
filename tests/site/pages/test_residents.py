"""Residents on a platform: the words, the picture, a figure of others, and what is said where there is nothing."""

from pathlib import Path

import pytest
from django.test import Client

from meetlat.report.models import Figure
from tests.site.pages.estimating import residents_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "/nl/meting/inwoners/"
BANNER = "Oefenland: deze gemeenten en deze cijfers zijn verzonnen."


def page(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_all_platforms_together(client: Client, home: Path) -> None:
    edition = residents_edition(home)
    said = page(client)
    assert "Inwoners in Nederland schreven vanuit naar schatting 3.760 accounts" in said
    assert "Van de 3.760 accounts die in 2025 iets schreven, vertelden er 802 waar zij wonen." in said
    assert "4,69 (gemeten)" in said
    assert '<a href="/nl/organisaties/nl.gm9001/">Aardam</a>' in said
    for cell in ("<td>12</td>", "<td>56</td>", "<td>34 – 93</td>", "<td>1,2</td>", "<td>0,8 – 2,1</td>"):
        assert cell in said
    assert "inwoners niet bekend" in said
    assert f"/data/{edition.id}/figures.csv" in said
    assert BANNER not in said


def test_the_picture_has_words_and_a_table(client: Client, home: Path) -> None:
    residents_edition(home)
    said = page(client)
    assert 'role="img"' in said
    assert "Van Aardam met 1,2 tot Aardam met 1,2." in said
    assert said.count("<caption") == 3


def test_one_platform(client: Client, home: Path) -> None:
    residents_edition(home)
    said = page(client, f"{ADDRESS}?platform=x")
    assert "schreven op X vanuit naar schatting 900 accounts" in said
    assert "Past dat bij een cijfer van anderen?" not in said
    assert "<svg" not in said.split("<main")[1]
    assert '<option value="x" selected>' in said
    assert "3.760 accounts" in page(client, f"{ADDRESS}?platform=hyves")


@pytest.mark.parametrize(
    ("outside", "says"),
    [
        (5000, "Het andere cijfer ligt 932 boven onze marge."),
        (3493, "Het andere cijfer ligt in onze marge"),
        (4068, "Het andere cijfer ligt in onze marge"),
        (3000, "Het andere cijfer ligt 493 onder onze marge."),
    ],
)
def test_a_figure_of_others(client: Client, home: Path, outside: float, says: str) -> None:
    residents_edition(home, outside)
    said = page(client)
    assert "Peiling: " in said
    assert "Onze schatting is 3.760 (3.493 – 4.068)." in said
    assert says in said
    assert "Ook dit cijfer van anderen is verzonnen." not in said


def test_without_a_name_or_its_table_it_is_somebody_elses(client: Client, home: Path) -> None:
    edition = residents_edition(home, source="")
    assert "Iemand anders: 5.000" in page(client)
    (home / "editions" / edition.id / "asked.parquet").unlink()
    assert "Iemand anders: 5.000" in page(client, f"{ADDRESS}?edition={edition.id}")  # not the page that was kept


def test_a_factor_that_was_given_says_so(client: Client, home: Path) -> None:
    residents_edition(home, None, note="given")
    assert "(gegeven)" in page(client)


def test_an_invented_one_says_so(client: Client, home: Path) -> None:
    residents_edition(home, name="residents-zz-2025")
    said = page(client)
    assert BANNER in said
    assert "Ook dit cijfer van anderen is verzonnen." in said


def test_the_country_and_the_edition_that_are_asked_for(client: Client, home: Path) -> None:
    residents_edition(home)
    later = residents_edition(home, 4000, name="residents-nl-2025")
    assert later.id == "residents-nl-2025-no2"
    assert "Peiling: 4.000" in page(client, f"{ADDRESS}?country=NL")
    assert "Peiling: 5.000" in page(client, f"{ADDRESS}?edition=residents-nl-2025")
    for nothing in ("country=BE", "edition=census-2026-04-06"):
        said = page(client, f"{ADDRESS}?{nothing}")
        assert "is nog niet geschat" in said
        assert f'<a href="{ADDRESS}?country=NL">Nederland</a>' in said


@pytest.mark.parametrize(("language", "address"), [("en", "measuring/residents"), ("fr", "mesure/habitants")])
def test_in_other_languages(client: Client, home: Path, language: str, address: str) -> None:
    residents_edition(home)
    said = page(client, f"/{language}/{address}/")
    assert "geschat" not in said.split("<main")[1]


def test_the_edition_has_a_page_and_open_data(client: Client, home: Path) -> None:
    edition = residents_edition(home)
    said = page(client, f"/nl/edities/{edition.id}/")
    assert "In orde:" in said
    assert f"{ADDRESS}?edition={edition.id}" in said
    listed = page(client, "/nl/edities/")
    assert "accounts van inwoners in 2025" in listed
    assert "<select" not in listed
    csv = b"".join(client.get(f"/data/{edition.id}/figures.csv")).decode()
    assert csv.count("\n") == 1 + Figure.objects.filter(edition=edition).count()
    assert client.get(f"/data/{edition.id}/asked.parquet").status_code == 404
    package = client.get(f"/data/{edition.id}/datapackage.json")
    assert b"accounts of residents per municipality" in b"".join(package)
    api = client.get("/api/v1/editions?subject=residents").json()
    assert [one["id"] for one in api["results"]] == [edition.id]
    assert client.get(f"/api/v1/editions/{edition.id}/figures").json()["total"] == csv.count("\n") - 1


def test_there_is_no_page_of_one_figure(client: Client, home: Path) -> None:
    one = residents_edition(home)
    assert client.get(f"/nl/cijfers/{one.id}/residents/").status_code == 404
    assert client.post(ADDRESS).status_code == 405
