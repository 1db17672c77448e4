"""The folder changes in one step or not at all, whatever stops the pull."""

import ctypes
import errno
import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import meetlat.register.pull as steps
from meetlat.register.pull import PullFailed, folder
from tests.register.pull.pulling import Puller
from tests.register.pull.sources_on_here import Reply


class Stopped(BaseException):
    """As an interrupt from the keyboard: not an Exception."""


def stop(*_: object, **__: object) -> None:
    raise Stopped


STEPS = [
    (folder, "_copy"),
    (folder, "_make_writable"),
    (steps, "Earlier"),
    (steps, "_answer"),
    (steps, "accepted"),
    (steps, "assembled"),
    (steps, "as_csv"),
    (steps, "_require"),
    (steps, "write_package"),
    (steps, "put_in_place"),
    (folder, "_to_disk"),
    (folder, "_exchanged"),
]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
def test_stopped_at_any_step_the_old_folder_stands(
    puller_again: Puller, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    before = puller_again.content()
    with monkeypatch.context() as patched:
        patched.setattr(module, step, stop)
        with pytest.raises(Stopped):
            puller_again.pull(after_days=1)
    assert puller_again.content() == before
    _and_the_next_one_works(puller_again)


@pytest.mark.parametrize("nth", range(1, 10))
def test_stopped_between_two_files_the_old_folder_stands(
    puller_again: Puller, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    before = puller_again.content()
    written = 0
    write = Path.write_bytes

    def write_some(path: Path, content: bytes) -> int:
        nonlocal written
        written += 1
        if written == nth:
            write(path, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", write_some)
        with pytest.raises(PullFailed, match=r"No space left on device. Nothing was changed"):
            puller_again.pull(after_days=1)
    assert puller_again.content() == before
    _and_the_next_one_works(puller_again)


@pytest.mark.parametrize("stop_at", ["first", "second", "third"])
def test_without_an_exchange_the_next_pull_puts_the_old_folder_back(
    puller_again: Puller, monkeypatch: pytest.MonkeyPatch, stop_at: str
) -> None:
    """On systems that cannot exchange two names there are three renames; a kill may fall between any of them."""
    before = puller_again.content()
    rename = Path.rename
    left = ["first", "second", "third"].index(stop_at)

    def rename_some(path: Path, target: Path) -> Path:
        nonlocal left
        if left == 0:
            raise Stopped
        left -= 1
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(folder, "_exchanged", lambda one, other: False)
        patched.setattr(Path, "rename", rename_some)
        patched.setattr(folder, "_remove", lambda folder: None)  # killed: nothing is cleared up
        with pytest.raises(Stopped):
            puller_again.pull(after_days=1)
    assert puller_again.folder.exists() is (stop_at != "second")
    puller_again.sources.broken["wikidata"] = lambda _: Reply(b"", 410)
    puller_again.pull(after_days=2)
    assert (puller_again.content()["accounts.csv"] == before["accounts.csv"]) is (stop_at != "third")
    assert puller_again.left_beside() == []


def test_without_an_exchange_it_works_too(puller_again: Puller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    _and_the_next_one_works(puller_again)


def test_when_the_new_folder_cannot_be_moved_in_the_old_one_comes_back(
    puller_again: Puller, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = puller_again.content()
    rename = Path.rename

    def refuse_the_new(path: Path, target: Path) -> Path:
        if ".pull-" in path.name:
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(PullFailed, match="Input/output error"):
        puller_again.pull(after_days=1)
    assert puller_again.content() == before


EXCHANGER = """
import sys
from pathlib import Path
import django
django.setup()
from meetlat.register.pull.folder import beside, put_in_place
target = Path(sys.argv[1])
turn = 0
print("ready", flush=True)
while True:
    turn += 1
    with beside(target) as new:
        for name in ("one", "two"):
            (new / name).write_text(str(turn))
        put_in_place(new, target)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="exchanging two names is a call of Linux")
def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path) -> None:
    """kill -9 while it does nothing but exchange; a reader meanwhile never misses the folder."""
    target = tmp_path / "reference"
    for moment in range(5):
        with subprocess.Popen([sys.executable, "-c", EXCHANGER, str(target)], stdout=subprocess.PIPE) as exchanger:
            try:
                assert exchanger.stdout
                assert exchanger.stdout.readline() == b"ready\n"
                _watch(target, seconds=0.05 + 0.013 * moment)
            finally:
                exchanger.kill()
        assert _turn(target, "one") == _turn(target, "two") != 0


def _watch(target: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not target.exists() and time.monotonic() < end + 10:
        time.sleep(0.001)
    while time.monotonic() < end:
        assert target.is_dir()


def _turn(target: Path, name: str) -> int:
    return int((target / name).read_text() or 0)


def test_two_pulls_at_once_are_one_too_many(puller_again: Puller) -> None:
    before = puller_again.content()
    parent = os.open(puller_again.folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(parent, fcntl.LOCK_EX)
        with pytest.raises(PullFailed, match="Another pull is writing"):
            puller_again.pull(after_days=1)
    finally:
        os.close(parent)
    assert puller_again.content() == before
    _and_the_next_one_works(puller_again)


def test_leftovers_of_a_killed_pull_are_cleared_away(puller_again: Puller) -> None:
    left = puller_again.folder.parent / ".reference.pull-killed"
    left.mkdir()
    (left / "organisations.csv").write_text("half")
    puller_again.pull(after_days=1)
    assert puller_again.left_beside() == []


def test_a_read_only_folder_is_replaced_too(puller_again: Puller) -> None:
    for path in [*puller_again.folder.rglob("*"), puller_again.folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    _and_the_next_one_works(puller_again)


def test_a_file_in_its_place_is_an_error_that_says_so(puller: Puller) -> None:
    puller.folder.write_text("not a folder")
    with pytest.raises(PullFailed, match="cannot be written"):
        puller.pull()
    assert puller.folder.read_text() == "not a folder"


@pytest.mark.parametrize("number", sorted(folder.NO_EXCHANGE))
def test_a_file_system_that_cannot_exchange_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int
) -> None:
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    assert folder._exchanged(tmp_path / "neither", tmp_path / "is there") is False


def test_any_other_trouble_with_the_exchange_is_raised(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        folder._exchanged(tmp_path / "neither", tmp_path / "is there")


def test_other_systems_have_no_exchange(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder._exchanged(tmp_path, tmp_path) is False


def _and_the_next_one_works(puller: Puller) -> None:
    puller.pull(after_days=2)
    check: Callable[[str], bool] = lambda line: line.endswith(",2026-11-21,2026-11-23")  # noqa: E731
    assert all(map(check, puller.lines("accounts.csv")[1:]))
    assert puller.left_beside() == []
