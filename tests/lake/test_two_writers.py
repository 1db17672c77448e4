"""Two imports at once: they wait for each other, and neither loses or doubles anything."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from meetlat.lake import Lake
from tests.lake.importing import BATCHES, ROWS
from tests.lake.model import held, row, table


@pytest.mark.slow
def test_two_processes(tmp_path: Path) -> None:
    """Their keys overlap by half."""
    shift = BATCHES * ROWS // 4
    importing = [sys.executable, "-m", "tests.lake.importing", str(tmp_path)]
    both = [
        subprocess.Popen([*importing, str(run), str(1 + run * shift)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for run in (1, 2)
    ]
    assert [one.communicate()[1] for one in both] == [b"", b""]
    assert [one.returncode for one in both] == [0, 0]
    last = BATCHES * ROWS // 2 + ROWS // 2
    lake = Lake(tmp_path)
    assert held(lake).keys() == set(range(1 + shift, 1 + 2 * shift + last))
    assert [lake.progress(run) for run in (1, 2)] == [{"batch": BATCHES - 1}] * 2
    assert lake.check().sound


def test_a_reader_beside_a_writer(tmp_path: Path) -> None:
    """A reader sees whole batches, also when the files it was about to read are replaced."""
    lake = Lake(tmp_path)
    lake.commit(table([row(key) for key in range(1, 11)]), run=1)
    found: list[int] = []
    written = threading.Event()

    def read() -> None:
        while not written.is_set():
            found.append(lake.scan(["key"]).num_rows)

    reader = threading.Thread(target=read)
    reader.start()
    for start in range(11, 101, 10):
        lake.commit(table([row(key) for key in range(start, start + 10)]), run=1)
    written.set()
    reader.join()
    assert found
    assert {number % 10 for number in found} == {0}
