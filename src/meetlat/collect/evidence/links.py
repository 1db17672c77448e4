"""Every link of a page to elsewhere: in its text, its meta tags and its structured data, each with its place."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from meetlat.collect.evidence import places
from meetlat.collect.evidence.tangle import untangled

MOST = 5_000  # links of one page
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
METAS = ('meta[property="article:publisher"]', 'meta[property="og:see_also"]')
NOT_OURS = {"author", "creator", "contributor", "sponsor", "funder", "member", "employee", "founder", "performer"}
NOT_OURS |= {"review", "comment", "mentions", "citation", "sharedContent", "subjectOf", "mainEntity"}
BODIES = re.compile(r"(Organization|Office|Corporation|WebSite|WebPage|City|AdministrativeArea|Place|Service)$")


class Link(NamedTuple):
    """An absolute address, and where on the page it stood: a key of ``places.WORTH``."""

    url: str
    place: str


class Document:
    """A page that was read. Raises Tangled where it is none that people made."""

    def __init__(self, url: str, body: bytes, content_type: str = "") -> None:
        self.url = url
        self.tree = LexborHTMLParser(untangled(_decoded(body, content_type)))

    def links(self) -> Iterator[Link]:
        yield from self._anchors()
        yield from self._metas()
        yield from self._structured()

    def anchors(self) -> Iterator[tuple[str, str]]:
        """(absolute address, text) of every plain link."""
        for node in self.tree.css("a[href]")[:MOST]:
            if address := self._absolute(node.attributes.get("href")):
                yield address, node.text(deep=True).strip()[:200]

    def text(self) -> str:
        body = self.tree.body
        return body.text(deep=True, separator=" ") if body is not None else ""

    def title(self) -> str:
        node = self.tree.css_first("title")
        return node.text().strip() if node is not None else ""

    def _anchors(self) -> Iterator[Link]:
        for node in self.tree.css("a[href], link[rel~=me]")[:MOST]:
            address = self._absolute(node.attributes.get("href"))
            if address and not same_site(address, self.url):
                yield Link(address, places.place_of(node))

    def _metas(self) -> Iterator[Link]:
        for selector in METAS:
            for node in self.tree.css(selector):
                if address := self._absolute(node.attributes.get("content")):
                    yield Link(address, places.META)
        for node in self.tree.css('meta[name="twitter:site"], meta[property="twitter:site"]'):
            name = (node.attributes.get("content") or "").strip().lstrip("@")
            if re.fullmatch(r"\w{1,15}", name):
                yield Link(f"https://x.com/{name}", places.META)

    def _structured(self) -> Iterator[Link]:
        for node in self.tree.css('script[type="application/ld+json"]'):
            for text, ours in same_as(_json(node.text())):
                if address := self._absolute(text):
                    yield Link(address, places.SAME_AS if ours else places.ABOUT_OTHERS)

    def _absolute(self, href: str | None) -> str:
        """Empty for what cannot be asked."""
        try:
            address = urljoin(self.url, (href or "").strip())
            return address if urlsplit(address).scheme in {"http", "https"} else ""
        except ValueError:
            return ""


def same_as(document: Any) -> Iterator[tuple[str, bool]]:
    """Every ``sameAs`` in structured data, however deep, and whether it is said of an organisation, place or site."""
    stack = [(document, True)]
    while stack:
        node, ours = stack.pop()
        if isinstance(node, list):
            stack += [(one, ours) for one in node]
        elif isinstance(node, dict):
            here = ours and _is_body(node.get("@type"))
            yield from ((text, here) for text in _texts(node.get("sameAs")))
            stack += [(value, ours and key not in NOT_OURS) for key, value in node.items() if key != "sameAs"]


def _is_body(kind: Any) -> bool:
    return any(BODIES.search(text) for text in _texts(kind))


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _json(text: str) -> Any:
    try:
        return msgspec.json.decode(text.strip().removeprefix("<!--").removesuffix("-->"))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def _decoded(body: bytes, content_type: str) -> str:
    found = CHARSET.search(content_type.encode("latin-1", "replace")) or CHARSET.search(body[:2_000])
    try:
        return body.decode(found[1].decode("ascii") if found else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def bare_host(url: str) -> str:
    """The host without www., in small letters; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have the same host, but for www."""
    return bare_host(one) == bare_host(other)
