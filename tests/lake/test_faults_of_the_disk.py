"""A full disk, a lake that may only be read, damage, a clock that jumps: told in one line, and nothing is lost.

The faults are the kernel's own. A small disk needs the right to mount one; where that is not given, a limit on the
size of files and another user stand in for it.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetlat.lake import DamagedManifest, Lake
from meetlat.lake.manifest import Manifest, files_of_manifests, sealed
from meetlat.problem import Problem
from tests.lake.model import SEEN, held, row, table
from tests.lake.works import WORKS, prepare, state

APART = ["unshare", "--user", "--map-root-user", "--mount"]
NOBODY = 65534
MOUNTABLE = (
    bool(shutil.which("unshare"))
    and not subprocess.run([*APART, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode
)
ROADS_TO_FULL = ["limited files", *(["full disk"] if MOUNTABLE else [])]
ROADS_TO_CLOSED = ["other user", *(["read-only disk"] if MOUNTABLE else [])]
FILLING = [sys.executable, "-m", "tests.lake.filling"]


def random_text(seed: int, size: int) -> str:
    return random.Random(seed).randbytes(size // 2).hex()


@pytest.mark.slow
@pytest.mark.parametrize("road", ROADS_TO_FULL)
def test_a_full_disk(tmp_path: Path, road: str) -> None:
    """Batch after batch until it does not fit; what was acknowledged is whole, and a smaller batch still goes in."""
    mounted = 'mount -t tmpfs -o size=3m none "$1" && shift && exec "$@"'
    prefix = [*APART, "sh", "-c", mounted, "sh", str(tmp_path)] if road == "full disk" else []
    limit = ["--limit"] if road == "limited files" else []
    done = subprocess.run([*prefix, *FILLING, str(tmp_path), *limit], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Nothing of this batch was written. Free " in done.stdout
    assert done.stdout.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("road", ROADS_TO_CLOSED)
def test_a_lake_that_may_only_be_read(open_folder: Path, road: str) -> None:
    lake = prepare(open_folder / "lake")
    before = state(lake.folder)
    mounted = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    prefix = [*APART, "sh", "-c", mounted, "sh", str(lake.folder)] if road == "read-only disk" else []
    user = ["--user", str(NOBODY)] if road == "other user" and not os.getuid() else []
    if road == "other user" and not user:
        _close(lake.folder)
    trying = [sys.executable, "-m", "tests.lake.trying", str(lake.folder), *user]
    done = subprocess.run([*prefix, *trying], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Make it writable for this user and start again.\n") == len(WORKS)
    assert state(lake.folder) == before


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that another user can get to; those of pytest are closed to others."""
    folder = tmp_path_factory.mktemp("open")
    closed = [
        one for one in (folder, *folder.parents) if one.stat().st_uid == os.getuid() and one.stat().st_mode & 5 != 5
    ]
    modes = {one: one.stat().st_mode for one in closed}
    for one in closed:
        one.chmod(0o755)
    yield folder
    for one in [*folder.rglob("*"), folder]:
        one.chmod(0o755)
    for one, mode in modes.items():
        one.chmod(mode)


def _close(folder: Path) -> None:
    for one in [*folder.rglob("*"), folder]:
        one.chmod(0o555)


def test_a_damaged_manifest(tmp_path: Path) -> None:
    lake = prepare(tmp_path)
    manifest = files_of_manifests(tmp_path)[-1]
    whole = manifest.read_bytes()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.parquet")}
    for damaged in (b"", whole[:-20], whole.replace(b'"rows":1', b'"rows":2'), b"[" * 100_000, b"\xff"):
        manifest.write_bytes(damaged)
        for work in (*WORKS.values(), Lake.scan, Lake.now):
            with pytest.raises(DamagedManifest, match=rf"{manifest.name} is damaged .* from a backup"):
                work(lake)
        (finding,) = lake.check().findings
        assert (finding.fault, finding.file) == ("damaged", f"manifest/{manifest.name}")
    manifest.write_bytes(whole)
    assert lake.check().sound
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.parquet")} == before


def test_a_lost_manifest(tmp_path: Path) -> None:
    """Without it every file looks like litter; none may be swept away."""
    lake = prepare(tmp_path)
    files = set(tmp_path.rglob("*.parquet"))
    for manifest in files_of_manifests(tmp_path):
        manifest.unlink()
    for work in (*WORKS.values(), Lake.scan):
        with pytest.raises(DamagedManifest, match="from a backup"):
            work(lake)
    assert lake.check().bad_files == 1
    assert set(tmp_path.rglob("*.parquet")) == files


def test_a_manifest_from_an_old_backup(tmp_path: Path) -> None:
    lake = prepare(tmp_path)
    files = set(tmp_path.rglob("*.parquet"))
    last = files_of_manifests(tmp_path)[-1]
    for manifest in files_of_manifests(tmp_path):
        manifest.unlink()
    (last.parent / "00000001.json").write_bytes(sealed(Manifest(number=1)))
    with pytest.raises(DamagedManifest, match=f"last manifest is 1. .*/{last.name} or a later one"):
        lake.commit(table([row(1)]), run=1)
    assert set(tmp_path.rglob("*.parquet")) == files


def test_a_lake_of_a_newer_meetlat(tmp_path: Path) -> None:
    lake = prepare(tmp_path)
    last = files_of_manifests(tmp_path)[-1]
    newer = sealed(Manifest(schema=2, number=9))
    (last.parent / "00000009.json").write_bytes(newer)
    with pytest.raises(Problem, match=r"schema 2, this one knows up to 1\). .* Install the newer Meetlat"):
        lake.commit(table([row(1)]), run=1)


@pytest.mark.parametrize("work", ["commit", "compact", "erase"])
def test_a_damaged_file_is_named(tmp_path: Path, work: str) -> None:
    lake = prepare(tmp_path)
    for file in tmp_path.rglob("messages/**/*.parquet"):
        file.write_bytes(b"PAR1 no such thing PAR1")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.parquet")}
    with pytest.raises(Problem, match=r"messages/platform=x/month=.*`meetlat lake check` names every damaged file"):
        WORKS[work](lake)
    with pytest.raises(Problem, match="`meetlat lake check` names every"):
        lake.scan()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.parquet")} == before


def test_a_clock_that_jumps_back(tmp_path: Path) -> None:
    """A lake that was written in the future keeps its time; nothing observed later counts as older."""
    lake = Lake(tmp_path)
    start = datetime.now(UTC)
    assert start <= lake.now() <= datetime.now(UTC)
    ahead = datetime.now(UTC) + timedelta(days=400)
    lake.commit(table([row(1, text="oud", observed_at=ahead)]), run=1)
    assert lake.now() == ahead
    lake.commit(table([row(1, text="nieuw", observed_at=lake.now())]), run=2)
    assert held(lake)[1]["text"] == "nieuw"
    lake.commit(table([]), run=3, gone=[1])
    assert lake.now() == ahead
    lake.commit(table([row(2, observed_at=SEEN)]), run=4)
    assert lake.now() == ahead
