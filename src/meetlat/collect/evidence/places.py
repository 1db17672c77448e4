"""Where on a page a link stands, and what that place is worth as a sign that the account is the organisation's own."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

DEEPEST = 100  # elements above a link that are looked at

REL_ME, SAME_AS, META = "rel=me", "JSON-LD sameAs", "meta tag"
HEADER, NAVIGATION, FOOTER, SOCIAL = "header", "navigation", "footer", "list of social media"
CONTACT, BODY = "contact page", "text of a page"
ARTICLE, EMBED = "news item or quoted post", "embedded feed"
CREDIT, ABOUT_OTHERS = "credit of the site's maker", "somebody else's data"

WORTH = {
    REL_ME: 5, SAME_AS: 5, META: 4, HEADER: 4, NAVIGATION: 4, FOOTER: 4, SOCIAL: 3, CONTACT: 3, BODY: 1,
    ARTICLE: 0, EMBED: 0, CREDIT: 0, ABOUT_OTHERS: 0,
}  # fmt: skip
"""Place -> points. What belongs to the frame of a site was put there by the organisation; a text quotes anybody."""

_TAGS = {
    "header": HEADER,
    "nav": NAVIGATION,
    "footer": FOOTER,
    "article": ARTICLE,
    "blockquote": EMBED,
    "iframe": EMBED,
}
_ROLES = {"banner": HEADER, "navigation": NAVIGATION, "contentinfo": FOOTER, "article": ARTICLE, "feed": EMBED}
_NAMES = (  # what designers call things, in the order in which they are believed
    (
        EMBED,
        r"twitter-(tweet|timeline)|instagram-media|fb-(post|page)|timeline|embed|social-?(feed|wall|stream)|tweet"
        r"|widget-?feed|juicer|flockler|curator",
    ),
    (ARTICLE, r"news-?item|nieuws-?(bericht|item)|article|\bpost\b|entry-content|teaser|quote|reactie|comment"),
    (CREDIT, r"credit|powered|colophon-?maker|sitebuilder|webbouwer"),
    (SOCIAL, r"social|volg-?ons|follow|suivez|connect-with"),
    (FOOTER, r"footer|voet(tekst)?|pied"),
    (HEADER, r"masthead|header|top-?bar|kop(tekst)?"),
    (NAVIGATION, r"\bnav|menu"),
)  # fmt: skip
_PATTERNS = [(place, re.compile(rf"(?:^|[\s_-]|\b)(?:{pattern})", re.IGNORECASE)) for place, pattern in _NAMES]
_MAKER = re.compile(
    r"powered by|website (door|by|par)|ontwerp|gemaakt door|realisatie|gebouwd door|design(ed)? by|built (by|with)|"
    r"site r[ée]alis[ée]|r[ée]alisation|th[eè]m[ea] (by|van|par|door)|cr[ée]dits?\b",
    re.IGNORECASE,
)
NEAR = 20  # children of one element; among more of them it is a list
LONGEST_CREDIT = 200  # characters; a longer text that says who made the site says more than that
WORTHLESS = (EMBED, ARTICLE, CREDIT)


def place_of(link: LexborNode) -> str:
    """The place of a link on its page; BODY where nothing says more."""
    if "me" in (link.attributes.get("rel") or "").lower().split():
        return REL_ME
    if _is_credit(link):
        return CREDIT
    found = [place for node in _upwards(link) if (place := _told_by(node))]
    worthless = [place for place in found if place in WORTHLESS]
    return worthless[0] if worthless else max(found, key=WORTH.__getitem__, default=BODY)


def _upwards(link: LexborNode) -> Iterator[LexborNode]:
    node: LexborNode | None = link
    for _ in range(DEEPEST):
        if node is None or node.tag in {"body", "html", "-undef"}:
            return
        yield node
        node = node.parent


def _told_by(node: LexborNode) -> str:
    """What one element says of the links inside it."""
    said = node.attributes
    if place := _ROLES.get((said.get("role") or "").lower()) or _TAGS.get(node.tag or ""):
        return place
    names = f"{said.get('class') or ''} {said.get('id') or ''}"[:500]
    return next((place for place, pattern in _PATTERNS if pattern.search(names)), "") if names.strip() else ""


def _is_credit(link: LexborNode) -> bool:
    """Whether the words around it say that it leads to who made the site."""
    parent = link.parent
    if parent is None or len(list(islice(parent.iter(include_text=True), NEAR + 1))) > NEAR:
        return False
    around = parent.text(deep=True)
    return len(around) <= LONGEST_CREDIT and _MAKER.search(around) is not None
