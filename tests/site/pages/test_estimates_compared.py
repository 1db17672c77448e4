"""Two editions of estimates: what changed, and what chance can explain."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.register.models import Organisation
from meetlat.report.models import Edition
from tests.site.pages.estimating import completeness_edition, residents_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LARGER = {"value": 4700.0, "low": 4400.0, "high": 5000.0}
GROWN = {"value": 156.3, "low": 120.0, "high": 193.0, "count": 40}


def told(client: Client, first: Edition, second: Edition) -> str:
    response = client.get(reverse("comparison", args=[first.pk, second.pk]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def pair(home: Path, **second: Any) -> tuple[Edition, Edition]:
    return residents_edition(home, name="residents-nl-2024"), residents_edition(home, **second)


def test_what_changed_by_more_than_chance_is_named(client: Client, home: Path) -> None:
    said = told(client, *pair(home, whole=LARGER, town=GROWN))
    assert "2 van de 4 schattingen veranderden meer dan toeval" in said
    assert "Van accounts van inwoners in 2024 naar accounts van inwoners in 2025." in said
    assert "3.760 (3.493 – 4.068)" in said
    assert "+940 (+510 – +1.342)" in said  # 940 less the root of 300 and 308 squared, plus that of 300 and 267
    assert "Aardam" in said
    assert "Beekdam" not in said
    assert said.count("ja, hoger") == 2


def test_who_left_the_register_is_named_by_its_id(client: Client, home: Path) -> None:
    both = pair(home, town=GROWN)
    Organisation.objects.filter(id="nl.gm9001").delete()
    assert "nl.gm9001" in told(client, *both)


def test_what_chance_can_explain_is_not(client: Client, home: Path) -> None:
    said = told(client, *pair(home, town={"value": 60.0, "low": 36.0, "high": 97.0, "count": 13}))
    assert "Geen van de schattingen veranderde meer dan toeval" in said
    assert "Geen enkele, meer dan toeval." in said
    assert "nee, het verschil is te klein" in said
    assert "0 (−" in said  # all together is what it was


def test_under_another_definition_nothing_is_compared(client: Client, home: Path) -> None:
    both = pair(home, versions={"residents": 2})
    assert "Deze twee edities hebben geen schatting gemeen" in told(client, *both)


def test_completeness_by_kind_and_platform(client: Client, home: Path) -> None:
    edition = completeness_edition(home)
    said = told(client, edition, edition)
    assert "X, gemeenten" in said
    assert "provincies" in said
    assert "Mastodon" not in said  # of which nothing was estimated
    assert "te weinig om iets te zeggen" in said  # five accounts of provinces
    assert "Welke gemeenten" not in said


def test_of_another_subject_there_is_nothing_to_compare(client: Client, home: Path) -> None:
    both = [residents_edition(home), completeness_edition(home)]
    response = client.get(reverse("comparison", args=[one.pk for one in both]))
    assert response.status_code == 404
    assert "Deze twee edities zijn niet te vergelijken" in response.content.decode()


@pytest.mark.parametrize("other", ["residents-zz-2025", "residents-be-2025"])
def test_estimates_of_two_countries_are_not_compared(other: str, client: Client, home: Path) -> None:
    both = [residents_edition(home).pk, residents_edition(home, name=other).pk]
    response = client.get(reverse("comparison", args=both))
    assert response.status_code == 404
    assert "Deze twee edities zijn niet te vergelijken" in response.content.decode()


def test_the_editions_can_be_chosen(client: Client, home: Path) -> None:
    first, second = pair(home)
    said = client.get(reverse("editions")).content.decode()
    assert 'id="residents-nl-first"' in said
    assert f'<option value="{first.pk}"' in said
    assert f'<option value="{second.pk}"' in said
