"""What tests of pages share: static files without a build, no remembered attempts, Dutch, invented places."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.utils import translation
from pytest_django.fixtures import Settings

if TYPE_CHECKING:
    from meetlat.lake import Lake
    from meetlat.register.models import Organisation
    from meetlat.report.models import Edition


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


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Lake":
    """A lake of this test's own."""
    from meetlat.lake import Lake

    monkeypatch.setenv("MEETLAT_LAKE", str(tmp_path / "lake"))
    return Lake(tmp_path / "lake")


@pytest.fixture
def things(practice: "Edition", organisation: "Organisation", lake: "Lake") -> dict[str, Any]:
    """One of everything that an address can name."""
    from meetlat.collect.evidence.models import Proposal
    from meetlat.collect.models import Run
    from meetlat.collect.readings.reading import read_lake
    from meetlat.register.models import Account, Holding
    from meetlat.site.people.models import User
    from tests.collect.readings.plain_reader import PlainReader
    from tests.lake.model import row, table

    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    Holding.objects.create(account=account, organisation=organisation)
    lake.commit(table([row(1, account=str(account.pk))]), run=1)
    read_lake(lake, PlainReader(), "1-aaaaaaaa")
    person = User.objects.create_user("iemand")
    day = date(2026, 6, 1)
    proposal = Proposal.objects.create(
        organisation=organisation, platform="x", handle="waard", fingerprint=1, score=4, first_day=day, last_day=day
    )
    return {
        "organisation": organisation.pk,
        "account": account.pk,
        "person": person.pk,
        "run": Run.objects.create(source="mastodon").pk,
        "proposal": proposal.pk,
        "message": f"{1:016x}",
        "edition": practice.pk,
        "country": organisation.country,
        "kind": organisation.kind,
        "platform": "x",
        "indicator": "on_platform",
        "file": "figures.csv",
        "rest": "nergens",
    }
