"""Killed at any moment, the lake is what it was or what it became; started again it ends as undisturbed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from meetlat.lake import Lake
from meetlat.lake.change import found_files
from meetlat.lake.manifest import read_manifest
from tests.lake.works import WORKS, prepare, state

KILLS = 6  # at most, of one importer


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_killed_at_every_step(tmp_path: Path, work: str) -> None:
    before = state(prepare(tmp_path / "lake").folder)
    room = tmp_path / "room"
    subprocess.run([sys.executable, "-m", "tests.lake.dying", work, tmp_path / "lake", room], check=True)
    after = state(room / "undisturbed")
    died = sorted(folder for folder in room.iterdir() if folder.name != "undisturbed")
    assert len(died) >= 4
    for folder in died:
        assert state(folder) in (before, after), folder
        assert {finding.fault for finding in Lake(folder).check().findings} <= {"unknown"}, folder
        WORKS[work](Lake(folder))
        assert state(folder) == after, folder
        assert set(found_files(folder)) == {folder / file.path for file in read_manifest(folder).files}
        assert work != "erase" or len(list((folder / "manifest").iterdir())) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_an_importer_that_is_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)
    importing = [sys.executable, "-m", "tests.lake.importing"]
    subprocess.run([*importing, tmp_path / "undisturbed"], check=True, capture_output=True)
    for _ in range(KILLS):
        importer = subprocess.Popen([*importing, tmp_path / "lake"], stdout=subprocess.PIPE, text=True)
        assert importer.stdout
        importer.stdout.readline()  # it has begun
        time.sleep(choose.uniform(0, 0.25))
        os.kill(importer.pid, signal.SIGKILL)
        told = [int(line) for line in importer.communicate()[0].split()]
        kept = Lake(tmp_path / "lake").progress(1) or {"batch": -1}
        assert kept["batch"] >= max(told, default=-1)  # what was acknowledged is there
    subprocess.run([*importing, tmp_path / "lake"], check=True, capture_output=True)
    assert state(tmp_path / "lake") == state(tmp_path / "undisturbed")
    assert Lake(tmp_path / "lake").check().sound
