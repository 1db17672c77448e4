"""A stream on this machine, over a real websocket: sends what a test hands it, and remembers how it was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from websockets.sync.server import ServerConnection, serve

Message = str | bytes


@dataclass
class Stream:
    """``tells``: what each connection gets, the first one first; the last one stays open."""

    address: str = ""
    tells: list[list[Message]] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    hellos: list[Message] = field(default_factory=list)
    wants_hello: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    def tell(self, connection: ServerConnection) -> None:
        assert connection.request
        self.asked.append(parse_qs(urlsplit(connection.request.path).query))
        number = len(self.asked) - 1
        if self.wants_hello:
            self.hellos.append(connection.recv(timeout=5))
        for message in self.tells[number] if number < len(self.tells) else []:
            connection.send(message)
        if number >= len(self.tells) - 1:
            self.over.wait(10)


@contextmanager
def streaming(path: str) -> Iterator[Stream]:
    stream = Stream()
    with serve(stream.tell, "127.0.0.1", 0) as server:
        stream.address = f"ws://127.0.0.1:{server.socket.getsockname()[1]}{path}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield stream
        finally:
            stream.over.set()
            server.shutdown()
            thread.join()
