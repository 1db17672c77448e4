"""The real server in a process of its own, and what memory it takes."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEETLAT = str(Path(sys.executable).with_name("meetlat"))
GRACE = 10  # seconds a server gets to stop by itself
LONGEST_START = 60  # seconds


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(environment: dict[str, str], workers: int) -> Iterator[tuple[str, int]]:
    """The address of the site and the process id of its server; ended by that id."""
    port = free_port()
    command = [MEETLAT, "serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port, server)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        try:
            server.wait(GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start. What it said stands above.")


def memory(pid: int) -> dict[str, int]:
    """Megabytes of a process with everything it started: resident, and with what is shared counted once."""
    totals = [_rollup(one) for one in (pid, *_offspring(pid))]
    return {name: sum(total.get(name, 0) for total in totals) // 1000 for name in ("Rss", "Pss")}


def _rollup(pid: int) -> dict[str, int]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name: int(amount.split()[0]) for name, amount in (line.split(":") for line in lines)}


def _offspring(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    return children + [grandchild for child in children for grandchild in _offspring(child)]
