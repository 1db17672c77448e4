"""The words in HTML, with its paragraphs."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from meetlat.collect.draft import Refused

LONGEST = 400_000  # characters of HTML
MOST_TAGS = 10_000  # a page of nothing but tags takes the parser long
BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "blockquote", "ul", "ol", "table", "tr", "pre", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
UNSAID = frozenset({"script", "style", "template", "head", "title", "noscript", "iframe", "svg"})
BREAKS = {"br": "\n", "hr": "\n\n", "td": " ", "th": " ", "li": "\n- "}


def words(html: str) -> str:
    """Raises Refused for more than anybody writes."""
    if len(html) > LONGEST or html.count("<") > MOST_TAGS:
        raise Refused("the text is longer than any news")
    body = LexborHTMLParser(html).body
    return _tidy("".join(_said(body))) if body else ""


def _said(body: LexborNode) -> Iterator[str]:
    """In the order of reading; a stack, since HTML can be nested deeper than Python calls."""
    waiting: list[LexborNode | str] = [body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield re.sub(r"\s+", " ", node.text_content or "")
        elif node.tag not in UNSAID and not (node.tag or "-").startswith("-"):
            around = "\n\n" if node.tag in BLOCKS else ""
            waiting += [around, *reversed(_children(node)), BREAKS.get(node.tag or "", around)]


def _children(node: LexborNode) -> list[LexborNode]:
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _tidy(text: str) -> str:
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
