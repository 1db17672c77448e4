"""Reading the lake: each message once, the same on any number of processes, and after any number of deaths."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from meetlat.collect.readings import reading
from meetlat.collect.readings.reading import PartReader, read_lake
from meetlat.lake import Lake, connect
from meetlat.lake.files import DamagedFile
from meetlat.lake.manifest import read_manifest
from tests.collect.readings.plain_reader import PlainReader
from tests.lake.model import row, table
from tests.lake.small import low_limits
from tests.lake.works import MONTHS

__all__ = ["low_limits"]
VERSION = "1-aaaaaaaa"
WORDS = ("Wanneer komt het afval?", "Mooi weer vandaag", "", "Is de balie open?")
KILLS = 4


def fill(folder: Path, number: int = 60) -> Lake:
    lake = Lake(folder)
    with patch("meetlat.lake.partitions.SMALL", 0):
        for start in range(1, number, 20):
            keys = range(start, min(start + 20, number + 1))
            lake.commit(
                table(row(key, text=WORDS[key % 4], author=key, created_at=MONTHS[key % 3]) for key in keys), run=1
            )
    return lake


def told(lake: Lake) -> Any:
    return lake.readings(connect()).order_by("key").to_pyarrow().to_pylist()


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return fill(tmp_path / "lake")


def test_everything_is_read_once(lake: Lake) -> None:
    said = read_lake(lake, PlainReader(), VERSION)
    assert (said.read, said.already, said.version) == (60, 0, VERSION)
    assert [one["is_question"] for one in told(lake)] == ["?" in WORDS[key % 4] for key in range(1, 61)]
    again = read_lake(lake, PlainReader(), VERSION)
    assert (again.read, again.already) == (0, 60)


def test_only_what_changed_is_read_again(lake: Lake) -> None:
    read_lake(lake, PlainReader(), VERSION)
    lake.commit(table([row(1, text="Echt?", author=1, created_at=MONTHS[1])]), run=2)
    assert read_lake(lake, PlainReader(), VERSION).read == 20  # those of its month, which was written anew
    assert told(lake)[0]["is_question"] is True


def test_another_version_reads_everything_and_takes_the_place_of_the_first(lake: Lake) -> None:
    read_lake(lake, PlainReader(), "1-before")
    assert read_lake(lake, PlainReader(), VERSION).read == 60
    assert [folder.name for folder in (lake.folder / "readings").iterdir() if folder.is_dir()] == [VERSION]


def test_how_far_it_is_is_told(lake: Lake) -> None:
    seen: list[tuple[int, int]] = []
    read_lake(lake, PlainReader(), VERSION, progress=lambda done, all: seen.append((done, all)))
    assert seen == sorted(seen)
    assert seen[-1] == (60, 60)


def test_an_empty_lake(tmp_path: Path) -> None:
    said = read_lake(Lake(tmp_path / "none"), PlainReader(), VERSION)
    assert (said.read, said.already) == (0, 0)


@pytest.mark.usefixtures("low_limits")
def test_a_file_that_goes_meanwhile_is_not_missed(lake: Lake) -> None:
    """An import beside us: what it wrote anew is read in the next pass."""
    done: list[int] = []

    def interfere(_done: int, _all: int) -> None:
        done.append(1)
        if len(done) == 2:
            lake.erase(authors=[7])
            lake.commit(table([row(5, text="Echt?", author=5, created_at=MONTHS[2])]), run=2)

    said = read_lake(lake, PlainReader(), VERSION, progress=interfere)
    assert [one["key"] for one in told(lake)] == [key for key in range(1, 61) if key != 7]
    assert told(lake)[4]["is_question"] is True
    assert said.read >= 59
    assert lake.check().sound


def test_a_damaged_file_is_named(lake: Lake) -> None:
    file = read_manifest(lake.folder).messages[0]
    (lake.folder / file.path).write_bytes(b"PAR1")
    with pytest.raises(DamagedFile, match=r"\.parquet cannot be read"):
        read_lake(lake, PlainReader(), VERSION)


def test_a_part_of_a_file_that_went_is_nothing(lake: Lake) -> None:
    part = next(reading._parts(lake, read_manifest(lake.folder).messages))
    lake.erase(authors=range(1, 61))
    assert PartReader(lake.folder, PlainReader()).read(part) is None


@pytest.mark.slow
def test_the_same_on_any_number_of_processes(tmp_path: Path) -> None:
    """More messages than are read without processes, in files of many groups of rows."""
    first = None
    for processes in (1, 2, 3):
        lake = fill(tmp_path / str(processes), 300)
        with patch.object(reading, "SMALL", 10):
            assert read_lake(lake, PlainReader(), VERSION, processes=processes).read == 300
        first = first or told(lake)
        assert told(lake) == first


READ = """
import sys
from pathlib import Path
from meetlat.collect.readings.reading import read_lake
from meetlat.lake import Lake
from tests.collect.readings.plain_reader import PlainReader
print("begun", flush=True)
read_lake(Lake(Path(sys.argv[1])), PlainReader(), "1-aaaaaaaa")
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_reader_that_is_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)
    lake, undisturbed = fill(tmp_path / "lake", 400), fill(tmp_path / "undisturbed", 400)
    read_lake(undisturbed, PlainReader(), VERSION)
    for _ in range(KILLS):
        reader = subprocess.Popen([sys.executable, "-c", READ, lake.folder], stdout=subprocess.PIPE, text=True)
        assert reader.stdout
        reader.stdout.readline()
        time.sleep(choose.uniform(0, 0.2))
        os.kill(reader.pid, signal.SIGKILL)
        reader.communicate()
        assert lake.check().sound
    said = read_lake(lake, PlainReader(), VERSION)
    assert said.read + said.already == 400
    assert told(lake) == told(undisturbed)
    assert list(lake.folder.rglob("*.part")) == []
