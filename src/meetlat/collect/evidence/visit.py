"""Visits a website: the first page and a few more, as robots.txt allows, one a second."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from meetlat.collect.evidence import places
from meetlat.collect.evidence.landing import landed
from meetlat.collect.evidence.links import Document, Link, bare_host
from meetlat.collect.evidence.models import Verification
from meetlat.collect.evidence.onward import is_contact_page, onward
from meetlat.collect.evidence.tangle import Tangled
from meetlat.web import FetchFailed, Forbidden, Gone, Web

HTML = "text/html, application/xhtml+xml"
Status = Verification.Status


@dataclass
class Visited:
    """What came of a visit. ``links`` by page; ``vanished`` are pages that were asked for and are no more."""

    status: str
    says: str = ""
    links: dict[str, list[Link]] = field(default_factory=dict)
    vanished: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        return list(self.links)


def visit(website: str, web: Web, remembered: Iterable[str] = ()) -> Visited:
    """``remembered``: pages on which links stood earlier; they are looked at again."""
    if not website:
        return Visited(Status.NO_WEBSITE, "the register knows no website")
    first = website if "://" in website else f"https://{website}"
    if not web.may(first):
        return not_let_in(first, web)
    try:
        document = read(first, web)
    except Forbidden as error:
        return Visited(Status.WALL, error.says)
    except FetchFailed as error:
        return Visited(Status.DOWN, error.says)
    if finding := landed(first, document):
        return Visited(*finding)
    if not web.may(document.url):
        return Visited(Status.CLOSED, "robots.txt asks us not to come")
    return _walk(document, web, remembered)


def read(url: str, web: Web) -> Document:
    """A page. Raises FetchFailed, also where it is no page but a file."""
    answer = web.get(url, accept=HTML)
    kind = answer.headers.get("content-type", "text/html")
    if "html" not in kind.lower():
        raise FetchFailed("is a file, not a page.")
    try:
        return Document(answer.url, answer.body, kind)
    except Tangled as tangled:
        raise FetchFailed(str(tangled)) from None


def _walk(front: Document, web: Web, remembered: Iterable[str]) -> Visited:
    found = Visited(Status.READ, links={front.url: _placed(front)})
    earlier = [page for page in remembered if bare_host(page) == bare_host(front.url)]
    for page in dict.fromkeys([*earlier, *onward(front)]):
        if page in found.links or not web.may(page):
            continue
        try:
            document = read(page, web)
        except Gone:
            found.vanished.append(page)
            continue
        except FetchFailed:
            continue
        if landed(front.url, document) is None:
            found.links.setdefault(page, _placed(document))
    return found


def _placed(document: Document) -> list[Link]:
    """On a page for contact a link in the text says more than elsewhere; many sites wrap all text in an article."""
    promoted = dict.fromkeys((places.BODY, places.ARTICLE), places.CONTACT) if is_contact_page(document.url) else {}
    return [Link(link.url, promoted.get(link.place, link.place)) for link in document.links()]


def not_let_in(url: str, web: Web) -> Visited:
    """Whether robots.txt says no, or the site says nothing at all."""
    try:
        parts = urlsplit(url)
        web.get(f"{parts.scheme}://{parts.netloc}/robots.txt", accept="text/plain")
    except FetchFailed as error:
        return Visited(Status.DOWN, error.says)
    except ValueError:
        return Visited(Status.DOWN, "is no web address")
    return Visited(Status.CLOSED, "robots.txt asks us not to come")
