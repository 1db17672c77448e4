"""A real web server on this machine that does what a test tells it to, well or badly."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """``held_back``: bytes that are promised and never come. ``drip``: seconds between two bytes."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    held_back: int = 0
    drip: float = 0.0
    head_drips: bool = False
    endless: bool = False


@dataclass(frozen=True)
class Heard:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    at: float


@dataclass
class Server:
    """``says``: what it answers to a path, from how often that path was asked before."""

    port: int = 0
    says: dict[str, Callable[[int], Reply]] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def always(self, path: str, reply: Reply) -> str:
        return self.first(path, 0, reply, reply)

    def first(self, path: str, times: int, reply: Reply, then: Reply) -> str:
        """``reply`` so many times, then ``then``. Returns the address."""
        self.says[path] = lambda before: reply if before < times else then
        return self.address + path

    def asked(self, path: str) -> int:
        return sum(heard.path == path for heard in self.heard)

    def reply(self, heard: Heard) -> Reply:
        before = self.asked(heard.path)
        self.heard.append(heard)
        says = self.says.get(heard.path)
        return says(before) if says else Reply(b"no such page", 404)


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    length = {} if reply.endless else {"Content-Length": str(len(reply.body) + reply.held_back)}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**length, **reply.headers}.items())
    start = f"HTTP/1.1 {reply.status} Whatever\r\n{head}".encode("latin-1")
    handler.close_connection = bool(reply.held_back or reply.endless or reply.drip)
    if reply.head_drips:
        return drip(handler, start + b"\r\n" + reply.body, reply.drip)
    handler.wfile.write(start + b"\r\n")
    if reply.drip:
        return drip(handler, reply.body, reply.drip)
    handler.wfile.write(reply.body)
    while reply.endless:
        handler.wfile.write(b"x" * 65_536)
    return None


def drip(handler: BaseHTTPRequestHandler, content: bytes, seconds: float) -> None:
    for byte in content:
        handler.wfile.write(bytes([byte]))
        time.sleep(seconds)


@contextmanager
def served() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            heard = Heard(self.command, parts.path, query, dict(self.headers.items()), body, time.monotonic())
            try:
                send(self, server.reply(heard))
            except OSError:  # the client had enough
                self.close_connection = True

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    class Listening(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Nothing: clients that hang up are what is tested."""

    listening = Listening(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.port = int(listening.server_address[1])
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
