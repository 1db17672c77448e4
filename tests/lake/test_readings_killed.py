"""Killed at any moment, whatever changes the lake: what was read is right, and gone when its messages are."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from meetlat.lake import Lake
from meetlat.lake.manifest import read_manifest
from meetlat.lake.readings import litter
from tests.lake.dying import ALL
from tests.lake.reading_messages import read, told
from tests.lake.works import prepare

Rows = list[dict[str, Any]]
BY_TURNS = ("read", "compact")  # each file, and each month, takes effect by itself


@pytest.mark.slow
@pytest.mark.parametrize("work", ["read", "commit", "compact", "erase"])
def test_killed_at_every_step(tmp_path: Path, work: str) -> None:
    lake = prepare(tmp_path / "lake")
    if work != "read":
        read(lake)
    before = told(lake)
    room = tmp_path / "room"
    subprocess.run([sys.executable, "-m", "tests.lake.dying", work, lake.folder, room], check=True)
    after = told(Lake(room / "undisturbed"))
    assert before != after
    died = sorted(folder for folder in room.iterdir() if folder.name != "undisturbed")
    assert len(died) >= 4
    for folder in died:
        _look(Lake(folder), work, before, after)


def _look(lake: Lake, work: str, before: Rows, after: Rows) -> None:
    assert told(lake) in (before, after) or work in BY_TURNS, lake.folder
    assert {finding.fault for finding in lake.check().findings} <= {"unknown"}, lake.folder
    ALL[work](lake)
    assert told(lake) == after, lake.folder
    assert litter(lake.folder, read_manifest(lake.folder)) == []
