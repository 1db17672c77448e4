"""Puts a stateful platform of a test behind a real web server on this machine."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from meetlat.web import Settings, Web
from tests.web.impatient import SHORT
from tests.web.server import Heard, Reply, send

EAGER = Settings(patience=SHORT)


def in_json(told: Any, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps(told).encode(), status, {"Content-Type": "application/json; charset=utf-8", **named})


@contextmanager
def answering(answer: Callable[[Heard], Reply]) -> Iterator[str]:
    """The address at which ``answer`` answers, one question at a time."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                send(self, answer(Heard("GET", parts.path, query, headers, b"", time.monotonic())))

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_address[1]}"
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


@contextmanager
def eager_web() -> Iterator[Web]:
    """A wrapper that does not wait long."""
    with Web(EAGER) as web:
        yield web
