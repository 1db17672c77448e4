"""The files and the API of the real register: as many rows as there are bodies, and the figures everybody knows."""

import csv
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from meetlat import environment
from meetlat.report.editions import folder
from meetlat.report.models import Edition
from meetlat.report.opendata import publish

pytestmark = [pytest.mark.django_db, pytest.mark.reference]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_files(reference: Edition) -> None:
    publish(environment.home(), reference)
    opened = folder(environment.home(), reference.pk) / "open"
    bodies = rows(opened / "organisations.csv")
    assert len([one for one in bodies if (one["country"], one["kind"]) == ("NL", "municipality")]) == 342
    shared = [one for one in rows(opened / "accounts.csv") if one["handle"] == "hltsamen"]
    assert [one["organisation_names"] for one in shared] == ["Hillegom; Lisse"]


def test_the_census(reference: Edition, client: Client, settings: Settings) -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    said = client.get("/api/v1/census", {"platform": "x"}).json()
    assert (said["organisations"], said["with_account"], len(said["missing"]["x"])) == (342, 341, 25)
