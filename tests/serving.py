"""The real program, served by the real web server, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.network import free_port, wait_until_it_listens

MEETLAT = str(Path(sys.executable).with_name("meetlat"))
GRACE = 10  # seconds a server gets to stop by itself


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Fill a home as the demo does, serve it on a free loopback port, give its address, stop it by its own pid."""
    environment = _environment(home)
    subprocess.run([MEETLAT, "demo", "--no-serve"], env=environment, cwd=home, check=True, capture_output=True)
    port = free_port()
    with (home / "server.log").open("wb") as log:
        command = [MEETLAT, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=log)
    try:
        wait_until_it_listens(port, server)
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
