"""Checking a lake: every kind of damage is named, none is raised, and a sound one is sound."""

from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.lake import Checked, Lake
from meetlat.lake.change import changing
from meetlat.lake.files import row_groups
from meetlat.lake.manifest import read_manifest
from tests.lake.model import row, table
from tests.lake.small import low_limits
from tests.lake.works import prepare

__all__ = ["low_limits"]


def first(folder: Path) -> Path:
    return folder / read_manifest(folder).messages[0].path


def flip_a_byte(folder: Path) -> None:
    content = bytearray(first(folder).read_bytes())
    content[len(content) // 2] ^= 1
    first(folder).write_bytes(content)


def cut(folder: Path) -> None:
    first(folder).write_bytes(first(folder).read_bytes()[:-1])


def a_folder_instead(folder: Path) -> None:
    first(folder).unlink()
    first(folder).mkdir()


def remove(folder: Path) -> None:
    first(folder).unlink()


def remove_a_snapshot(folder: Path) -> None:
    (folder / read_manifest(folder).snapshots[0].path).unlink()


def leave_litter(folder: Path) -> None:
    (folder / "staging").mkdir(exist_ok=True)
    (folder / "staging" / "half").write_bytes(b"")
    first(folder).with_name("copy.parquet").write_bytes(first(folder).read_bytes())


def write_into_another_month(folder: Path) -> None:
    with changing(folder) as change:
        file = change.before.messages[0]
        change.write_messages(file.platform, "1999-12", (rows for _, rows in row_groups(folder, file)))
        change.drop(file)
        change.commit()


def double(folder: Path) -> None:
    with changing(folder) as change:
        file = change.before.messages[0]
        change.write_messages(file.platform, file.month, (rows for _, rows in row_groups(folder, file)))
        change.commit()


FAULTS: list[tuple[Callable[[Path], None], dict[str, int], str]] = [
    (flip_a_byte, {"bad_files": 1}, "its bytes are not those that were written"),
    (cut, {"bad_files": 1}, "its bytes are not those that were written"),
    (a_folder_instead, {"bad_files": 1}, "it cannot be read"),
    (remove, {"orphans": 1}, "the manifest lists it"),
    (remove_a_snapshot, {"orphans": 1}, "the manifest lists it"),
    (leave_litter, {"orphans": 2}, "no manifest lists it"),
    (write_into_another_month, {"bad_files": 1}, "it holds messages of 2026-01"),
    (double, {"duplicates": 5}, "is in the lake more than once"),
]


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize(("fault", "counted", "says"), FAULTS, ids=[fault[0].__name__ for fault in FAULTS])
def test_a_fault(tmp_path: Path, fault: Callable[[Path], None], counted: dict[str, int], says: str) -> None:
    lake = prepare(tmp_path)
    assert lake.check().sound
    fault(tmp_path)
    checked = lake.check()
    assert not checked.sound
    assert {name: getattr(checked, name) for name in counted} == counted
    others = {"bad_files", "orphans", "duplicates"} - counted.keys()
    assert [getattr(checked, name) for name in others] == [0, 0]
    assert any(says in finding.detail for finding in checked.findings)


def test_a_sound_lake(tmp_path: Path) -> None:
    assert Lake(tmp_path / "none").check() == Checked(0, 0, 0, 0, ())
    checked = prepare(tmp_path).check()
    assert (checked.messages, checked.snapshots, checked.files, checked.sound) == (30, 1, 7, True)


def test_litter_goes_with_the_next_change(tmp_path: Path) -> None:
    lake = prepare(tmp_path)
    leave_litter(tmp_path)
    lake.commit(table([row(1)]), run=1)
    assert lake.check().sound
