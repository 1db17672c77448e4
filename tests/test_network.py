"""The guard in ``tests.network`` holds: without it a test could pass here and fail on a train."""

import socket

import pytest

from tests.network import is_this_machine


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "", None, "0.0.0.0"])
def test_this_machine(host: str | None) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "10.0.0.1", "2001:db8::1", "fe80::1%eth0", "example.org", "localhost.example"]
)
def test_the_outside_world(host: str) -> None:
    assert not is_this_machine(host)


def test_a_connection_outside_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"'192\.0\.2\.1'"):
        socket.create_connection(("192.0.2.1", 80))


def test_a_look_up_outside_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"'example\.org'"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as caller:
        assert caller.getpeername() == server.getsockname()
