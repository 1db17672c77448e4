"""Run a server that ends with whoever asked for it: ``python keeper.py GRACE COMMAND...``.

The command gets a process group of its own, which is ended when the keeper is asked to stop, or when standard input
closes. The latter also happens when a test run is killed outright and can clean up nothing by itself.
GRACE: the seconds the command gets to end before it is killed.
"""

import os
import signal
import subprocess
import sys
import threading
from types import FrameType


def keep(grace: float, command: list[str]) -> int:
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: over.set())
    signal.signal(signal.SIGINT, _left_to_the_test_run)
    threading.Thread(target=_when_input_closes, args=[over], daemon=True).start()
    while server.poll() is None and not over.wait(0.1):
        pass
    return _ended(server, grace)


def _left_to_the_test_run(_signal: int, _frame: FrameType | None) -> None:
    """Ctrl-C reaches every process of a terminal; the fixtures then stop their servers in order."""


def _when_input_closes(over: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    over.set()


def _ended(server: subprocess.Popen[bytes], grace: float) -> int:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        return server.wait(grace)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        return server.wait()


if __name__ == "__main__":
    sys.exit(keep(float(sys.argv[1]), sys.argv[2:]))
