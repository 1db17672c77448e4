"""Websites and servers on this machine: real sockets, with only the look-up of names replaced."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

import dns.message
import dns.rdatatype
import dns.rrset

SITES = Path(__file__).parent / "sites"


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Sites:
    """One server for every host name. A host is a folder of ``sites``, or has replies of its own in ``said``."""

    port: int = 0
    said: dict[str, Reply] = field(default_factory=dict)  # host/path, or host alone for all of it
    folders: dict[str, str] = field(default_factory=dict)  # host -> folder
    asked: list[str] = field(default_factory=list)

    def address(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def say(self, place: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.said[place] = Reply(content, status, {"Content-Type": "text/html; charset=utf-8"} | named)

    def reply(self, host: str, path: str) -> Reply:
        self.asked.append(f"{host}{path}")
        bare = path.partition("?")[0]
        for place in (f"{host}{path}", f"{host}{bare}", host):
            if place in self.said and (place != host or bare != "/robots.txt"):
                return self.said[place]
        return self._from_folder(self.folders.get(host, host), bare)

    def _from_folder(self, folder: str, path: str) -> Reply:
        name = path.strip("/") or "index"
        file = SITES / folder / (name if "." in name else f"{name}.html")
        if not file.is_file():
            return Reply(b"not found", 404)
        kind = "text/plain" if file.suffix == ".txt" else "text/html; charset=utf-8"
        return Reply(file.read_bytes().replace(b"{port}", str(self.port).encode()), 200, {"Content-Type": kind})


@contextmanager
def websites() -> Iterator[Sites]:
    sites = Sites()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            reply = sites.reply((self.headers["Host"] or "").partition(":")[0], self.path)
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        sites.port = port
        yield sites


@contextmanager
def name_server(texts: dict[str, list[str]]) -> Iterator[int]:
    """Answers TXT questions over UDP on loopback; for a name it does not know: no such domain."""

    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            content, line = cast("tuple[bytes, socket.socket]", self.request)
            question = dns.message.from_wire(content)
            name = question.question[0].name
            answer = dns.message.make_response(question)
            found = texts.get(name.to_text(omit_final_dot=True))
            if found is None:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            else:
                quoted = [f'"{text}"' for text in found]
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", *quoted))
            line.sendto(answer.to_wire(), self.client_address)

    with _running(socketserver.ThreadingUDPServer(("127.0.0.1", 0), Answer)) as port:
        yield port


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[int]:
    serve: Callable[[], None] = lambda: server.serve_forever(poll_interval=0.02)  # noqa: E731
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield cast("tuple[str, int]", server.server_address)[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
