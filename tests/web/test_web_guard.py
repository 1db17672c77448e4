"""An address that a person gave leads to the open internet or nowhere."""

import time
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.web import AddressRefused, FetchFailed, Patience, Settings, Web
from meetlat.web.guard import is_public
from meetlat.web.settings import guarded_settings
from tests.web.impatient import IMPATIENT, SHORT
from tests.web.roads import Roads
from tests.web.server import Reply, Server, served

NAT64 = ip_network("64:ff9b::/96")
PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:2800:220:1:248:1893:25c8:1946"
PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.1.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
]  # fmt: skip
PRIVATE_6 = [
    "::", "::1", "::127.0.0.1", "::93.184.216.34", "100::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1",
    "ff02::1", "2001::1", "2001:db8::1", "2001:10::1", "3fff::1", "5f00::1", "4000::1", "64:ff9b:1::1",
    "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:10.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE + PRIVATE_6)
def test_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [PUBLIC, PUBLIC_6, "100.63.255.255", "100.128.0.0", "172.32.0.1", "223.255.255.254"])
def test_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", PRIVATE)
@pytest.mark.parametrize("prefix", ["::ffff:0:0", "64:ff9b::", "6to4", "teredo"])
def test_a_private_address_in_disguise(text: str, prefix: str) -> None:
    hidden = int(IPv4Address(text))
    if prefix == "6to4":
        number = (0x2002 << 112) | (hidden << 80) | 1
    elif prefix == "teredo":
        number = (0x20010000 << 96) | (hidden ^ 0xFFFFFFFF)
    else:
        number = int(ip_address(prefix)) | hidden
    assert not is_public(ip_address(number.to_bytes(16, "big")))


@pytest.mark.parametrize("text", [f"::ffff:{PUBLIC}", f"64:ff9b::{PUBLIC}", "2002:5db8:d822::1"])
def test_a_public_address_in_disguise_stays_public(text: str) -> None:
    assert is_public(ip_address(text))


@given(st.ip_addresses())
def test_never_more_than_python_calls_global(address: object) -> None:
    parsed = ip_address(str(address))
    if is_public(parsed) and not getattr(parsed, "ipv4_mapped", None) and parsed not in NAT64:
        assert parsed.is_global
        assert not parsed.is_multicast


@pytest.fixture
def roads(server: Server, monkeypatch: pytest.MonkeyPatch) -> Roads:
    return Roads(server.port).laid(monkeypatch)


@pytest.fixture
def guarded() -> Iterator[Web]:
    with Web(IMPATIENT, guarded=True) as web:
        yield web


def test_a_public_page_is_read(server: Server, roads: Roads, guarded: Web) -> None:
    roads.lead("organisatie.example", [PUBLIC])
    server.always("/x", Reply(b"a page"))
    assert guarded.get("http://organisatie.example/x").body == b"a page"
    assert roads.taken == [(PUBLIC, 80)]
    assert server.heard[0].headers["Host"] == "organisatie.example"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://0/",
        "http://127。0。0。1/",
        "https://10.0.0.1/",
    ],
)
@pytest.mark.parametrize("by_redirect", [False, True])
def test_a_private_address_is_refused(
    server: Server, roads: Roads, guarded: Web, address: str, *, by_redirect: bool
) -> None:
    roads.lead("organisatie.example", [PUBLIC])
    roads.lead("localhost", ["::1", "127.0.0.1"])
    roads.lead("127.0.0.1.", ["127.0.0.1"])
    server.always("/", Reply(b"secret"))
    server.always("/go", Reply(b"", 302, {"Location": address.encode().decode("latin-1")}))
    with pytest.raises(AddressRefused):
        guarded.get("http://organisatie.example/go" if by_redirect else address)
    assert roads.taken == [(PUBLIC, 80)] * by_redirect
    assert server.asked("/") == 0


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://organisatie.example:22/", "port 22"),
        ("http://organisatie.example:6379/", "port 6379"),
        ("https://organisatie.example:8443/", "port 8443"),
        ("http://user:pass@organisatie.example/", "name or password"),
        ("http://user@organisatie.example/", "name or password"),
        ("file:///etc/passwd", "only http"),
        ("gopher://organisatie.example/", "only http"),
        ("//organisatie.example/", "only http"),
    ],
)
def test_an_odd_address_is_not_even_looked_up(roads: Roads, guarded: Web, address: str, says: str) -> None:
    with pytest.raises(AddressRefused, match=says) as refused:
        guarded.get(address)
    assert roads.looked_up == []
    assert "pass@" not in str(refused.value)


@pytest.mark.parametrize(
    "location", ["http://organisatie.example:8080/", "http://u:p@organisatie.example/", "ftp://organisatie.example/"]
)
def test_an_odd_address_is_not_followed(server: Server, roads: Roads, guarded: Web, location: str) -> None:
    roads.lead("organisatie.example", [PUBLIC])
    server.always("/go", Reply(b"", 302, {"Location": location}))
    with pytest.raises(AddressRefused):
        guarded.get("http://organisatie.example/go")
    assert len(roads.taken) == 1


@pytest.mark.parametrize("private", PRIVATE + PRIVATE_6)
def test_a_name_that_leads_inside_is_refused(roads: Roads, guarded: Web, private: str) -> None:
    roads.lead("binnen.example", [private])
    with pytest.raises(AddressRefused, match=r"binnen\.example: is no public address"):
        guarded.get("http://binnen.example/")
    assert roads.taken == []


