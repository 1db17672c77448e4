"""What tests of collecting share: an empty lake and two invented official accounts."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.fixtures import Settings

from meetlat.lake import Lake

if TYPE_CHECKING:
    from meetlat.register.models import Account


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    """A home of this test's own: secrets, locks, certificates, lake."""
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def official(db: None) -> "Account":
    from tests.collect.registering import register

    return register("x", "gem_lutjewaard", platform_id="4711")
