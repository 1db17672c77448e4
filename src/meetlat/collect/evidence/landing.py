"""What a website turned out to be when we came there: the site itself, or something that stands in its place."""

import re
from collections.abc import Iterator

from meetlat.collect.evidence.links import Document, bare_host, same_site

PARKED = re.compile(
    r"domein(naam)? (is |staat )?te koop|this domain (name )?(is|may be) for sale|buy this domain|domain (is )?parked"
    r"|parkingcrew|sedoparking|geparkeerd(e)? domein|domeinnaam is geregistreerd|ce (nom de )?domaine est [àa] vendre"
    r"|hier komt binnenkort|website coming soon|under construction",
    re.IGNORECASE,
)
COOKIE_PATH = re.compile(r"cookie-?(wall|consent|melding|muur|toestemming)|/consent\b|privacy-?gate", re.IGNORECASE)
SIGN_IN_PATH = re.compile(r"/(login|log-in|signin|sign-in|inloggen|aanmelden|wp-login|adfs|oauth2?)\b", re.IGNORECASE)
COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
LEAST_LINKS = 3  # to pages of its own; a website has more of them
SHORT = 3_000  # characters of text on a page that stands in front of another

Finding = tuple[str, str]  # a Verification.Status, and why


def landed(asked: str, document: Document) -> Finding | None:
    """Why this is not the website itself; None where it is."""
    if not _of_one_house(asked, document.url):
        return "elsewhere", f"leads to {bare_host(document.url)}"
    text = document.text()
    return _parked(document, text) or _wall(document, text) or _empty(document, text)


def _of_one_house(one: str, other: str) -> bool:
    """Whether one host lies under the other: www., m. and nl. belong to the house."""
    first, second = bare_host(one), bare_host(other)
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def _parked(document: Document, text: str) -> Finding | None:
    if len(text) < SHORT and PARKED.search(f"{document.title()} {text}"):
        return "parked", "a page of a domain that is for sale or not in use"
    return None


def asks_to_sign_in(document: Document) -> bool:
    """Whether there is little on the page but a form for a password."""
    form = document.tree.css_first("input[type=password]") is not None
    return bool(SIGN_IN_PATH.search(document.url)) or (form and _has_few_pages(document))


def _has_few_pages(document: Document) -> bool:
    return len(set(own_pages(document))) < LEAST_LINKS


def _wall(document: Document, text: str) -> Finding | None:
    if asks_to_sign_in(document):
        return "wall", "asks for a sign-in first"
    few = _has_few_pages(document)
    if COOKIE_PATH.search(document.url) or (few and len(text) < SHORT and COOKIES.search(text) and _asks(document)):
        return "wall", "asks to accept cookies first"
    return None


def _asks(document: Document) -> bool:
    return document.tree.css_first("form, button, input[type=submit], [role=button]") is not None


def _empty(document: Document, text: str) -> Finding | None:
    if not any(True for _ in document.links()) and not any(True for _ in own_pages(document)):
        return "empty", "no link on the page: it may need its scripts to show anything"
    return None


def own_pages(document: Document) -> Iterator[str]:
    """Addresses of other pages of the same site."""
    here = document.url.partition("#")[0]
    for address, _text in document.anchors():
        page = address.partition("#")[0]
        if same_site(page, here) and page.rstrip("/") != here.rstrip("/"):
            yield page
