"""Keeps from the parser what would cost it minutes: it is quadratic in depth and in the attributes of one tag."""

import re
from collections import Counter

LONGEST = 2_000_000  # characters of a page; the heaviest front pages of municipalities have a quarter of it
LONGEST_TAG = 8_000
DEEPEST = 1_000  # elements inside each other; browsers stop at 512
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})")
LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONGEST_TAG},}}>?")
CLOSED_BY_THE_NEXT = frozenset(
    [
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
            "p",
            "li",
        ),
        *("dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body", "param", "keygen", "frame"),
    ]
)


class Tangled(ValueError):
    """No page that people made."""


def untangled(html: str) -> str:
    """The page, without tags that are too long. Raises Tangled where it is nested too deep."""
    html = LONG_TAG.sub("<x-long>", html[:LONGEST])
    if deepest(html) > DEEPEST:
        raise Tangled("is nested too deep for a page.")
    return html


def deepest(html: str) -> int:
    """How many elements can be open at once, at most; never fewer than a parser would say of a sound page."""
    still_open: Counter[str] = Counter()
    depth = most = 0
    for closing, name in TAG.findall(html):
        name = name.lower()
        if name in CLOSED_BY_THE_NEXT:
            continue
        if not closing:
            still_open[name] += 1
            depth += 1
            most = max(most, depth)
        elif still_open[name]:
            still_open[name] -= 1
            depth -= 1
    return most
