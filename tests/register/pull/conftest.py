"""Sources on this machine, and a folder to pull into."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.register.pull.sources_on_here import Sources, served

if TYPE_CHECKING:
    from tests.register.pull.pulling import Puller


@pytest.fixture
def sources() -> Iterator[Sources]:
    with served() as sources:
        yield sources


@pytest.fixture(scope="session")
def pulled_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a whole pull made on the first day. For copying, not for changing."""
    from tests.register.pull.pulling import Puller  # models need Django, which is set up after this file is read

    with served() as sources:
        first = Puller(tmp_path_factory.mktemp("pulled") / "reference", sources)
        first.pull()
    return first.folder


@pytest.fixture
def puller_again(puller: "Puller", pulled_before: Path) -> "Puller":
    """A folder as it is after a first pull."""
    shutil.copytree(pulled_before, puller.folder)
    return puller


@pytest.fixture
def puller(tmp_path: Path, sources: Sources) -> "Puller":
    from tests.register.pull.pulling import Puller

    return Puller(tmp_path / "reference", sources)
