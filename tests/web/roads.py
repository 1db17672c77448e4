"""Names and roads of a test: what a name leads to, and where a connection really ends."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat

import pytest


@dataclass
class Roads:
    """``names``: what the resolver says, one answer after the other, the last one for good.

    A connection to any address ends at our own server's ``port``; ``taken`` says for which address it was meant.
    """

    port: int
    names: dict[str, Iterator[list[str]]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    taken: list[tuple[str, int]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)

    def lead(self, name: str, *answers: list[str]) -> None:
        self.names[name] = chain(answers, repeat(answers[-1]))

    def look_up(self, host: str) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return next(self.names[host])

    def laid(self, monkeypatch: pytest.MonkeyPatch) -> "Roads":
        connect = socket.create_connection

        def connected(address: tuple[str, int], *rest: object, **named: object) -> socket.socket:
            self.taken.append(address)
            if address[0] in self.closed:
                raise OSError("Network is unreachable")
            return connect(("127.0.0.1", self.port))

        monkeypatch.setattr("meetlat.web.resolving.look_up", self.look_up)
        monkeypatch.setattr(socket, "create_connection", connected)
        return self
