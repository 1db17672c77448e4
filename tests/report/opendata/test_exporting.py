"""An edition as a folder to take away: what is open of it, whole, and never over what stands there."""

import hashlib
from pathlib import Path

import pytest

from meetlat import environment
from meetlat.report.models import Edition
from meetlat.report.opendata import NotExported, names
from meetlat.report.opendata.exporting import export
from tests.report import measuring

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(home: Path) -> Edition:
    return measuring.edition()


def test_everything_that_is_open_and_nothing_else(edition: Edition, tmp_path: Path) -> None:
    said = export(environment.home(), edition, tmp_path / "out")
    folder = tmp_path / "out" / edition.id
    assert (said["edition"], said["folder"]) == (edition.id, str(folder))
    assert sorted(file.name for file in folder.iterdir()) == sorted(names(edition))
    assert "contacts.parquet" not in names(edition)
    for one in said["files"]:
        told = (folder / one["name"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(told), hashlib.sha256(told).hexdigest())
        assert str(measuring.PERSON).encode() not in told


def test_a_second_time_nothing_is_touched(edition: Edition, tmp_path: Path) -> None:
    export(environment.home(), edition, tmp_path)
    with pytest.raises(NotExported, match=r"is there already\. Remove it, or name another folder with --into\."):
        export(environment.home(), edition, tmp_path)


def test_where_nothing_can_be_written(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotExported, match="cannot be written"):
        export(environment.home(), edition, tmp_path / "file")


def test_stopped_halfway_it_starts_again(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfile", stop)
        with pytest.raises(KeyboardInterrupt):
            export(environment.home(), edition, tmp_path / "out")
    assert not (tmp_path / "out" / edition.id).exists()
    export(environment.home(), edition, tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == [edition.id]
