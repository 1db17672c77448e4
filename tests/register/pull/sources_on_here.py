"""The official sources on this machine: a real HTTP server with small answers in the sources' own formats."""

import io
import threading
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ANSWERS = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class Reply:
    """What the server says. ``held_back``: bytes that Content-Length promises and that never come."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    held_back: int = 0


Change = Callable[[bytes], Reply]


@dataclass
class Sources:
    """The server's side. ``broken`` changes the replies of a source; ``asked`` counts, ``heard`` keeps questions."""

    address: str = ""
    broken: dict[str, Change] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    heard: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def addresses(self) -> dict[str, str]:
        paths = {"roo": "exportOO.xml", "rio": "exportRIO.xml", "wikidata": "sparql", "statbel": "{year}.zip"}
        names = ("wikidata", "roo", "rio", "cbs", "statbel", "pdok")
        return {
            name: f"{self.address}/{name}/{paths[name]}" if name in paths else f"{self.address}/{name}"
            for name in names
        }

    def reply(self, path: str, query: dict[str, str], headers: dict[str, str]) -> Reply:
        source = path.split("/")[1]
        self.asked[source] += 1
        self.heard.append((path, query | headers))
        body = self._filled_in(_answer(source, path, query))
        if body is None:
            return Reply(b"<html>no such page</html>", 404)
        return self.broken[source](body) if source in self.broken else Reply(body)

    def _filled_in(self, body: bytes | None) -> bytes | None:
        host = urlsplit(self.address).netloc
        return body and body.replace(b"{server}", self.address.encode()).replace(b"{host}", host.encode())


def answer(name: str) -> bytes:
    return (ANSWERS / name).read_bytes()


def zipped(text: bytes, name: str = "TF_SOC_POP_STRUCT_2026.txt") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(name, text)
    return archive.getvalue()


def _answer(source: str, path: str, query: dict[str, str]) -> bytes | None:
    if source == "wikidata":
        return answer(_about_wikidata(query["query"]))
    if source == "cbs":
        return answer(_about_cbs(path.rpartition("/")[2], query))
    if source == "pdok":
        return answer(_about_pdok(query))
    if source == "statbel":
        return zipped(answer("statbel.txt")) if path.endswith("/2026.zip") else None
    return {"roo": answer("roo.xml"), "rio": answer("rio.xml")}[source]


def _about_pdok(query: dict[str, str]) -> str:
    if "cursor" in query:
        return "pdok-2.json"
    return "pdok-1.json" if query.get("jaarcode") == "2026" else "pdok-none.json"


def _about_wikidata(query: str) -> str:
    what = "accounts" if "?handle" in query else "organisations"
    country = "NL" if "wd:Q55 ." in query else "BE" if "wd:Q31 ." in query else "none"
    return f"wikidata-{what}-{country}.json"


def _about_cbs(entity: str, query: dict[str, str]) -> str:
    if entity != "TypedDataSet":
        return f"cbs-{entity}.json"
    if "$skip" in query:
        return "cbs-totals-2.json"
    return "cbs-ages.json" if "2026JJ00" in query["$filter"] else "cbs-totals-1.json"


@contextmanager
def served() -> Iterator[Sources]:
    sources = Sources()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            reply = sources.reply(parts.path, query, dict(self.headers.items()))
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body) + reply.held_back)} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = bool(reply.held_back)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sources.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield sources
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
