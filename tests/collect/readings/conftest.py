"""A lake that was read, and somebody who corrects."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from meetlat.lake import Lake
from tests.collect.readings.plain_reader import PlainReader
from tests.lake.model import row, table

if TYPE_CHECKING:
    from meetlat.site.people.models import User


@pytest.fixture
def read(tmp_path: Path) -> Lake:
    from meetlat.collect.readings.reading import read_lake
    from tests.collect.readings.saying import TEXTS, VERSION  # models: the settings are read after this file

    lake = Lake(tmp_path / "lake")
    lake.commit(table(row(key, text=text, author=10 + key % 3) for key, text in TEXTS.items()), run=1)
    read_lake(lake, PlainReader(), VERSION)
    return lake


@pytest.fixture
def anna(db: None) -> "User":
    from meetlat.site.people.models import User

    return User.objects.create_user("anna", role=User.Role.RESEARCHER)
