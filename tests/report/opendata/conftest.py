"""The published files of the practice country."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from meetlat.report.models import Edition


@pytest.fixture
def home(practice: "Edition", tmp_path: Path, db: None) -> Path:
    """A home of its own that holds the frozen inputs of the edition, not yet published."""
    from meetlat import environment
    from meetlat.report.editions import folder

    kept = shutil.ignore_patterns("open", "open.*")
    shutil.copytree(folder(environment.home(), practice.pk), folder(tmp_path, practice.pk), ignore=kept)
    return tmp_path


@pytest.fixture
def opened(home: Path, practice: "Edition") -> Path:
    """The folder with the published files."""
    from meetlat.report.editions import folder
    from meetlat.report.opendata import publish

    publish(home, practice)
    return folder(home, practice.pk) / "open"
