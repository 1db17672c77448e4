"""The few pages of a site that usually say where else to find the organisation."""

import re

from meetlat.collect.evidence.links import Document, same_site

MOST = 4  # pages besides the first
WORDS = (  # the surest first
    r"social|sociale[- ]media|volg[- ]ons|follow|suivez|r[ée]seaux|folgen",
    r"contact|kontakt|webcare|bereikbaar",
    r"over[- ]ons|over[- ]de[- ](gemeente|provincie|organisatie)|about|[àa][- ]propos|[üu]ber[- ]uns|organisatie",
)
PATTERNS = [re.compile(words, re.IGNORECASE) for words in WORDS]
FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|mp[34]|ics|xml|rss)$", re.IGNORECASE)


def onward(document: Document) -> list[str]:
    """At most ``MOST`` addresses on the same site, those most likely to hold links to accounts first."""
    ranked: dict[str, int] = {}
    for address, text in document.anchors():
        page = address.partition("#")[0]
        rank = _rank(page, text)
        if rank is not None and same_site(page, document.url) and page.rstrip("/") != document.url.rstrip("/"):
            ranked[page] = min(rank, ranked.get(page, rank))
    return sorted(ranked, key=lambda page: (ranked[page], len(page)))[:MOST]


def is_contact_page(url: str) -> bool:
    path = url.partition("://")[2].partition("/")[2]
    return any(pattern.search(path) for pattern in PATTERNS[:2])


def _rank(page: str, text: str) -> int | None:
    path = page.partition("://")[2].partition("/")[2]
    if FILE.search(page.partition("?")[0]):
        return None
    return next((rank for rank, words in enumerate(PATTERNS) if words.search(path) or words.search(text)), None)
