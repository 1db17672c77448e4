"""The guard connects to an address it checked, and still asks for the name: in SNI, in the certificate, in Host."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from meetlat.web import FetchFailed, Web
from tests.web.impatient import IMPATIENT
from tests.web.roads import Roads

PUBLIC = "93.184.216.34"
NAME = "veilig.example"


@dataclass
class Secure:
    port: int = 0
    certificate: Path = Path()
    asked_for: list[str | None] = field(default_factory=list)
    hosts: list[str | None] = field(default_factory=list)


def certificate(folder: Path) -> Path:
    """A certificate that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    start = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=9))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = builder.sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "veilig.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[Secure]:
    found = Secure(certificate=certificate(tmp_path))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.hosts.append(self.headers["Host"])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a page")

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing."""

    class Listening(HTTPServer):
        def handle_error(self, *_: object) -> None:
            """Nothing: a client that does not trust us hangs up."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(found.certificate)
    context.sni_callback = lambda connection, name, _: found.asked_for.append(name)
    server = Listening(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    found.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def roads(secure: Secure, monkeypatch: pytest.MonkeyPatch) -> Roads:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))
    roads = Roads(secure.port).laid(monkeypatch)
    roads.lead(NAME, [PUBLIC])
    roads.lead("ander.example", [PUBLIC])
    return roads


def test_the_name_stays_the_name(secure: Secure, roads: Roads) -> None:
    with Web(IMPATIENT, guarded=True) as web:
        assert web.get(f"https://{NAME}/x").body == b"a page"
    assert roads.taken == [(PUBLIC, 443)]
    assert (secure.asked_for, secure.hosts) == ([NAME], [NAME])


def test_a_certificate_of_somebody_else_is_not_taken(secure: Secure, roads: Roads) -> None:
    with Web(IMPATIENT, guarded=True) as web, pytest.raises(FetchFailed, match="certificate is not valid"):
        web.get("https://ander.example/x")
    assert secure.hosts == []
