"""What was said, out of the HTML in which the fediverse sends it: paragraphs, lines, whole links, whole handles."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from meetlat.collect.draft import Refused

LONGEST = 400_000  # characters of HTML; four times the longest text the lake takes
MOST_TAGS = 10_000  # a page of nothing but tags takes the parser long
BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
UNSAID = frozenset({"script", "style", "template", "head", "title"})
ITEM = "\0"  # where an item of a list begins; no HTML holds it
QUOTED = frozenset({"quote-inline", "reference-link-inline"})  # the address of what is quoted, for old software


class Mention(NamedTuple):
    """Somebody who is mentioned: ``name@host``, and the address that the link goes to."""

    handle: str
    url: str = ""

    @property
    def name(self) -> str:
        return self.handle.partition("@")[0]


def words(html: str, mentions: Sequence[Mention] = ()) -> str:
    """The text of a message. Raises Refused for what no server would take as one."""
    if len(html) > LONGEST or html.count("<") > MOST_TAGS:
        raise Refused("the text is longer than any message")
    body = LexborHTMLParser(html).body
    said = "".join(_said(body, mentions)) if body else ""
    return _with_hosts(_tidy(said), mentions)


def joined(warning: str | None, text: str) -> str:
    """A content warning belongs to what was said: it stands above it."""
    return "\n\n".join(part for part in ((warning or "").strip(), text) if part)


def _said(body: LexborNode, mentions: Sequence[Mention]) -> Iterator[str]:
    """In the order of reading; a stack, since a message can be nested deeper than Python calls."""
    waiting: list[LexborNode | str] = [body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif (piece := _piece(node, mentions)) is not None:
            yield piece
        else:
            around = "\n\n" if node.tag in BLOCKS else ""
            waiting += [around, *reversed(_children(node)), f"\n{ITEM}" if node.tag == "li" else around]


def _piece(node: LexborNode, mentions: Sequence[Mention]) -> str | None:
    """The words of a node that is not looked into; None where they are in its children."""
    if node.tag == "-text":
        return re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")
    if node.tag == "br":
        return "\n"
    if node.tag == "img":
        return node.attributes.get("alt") or ""
    if node.tag == "a":
        return _link(node, mentions)
    return "" if node.tag in UNSAID or (node.tag or "-").startswith("-") or QUOTED & _classes(node) else None


def _children(node: LexborNode) -> list[LexborNode]:
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


def _link(node: LexborNode, mentions: Sequence[Mention]) -> str:
    said, address = node.text().strip(), node.attributes.get("href") or ""
    classes = _classes(node)
    if said.startswith("#") or "hashtag" in classes:
        return said
    if said.startswith(("@", "＠")) or "mention" in classes:
        return _mention(said, address, mentions)
    return _address(said, address)


def _mention(said: str, address: str, mentions: Sequence[Mention]) -> str:
    """The whole handle, by the address, else by the name that is shown, else with the host that the link goes to."""
    name = said.lstrip("@＠")
    by_address = [mention for mention in mentions if mention.url and mention.url == address]
    if found := by_address or _by_name(name, mentions):
        return f"@{found[0].handle}"
    host = _host(address)
    return f"@{name}" if "@" in name or not host else f"@{name}@{host}"


def _by_name(name: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Those who are meant by a short or a whole handle; nobody when it can be two."""
    asked = name.lower()
    found = [mention for mention in mentions if asked in (mention.name.lower(), mention.handle.lower())]
    return found if len({mention.handle.lower() for mention in found}) == 1 else []


def _address(said: str, address: str) -> str:
    """The address whole, where the words are it or a part of it; else both."""
    if not address.startswith(("http://", "https://")):
        return said
    shown, whole = _bare(said).rstrip("…"), _bare(address)
    if not shown or whole.startswith(shown):
        return address
    return f"{said} ({address})"


def _bare(address: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", address.strip().lower()).rstrip("/")


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _tidy(text: str) -> str:
    text = re.sub(rf"{ITEM}[\s{ITEM}]*", "- ", text)
    lines = "\n".join(line.strip(" ") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _with_hosts(text: str, mentions: Sequence[Mention]) -> str:
    """Some servers leave a mention as the bare @name that was typed; here it stands with its host."""
    for name in {mention.name for mention in mentions if mention.name}:
        if f"@{name}" in text and (found := _by_name(name, mentions)):
            bare = rf"(?<![\w@/.])@{re.escape(name)}(?!\w|[-.]\w|@\w)"
            text = re.sub(bare, lambda _, whole=f"@{found[0].handle}": whole, text)  # type: ignore[misc]
    return text
