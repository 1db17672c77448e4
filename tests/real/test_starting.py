"""A server ends with the tests, however they end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.real.starting import HERE, ROOT, Started, running

PID = [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(600)"]
DEAF = [
    sys.executable,
    "-c",
    "import os, signal, time; signal.signal(15, signal.SIG_IGN); print(os.getpid(), flush=True); time.sleep(600)",
]
RUN = "import subprocess, sys, time; subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE); time.sleep(600)"


def has_spoken(started: Started) -> bool:
    return started.said.endswith("\n")


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(pid: int) -> bool:
    end = time.monotonic() + 10
    while runs(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not runs(pid)


@pytest.mark.parametrize("command", [PID, DEAF], ids=["willing", "deaf"])
def test_a_server_is_stopped_and_what_it_kept_removed(command: list[str]) -> None:
    with running(f"server-{command is DEAF}", command, has_spoken, grace=0.3) as started:
        pid = int(started.said)
        assert runs(pid)
        (started.folder / "kept" / "file").touch()
    assert not runs(pid)
    assert sorted(file.name for file in started.folder.iterdir()) == ["log", "out"]


@contextmanager
def asking_run(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process that asked for a server, and that server's process id."""
    out = tmp_path / "out"
    keeper = [sys.executable, str(HERE / "keeper.py"), "1", *PID]
    with out.open("wb") as written, subprocess.Popen([sys.executable, "-c", RUN, *keeper], stdout=written) as asker:
        while not out.read_text().endswith("\n"):
            time.sleep(0.05)
        yield asker, int(out.read_text())
        asker.kill()


def test_a_server_does_not_outlive_a_killed_test_run(tmp_path: Path) -> None:
    with asking_run(tmp_path) as (asker, pid):
        assert runs(pid)
        os.kill(asker.pid, signal.SIGKILL)
        assert ends(pid)


def test_a_server_that_does_not_start_says_why() -> None:
    command = ["sh", "-c", "echo no such database >&2; exit 3"]
    with pytest.raises(RuntimeError, match="no such database"), running("broken", command, has_spoken):
        pass


def test_a_command_on_redis_hands_its_status_on_and_leaves_no_server() -> None:
    command = ["scripts/with-redis", "bash", "-c", 'redis-cli -p "${REDIS_HOST#*:}" ping; echo "$REDIS_HOST"; exit 3']
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    pong, host = outcome.stdout.split()
    assert (outcome.returncode, pong) == (3, "PONG")
    with socket.socket() as caller:
        assert caller.connect_ex(("127.0.0.1", int(host.partition(":")[2]))) != 0
