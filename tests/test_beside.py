"""Processes that read: prepared once, and never left behind by one that was killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.beside import read_beside

FOR_EVER = """
import sys
from tests.test_beside import wait
from meetlat.beside import read_beside
if __name__ == "__main__":
    list(read_beside(wait, [sys.argv[1]] * 4, 2))
"""
_prepared = 0


def count() -> None:
    global _prepared
    _prepared += 1


def prepared(number: int) -> int:
    return _prepared


def has_pandas(number: int) -> bool:
    import pyarrow as pa

    return bool(pa.array([number])) and "pandas" in sys.modules


def wait(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(60)


def test_each_process_is_prepared_once() -> None:
    assert set(read_beside(prepared, range(9), 2, prepare=count)) == {1}
    assert _prepared == 0  # this one is no process that reads


def test_arrow_does_without_pandas() -> None:
    assert not any(read_beside(has_pandas, range(4), 2))


@pytest.mark.parametrize("ahead", [1, 3])
def test_so_many_pieces_are_under_way(ahead: int) -> None:
    taken = iter(range(100))
    said = read_beside(prepared, taken, 2, ahead=ahead)
    next(said)
    assert next(taken) == 2 * ahead + 1
    said.close()  # type: ignore[attr-defined]


def test_who_hands_out_the_work_and_is_killed_leaves_nobody_behind(tmp_path: Path) -> None:
    script = tmp_path / "for_ever.py"
    script.write_text(FOR_EVER)
    found = tmp_path / "found"
    found.mkdir()
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen([sys.executable, str(script), str(found)], env=environment)
    _until(lambda: len(list(found.iterdir())) == 2)
    readers = [int(file.name) for file in found.iterdir()]
    process.send_signal(signal.SIGKILL)
    process.wait()
    _until(lambda: not any(map(_lives, readers)))


def _lives(pid: int) -> bool:
    """A process that ended and that nobody asked for yet does not live."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
