"""Which addresses are public: a page that a person names must not make us ask a machine of our own.

https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry; RFC 6052 (NAT64), RFC 3056
(6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_network

import httpx

from meetlat.web.failures import AddressRefused

IP = IPv4Address | IPv6Address

HOST = re.compile(rb"[A-Za-z0-9._:-]+")
PORTS = {"http": 80, "https": 443}
NOT_FOR_US = [
    ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3", "168.63.129.16/32",  # the last one is where Azure tells a machine about itself
        "2001::/23", "2001:db8::/32", "3fff::/20",
    )
]  # fmt: skip
PUBLIC_IPV6 = ip_network("2000::/3")
NAT64 = ip_network("64:ff9b::/96")
LOW_32 = 0xFFFFFFFF
ISATAP = {0x00005EFE, 0x02005EFE}  # the first half of the interface


def is_public(address: IP) -> bool:
    """Whether it lies on the open internet, with every address that is hidden in it."""
    if isinstance(address, IPv6Address):
        if inner := _translated(address):
            return is_public(inner)
        if address not in PUBLIC_IPV6 or not all(map(is_public, _tunnelled(address))):
            return False
    return address.is_global and not any(address in network for network in NOT_FOR_US)


def _translated(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one only writes differently."""
    if address in NAT64:
        return IPv4Address(int(address) & LOW_32)
    return address.ipv4_mapped


def _tunnelled(address: IPv6Address) -> Iterable[IPv4Address]:
    """The IPv4 addresses that a tunnel would go to."""
    if address.sixtofour:
        yield address.sixtofour
    if (int(address) >> 32) & LOW_32 in ISATAP:
        yield IPv4Address(int(address) & LOW_32)


@dataclass(frozen=True)
class Guard:
    """``allowed``: (host, port) that are asked whatever their address; for tests and a network of one's own only."""

    allowed: frozenset[tuple[str, int]] = frozenset()

    def check_url(self, url: httpx.URL) -> None:
        """Raises AddressRefused before anything is looked up."""
        _check_form(url)
        if url.userinfo:
            raise AddressRefused("an address with a name or password in it is not asked.")
        port = url.port or PORTS[url.scheme]
        if port not in PORTS.values() and (url.host, port) not in self.allowed:
            raise AddressRefused(f"port {port} is not asked, only 80 and 443.")

    def check_addresses(self, host: str, port: int, addresses: Iterable[IP]) -> None:
        """Raises AddressRefused where one of the addresses behind a name is not public."""
        if (host, port) not in self.allowed and not all(map(is_public, addresses)):
            raise AddressRefused("is no public address, or its name leads to one that is not.")


class Open(Guard):
    """For servers that the one who runs Meetlat named: any address, any port."""

    def check_url(self, url: httpx.URL) -> None:
        _check_form(url)

    def check_addresses(self, host: str, port: int, addresses: Iterable[IP]) -> None:
        """Nothing: a source may run beside us."""


def _check_form(url: httpx.URL) -> None:
    if url.scheme not in PORTS or not HOST.fullmatch(url.raw_host):
        raise AddressRefused("cannot be asked: only http and https, with a host.")
