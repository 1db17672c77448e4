"""What tests of pages share: static files without a build, no remembered attempts, Dutch, invented places."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.utils import translation
from pytest_django.fixtures import Settings

if TYPE_CHECKING:
    from meetlat.register.models import Organisation


@pytest.fixture(autouse=True)
def _without_a_build(settings: Settings) -> None:
    """Addresses of static files without the manifest that a build leaves behind."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    cache.clear()
    with translation.override("nl"):
        yield


@pytest.fixture
def organisation(db: None) -> "Organisation":
    return _municipality("nl.gm9901", "Lutjewaard")


@pytest.fixture
def neighbour(db: None) -> "Organisation":
    return _municipality("nl.gm9902", "Grootewaard")


def _municipality(id: str, name: str) -> "Organisation":
    from meetlat.register.models import Organisation  # the settings are read after this file

    return Organisation.objects.create(id=id, kind="municipality", name=name, country="NL")
