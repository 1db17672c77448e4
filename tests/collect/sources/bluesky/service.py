"""A Bluesky service on this machine that says what a test puts into its mouth, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, Any]
Says = Callable[["Asked"], Answer]


@dataclass(frozen=True)
class Asked:
    method: str
    query: dict[str, str]
    token: str
    body: Any


@dataclass
class Service:
    """``says``: what it answers to a method of the protocol."""

    address: str = ""
    says: dict[str, Says] = field(default_factory=dict)
    heard: list[Asked] = field(default_factory=list)

    def always(self, method: str, answer: Any, status: int = 200) -> None:
        self.says[method] = lambda asked: (status, answer)

    def pages(self, method: str, pages: list[dict[str, Any]]) -> None:
        """Each page names the next one."""
        self.says[method] = lambda asked: (200, _page(pages, int(asked.query.get("cursor", 0))))

    def asked(self, method: str) -> list[Asked]:
        return [asked for asked in self.heard if asked.method == method]


def _page(pages: list[dict[str, Any]], number: int) -> dict[str, Any]:
    more = {"cursor": str(number + 1)} if number + 1 < len(pages) else {}
    return pages[number] | more


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length", 0))
            asked = Asked(
                parts.path.removeprefix("/xrpc/"),
                {name: values[0] for name, values in parse_qs(parts.query).items()},
                self.headers.get("Authorization", "").removeprefix("Bearer "),
                json.loads(self.rfile.read(length) or b"null"),
            )
            service.heard.append(asked)
            says = service.says.get(asked.method)
            self._send(*(says(asked) if says else (404, {"error": "MethodNotImplemented"})))

        do_POST = do_GET  # noqa: N815 (named by the library)

        def _send(self, status: int, answer: Any) -> None:
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