@pytest.mark.parametrize("answer", [[PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC_6, "::1"]])
def test_one_private_address_among_several_is_one_too_many(roads: Roads, guarded: Web, answer: list[str]) -> None:
    roads.lead("half-binnen.example", answer)
    with pytest.raises(AddressRefused):
        guarded.get("http://half-binnen.example/")
    assert roads.taken == []


def test_a_name_that_changes_after_the_check_changes_nothing(server: Server, roads: Roads, guarded: Web) -> None:
    """DNS rebinding: the address that was checked is the one that is connected to; the second answer is never asked."""
    roads.lead("wissel.example", [PUBLIC], ["127.0.0.1"])
    server.always("/x", Reply(b"a page"))
    assert guarded.get("http://wissel.example/x").body == b"a page"
    assert roads.taken == [(PUBLIC, 80)]
    assert roads.looked_up == ["wissel.example"]


def test_a_name_that_changes_between_two_connections_is_checked_again(
    server: Server, roads: Roads, guarded: Web
) -> None:
    roads.lead("wissel.example", [PUBLIC], ["127.0.0.1"])
    server.always("/x", Reply(b"", 302, {"Location": "/y"}))  # a redirect that is not read closes its connection
    with pytest.raises(AddressRefused):
        guarded.get("http://wissel.example/x")
    assert roads.taken == [(PUBLIC, 80)]


def test_the_second_address_is_tried_when_the_first_is_silent(server: Server, roads: Roads, guarded: Web) -> None:
    roads.lead("organisatie.example", [PUBLIC_6, PUBLIC])
    roads.closed.add(PUBLIC_6)
    server.always("/x", Reply(b"a page"))
    assert guarded.get("http://organisatie.example/x").body == b"a page"
    assert roads.taken == [(PUBLIC_6, 80), (PUBLIC, 80)]


def test_when_every_address_is_silent_it_is_said(roads: Roads, guarded: Web) -> None:
    roads.lead("organisatie.example", [PUBLIC_6, PUBLIC])
    roads.closed |= {PUBLIC_6, PUBLIC}
    with pytest.raises(FetchFailed, match=r"no whole answer \(ConnectError: Network is unreachable\)"):
        guarded.get("http://organisatie.example/x")


def test_a_name_that_is_not_there_is_asked_once(roads: Roads, guarded: Web) -> None:
    with pytest.raises(FetchFailed, match="there is no such host"):
        guarded.get("http://nergens.example/")
    assert roads.looked_up == ["nergens.example"]


def test_a_slow_resolver_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.web.resolving.look_up", lambda host: time.sleep(9))
    start = time.monotonic()
    settings = replace(guarded_settings(), patience=replace(SHORT, answer=0.3))
    with Web(settings, guarded=True) as web, pytest.raises(FetchFailed):
        web.get("http://traag.example/")
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("loop", ["/go", "/round"])
def test_redirects_end(server: Server, roads: Roads, guarded: Web, loop: str) -> None:
    roads.lead("organisatie.example", [PUBLIC])
    server.always("/go", Reply(b"", 302, {"Location": loop}))
    server.always("/round", Reply(b"", 307, {"Location": "/go"}))
    with pytest.raises(FetchFailed, match="sends us on more than 5 times"):
        guarded.get("http://organisatie.example/go")
    assert len(server.heard) == 6


def test_five_redirects_are_followed(server: Server, roads: Roads, guarded: Web) -> None:
    roads.lead("organisatie.example", [PUBLIC])
    for step in range(5):
        server.always(f"/{step}", Reply(b"", 301, {"Location": f"/{step + 1}"}))
    server.always("/5", Reply(b"arrived"))
    answer = guarded.get("http://organisatie.example/0")
    assert (answer.body, answer.url) == (b"arrived", "http://organisatie.example/5")


def test_the_limits_of_the_guard() -> None:
    settings = guarded_settings()
    assert (settings.redirects, settings.most_bytes, settings.patience.answer) == (5, 10 * 1024 * 1024, 20.0)
    assert settings.patience.longest < settings.patience.answer < Patience().answer


def test_what_a_test_allows(server: Server) -> None:
    url = server.always("/x", Reply(b"a page"))
    with served() as other, Web(guarded=True, allowed=frozenset({("127.0.0.1", server.port)})) as web:
        assert web.get(url).body == b"a page"
        with pytest.raises(AddressRefused):
            web.get(other.always("/x", Reply()))
        with pytest.raises(AddressRefused):
            web.get("http://127.0.0.1/")


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_is_no_way_around(server: Server, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, server.address)
    with Web(IMPATIENT, guarded=True) as web, pytest.raises(AddressRefused):
        web.get("http://127.0.0.1/")
    assert server.heard == []


def test_a_source_is_asked_through_the_proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.address)
    server.always("/x", Reply(b"by proxy"))
    with Web(IMPATIENT) as web:
        assert web.get("http://bron.example/x").body == b"by proxy"
        with pytest.raises(FetchFailed, match="only http and https"):
            web.get("ftp://bron.example/x")


def test_a_source_may_run_beside_us(server: Server, web: Web) -> None:
    assert web.get(server.always("/x", Reply(b"here"))).body == b"here"
    assert Settings().redirects == 5
