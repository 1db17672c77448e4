"""Websites on this machine, a guarded client that may go there, and the settings that lead to its servers."""

from collections.abc import Iterator

import pytest

from meetlat.web import Web, resolving
from meetlat.web.pacing import Pacer
from tests.collect.evidence.serving import Sites, websites

HOSTS = (
    *("www.lutjewaard.example", "lutjewaard.example", "www.grootewaard.example", "grootewaard.example"),
    *("elders.example", "sociaal.example", "bsky.example", "www.facebook.com", "www.instagram.com", "www.linkedin.com"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Sites]:
    with websites() as sites:
        yield sites


@pytest.fixture
def sites(server: Sites, monkeypatch: pytest.MonkeyPatch) -> Sites:
    """Every name leads to this machine; nothing is left of the test before."""
    monkeypatch.setattr(resolving, "look_up", lambda host: ["127.0.0.1"])
    server.said.clear()
    server.folders.clear()
    server.asked.clear()
    servers = [f"{host}={server.address(host, '')}" for host in ("sociaal.example", "lutjewaard.example")]
    monkeypatch.setenv("MEETLAT_SERVERS", ",".join(servers))
    monkeypatch.setenv("MEETLAT_BLUESKY_SERVICE", server.address("bsky.example", ""))
    return server


@pytest.fixture
def web(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Does not wait a second between two pages; that it otherwise does is tested too."""
    monkeypatch.setattr(Pacer, "polite", lambda pacer, host, seconds: None)
    with Web(guarded=True, allowed=frozenset((host, sites.port) for host in HOSTS)) as web:
        yield web
