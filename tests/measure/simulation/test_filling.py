"""The same seed gives the same files; killed and started again it ends the same; other lakes are left alone."""

import hashlib
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from meetlat.lake import MESSAGES, Lake
from meetlat.lake.manifest import read_manifest
from meetlat.measure.simulation import OtherMessages, Plan, fill, filling, invented

SINCE, UNTIL = date(2024, 12, 1), date(2025, 3, 1)
PLAN, ORGANISATIONS, TOGETHER = Plan(900, 11, SINCE, UNTIL), 4, 400
OTHERS = [(replace(PLAN, seed=12), 4), (replace(PLAN, messages=901), 4), (PLAN, 5)]
DYING = f"""
import os, signal
from datetime import date
from pathlib import Path
from meetlat.lake import Lake
from meetlat.measure.simulation import Plan, fill, filling, invented

def progress(done, all):
    if done >= int(os.environ["DIE_AT"]):
        os.kill(os.getpid(), signal.SIGKILL)

filling.TOGETHER = {TOGETHER}
plan = Plan({PLAN.messages}, {PLAN.seed}, date.fromisoformat("{SINCE}"), date.fromisoformat("{UNTIL}"))
fill(Lake(Path(os.environ["LAKE"])), plan, invented(plan, {ORGANISATIONS}), progress)
"""


def state(folder: Path) -> dict[str, str]:
    """Every table and every file of the truth, by the checksum of its bytes."""
    tables = {file.path: file.sha256 for file in read_manifest(folder).files}
    truth = {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in (folder / "truth").rglob("*.*")}
    return tables | {str(file.relative_to(folder)): sum for file, sum in truth.items()}


def filled(folder: Path, plan: Plan = PLAN, organisations: int = ORGANISATIONS) -> dict[str, str]:
    fill(Lake(folder), plan, invented(plan, organisations))
    return state(folder)


@pytest.fixture(autouse=True)
def in_several_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "TOGETHER", TOGETHER)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = filled(tmp_path / "one")
    assert filled(tmp_path / "other") == first
    assert filled(tmp_path / "one") == first
    assert filled(tmp_path / "third", replace(PLAN, seed=12)) != first


@pytest.mark.parametrize("share", [0.05, 0.5, 1])
def test_killed_and_started_again(tmp_path: Path, share: float) -> None:
    folder = tmp_path / "killed"
    known = os.environ | {"LAKE": str(folder), "DIE_AT": str(int(share * PLAN.messages))}
    died = subprocess.run([sys.executable, "-c", DYING], env=known, check=False)
    assert died.returncode == -signal.SIGKILL
    assert (Lake(folder).number_of_messages() > 0) == (share > 0.1)
    assert filled(folder) == filled(tmp_path / "undisturbed")
    assert Lake(folder).check().sound


def test_a_truth_that_was_lost_is_made_again(tmp_path: Path) -> None:
    whole = filled(tmp_path)
    for file in (tmp_path / "truth").rglob("*.*"):
        file.unlink()
    assert filled(tmp_path) == whole


def test_what_an_earlier_one_left_does_not_count(tmp_path: Path) -> None:
    filled(tmp_path / "longer", Plan(1_200, 2))
    (tmp_path / "longer" / "truth").rename(tmp_path / "truth")
    assert filled(tmp_path) == filled(tmp_path / "fresh")


def test_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    fill(Lake(tmp_path), PLAN, invented(PLAN, 2), lambda done, all: told.append((done, all)))
    assert told == sorted(told)
    assert told[-1] == (PLAN.messages, PLAN.messages)


@pytest.mark.parametrize(("plan", "organisations"), OTHERS)
def test_another_simulation_is_left_as_it_is(tmp_path: Path, plan: Plan, organisations: int) -> None:
    before = filled(tmp_path)
    with pytest.raises(OtherMessages, match="holds 900 messages of another simulation"):
        fill(Lake(tmp_path), plan, invented(plan, organisations))
    assert state(tmp_path) == before


def test_real_messages_are_left_as_they_are(tmp_path: Path) -> None:
    filled(tmp_path / "simulated")
    real = Lake(tmp_path / "real")
    real.commit(Lake(tmp_path / "simulated").scan(MESSAGES.names).slice(0, 3), run=1)
    before = state(real.folder)
    with pytest.raises(OtherMessages, match="holds 3 other messages"):
        fill(real, PLAN, invented(PLAN, ORGANISATIONS))
    assert state(real.folder) == before
