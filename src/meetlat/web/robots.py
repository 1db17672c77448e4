"""What robots.txt lets us do (RFC 9309), and how slowly (Crawl-delay)."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx

MOST_BYTES = 500 * 1024  # RFC 9309, 2.5
KEPT = 86_400.0  # seconds; RFC 9309, 2.4
KEPT_WITHOUT = 3_600.0  # seconds before a site that failed is asked again
ONE_A_SECOND = 1.0
LONGEST_DELAY = 30.0  # seconds; a longer Crawl-delay is honoured up to here
TOKEN = re.compile(r"[A-Za-z_-]+")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True)
class Rule:
    allow: bool
    pattern: str

    def matches(self, path: str) -> bool:
        """From the start; ``*`` is any row of signs, ``$`` at the end the end. Linear, whatever the pattern."""
        whole = self.pattern.endswith("$")
        first, *parts = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        if not parts:
            return not whole or path == first
        at = len(first)
        for part in parts[:-1]:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return path.endswith(parts[-1], at) if whole else path.find(parts[-1], at) >= 0


@dataclass(frozen=True)
class Rules:
    """Those of a site for us; ``delay`` in seconds between two requests."""

    rules: tuple[Rule, ...] = ()
    delay: float = ONE_A_SECOND

    def allow(self, path: str) -> bool:
        """The longest rule that matches decides; of equally long ones the one that allows."""
        path = _plain(path or "/")
        if path == "/robots.txt":
            return True
        matching = [(len(rule.pattern), rule.allow) for rule in self.rules if rule.matches(path)]
        return max(matching)[1] if matching else True


EVERYTHING = Rules()
NOTHING = Rules((Rule(False, ""),))


@dataclass
class Robots:
    """The rules of the sites of a run, each kept for a day."""

    _kept: dict[tuple[str, bytes], tuple[float, Rules]] = field(default_factory=dict)

    def of(self, url: httpx.URL, read: Callable[[httpx.URL], Rules]) -> Rules:
        site = (url.scheme, url.netloc)
        until, rules = self._kept.get(site, (0.0, NOTHING))
        if time.monotonic() >= until:
            rules = read(url.copy_with(raw_path=b"/robots.txt", fragment=None))
            self._kept[site] = (time.monotonic() + (KEPT_WITHOUT if rules is NOTHING else KEPT), rules)
        return rules


@dataclass
class _Group:
    names: list[str]
    rules: list[Rule] = field(default_factory=list)
    delay: float | None = None
    begun: bool = False


def parsed(content: bytes, product: str) -> Rules:
    """The rules for a product token: those of its own groups together, else those for everybody."""
    groups = list(_groups(content[:MOST_BYTES].decode("utf-8-sig", "replace")))
    ours = [group for group in groups if product.lower() in group.names]
    ours = ours or [group for group in groups if "*" in group.names]
    delays = [group.delay for group in ours if group.delay is not None]
    rules = tuple(rule for group in ours for rule in group.rules)
    return Rules(rules, min(max(ONE_A_SECOND, *delays), LONGEST_DELAY) if delays else ONE_A_SECOND)


def _groups(text: str) -> Iterator[_Group]:
    group: _Group | None = None
    for key, value in _lines(text):
        if key == "user-agent":
            if group is None or group.begun:
                group = _Group([])
                yield group
            group.names.append(_token(value))
        elif group is not None:
            _add(group, key, value)


def _add(group: _Group, key: str, value: str) -> None:
    """Another key than these, such as Sitemap, belongs to no group and ends none."""
    if key in {"allow", "disallow"}:
        group.begun = True
        if value:
            group.rules.append(Rule(key == "allow", _plain(value)))
    elif key == "crawl-delay":
        group.begun = True
        if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
            group.delay = max(float(value), group.delay or 0.0)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"\r\n|\r|\n", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _token(value: str) -> str:
    found = TOKEN.match(value)
    return found[0].lower() if found else value[:1]


def _plain(path: str) -> str:
    """One writing for one path: only what must be escaped is, in capitals (RFC 9309, 2.2.2)."""
    escaped = quote(path, safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ")
    return ESCAPE.sub(_escape, escaped)


def _escape(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if UNRESERVED.fullmatch(sign) else found[0].upper()
