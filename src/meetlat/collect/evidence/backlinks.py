"""Whether an account points back to the organisation's website, where a platform shows that to everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from meetlat.collect.evidence.links import bare_host

HOLDS, NOT_FOUND, NOT_OPEN, FAILED = "holds", "not_found", "not_open", "failed"


class Field(NamedTuple):
    """One line of a profile: HTML, and whether the server has checked that the page links back."""

    value: str
    verified: bool


@dataclass(frozen=True)
class Back:
    """What an account says of the website.

    ``answer``: HOLDS; NOT_FOUND: it was read and there is no such link; NOT_OPEN: cannot be checked openly; FAILED: the
    server did not tell. ``kind`` and ``source`` are for the evidence. ``number`` is the platform's own, where it says.
    """

    answer: str
    says: str
    kind: str = ""
    source: str = ""
    number: str = ""
    moved_to: str = ""
    gone: bool = False


def link_back(fields: Iterable[Field], website: str, server: str) -> str:
    """How a profile links to the website's domain, in words; empty where it does not. Its own server is no website."""
    own = [field for field in fields if any(_leads_home(url, website, server) for url in addresses(field.value))]
    if any(field.verified for field in own):
        return "a verified link in the profile"
    return "a link in the profile" if own else ""


def addresses(value: str) -> list[str]:
    """Where a line of a profile leads: its links, or itself where it is one."""
    found = [node.attributes.get("href") or "" for node in LexborHTMLParser(value).css("a[href]")]
    return found or ([value.strip()] if value.strip().startswith(("http://", "https://")) else [])


def _leads_home(url: str, website: str, server: str) -> bool:
    return of_house(url, website) and bare_host(url) != server.lower()


def of_house(url: str, website: str) -> bool:
    """Whether an address stands on the website's domain or under it."""
    own, host = bare_host(website), bare_host(url)
    return bool(own) and (host == own or host.endswith("." + own))
