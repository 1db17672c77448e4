"""The network of a test ends at this machine."""

import ipaddress
import socket
import subprocess
import sys
import time
from typing import Any

import pytest

LONGEST_START = 60.0  # seconds; a loaded machine with two cores


def refuse_the_outside_world() -> None:
    """From here on an attempt to reach any other machine fails the test, whoever swallows the error."""
    sys.addaudithook(_audit)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        _refuse_unless_here(arguments[1][0])
    elif event == "socket.getaddrinfo":
        _refuse_unless_here(arguments[0])


def _refuse_unless_here(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if not is_this_machine(name):
        pytest.fail(f"This test reaches for {name!r}. Tests speak to 127.0.0.1 only.", pytrace=True)


def is_this_machine(host: str | None) -> bool:
    """Whether a host is this machine by its own word; no name is looked up. None and "" mean any own address."""
    if not host or host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def free_port() -> int:
    """A port of the loopback address that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_it_listens(port: int, server: subprocess.Popen[bytes], patience: float = LONGEST_START) -> None:
    """Return once the server takes connections; raise when it ends or stays silent for so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with status {server.returncode} before it listened")
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on port {port} after {patience:.0f} seconds")
