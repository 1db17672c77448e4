"""The real program, served by the real web server, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.network import free_port, wait_until_it_listens

MEETLAT = str(Path(sys.executable).with_name("meetlat"))
DEMO = 600  # seconds the demo may take, beside other tests
GRACE = 10  # seconds a server gets to stop by itself


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Run the demo in an empty home, as one does first, on a free loopback port; give its address, stop it by its pid.

    What it made is served by the same command: a server that stands on work of its own process showed no charts.
    """
    port = free_port()
    with (home / "server.log").open("wb") as log:
        command = [MEETLAT, "demo", "--port", str(port)]
        server = subprocess.Popen(command, env=_environment(home), cwd=home, stdout=log, stderr=log)
    try:
        wait_until_it_listens(port, server, patience=DEMO)
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(server)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"MEETLAT_HOME": str(home)}


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
