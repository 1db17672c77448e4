"""Run a server that ends with whoever asked for it: ``python keeper.py COMMAND...``.

The command gets a process group of its own, which is ended when the keeper is asked to stop, or when standard input
closes. The latter also happens when a test run is killed outright and can clean up nothing by itself.
"""

import os
import signal
import subprocess
import sys
import threading
from types import FrameType

GRACE = 25.0  # seconds; the Bluesky network writes its books and its database stops after it


def keep(command: list[str]) -> int:
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: over.set())
    signal.signal(signal.SIGINT, _left_to_the_test_run)
    threading.Thread(target=_when_input_closes, args=[over], daemon=True).start()
    while server.poll() is None and not over.wait(0.1):
        pass
    return _ended(server)


def _left_to_the_test_run(_signal: int, _frame: FrameType | None) -> None:
    """Ctrl-C reaches every process of a terminal; the fixtures then stop their servers in order."""


def _when_input_closes(over: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    over.set()


def _ended(server: subprocess.Popen[bytes]) -> int:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        return server.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        return server.wait()


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
