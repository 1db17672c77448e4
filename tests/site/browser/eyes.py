"""Looks at a page as a visitor, an axe and a scale do, and says in words what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.repository import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENSHOTS = ROOT / "test-results" / "screenshots"
WIDE: "ViewportSize" = {"width": 1200, "height": 900}
PHONE: "ViewportSize" = {"width": 400, "height": 800}
HEAVIEST = 100_000  # bytes, compressed: everything of the first view
FINGER = 44  # pixels
TOUCHED = "button, select, input:not([type=hidden],[type=checkbox],[type=radio]), :is(nav, .tabs, .pager, .footer) a"

_AXE = """async rules => (await axe.run(document, {
    runOnly: rules, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]
})).violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 300)}`))"""
_WEIGHT = """["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)"""
_SMALL = """([touched, finger]) => [...document.querySelectorAll(touched)]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden"))
    .filter(one => one.getBoundingClientRect().height < finger - 0.5)
    .map(one => one.outerHTML.slice(0, 120))"""


@dataclass
class Watched:
    """What happened while a page was open."""

    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def watch(page: "Page") -> Watched:
    """From here on."""
    seen = Watched()
    page.on("console", lambda message: seen.complaints.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.complaints.append(f"script: {error}"))
    page.on("requestfailed", lambda request: seen.complaints.append(f"failed: {request.url}"))
    page.on("request", lambda request: seen.addresses.append(request.url))
    page.on("response", lambda answer: _refused(seen, answer.status, answer.url))
    return seen


def _refused(seen: Watched, status: int, url: str) -> None:
    if status >= 400:
        seen.complaints.append(f"status {status}: {url}")


def faults(page: "Page", seen: Watched, language: str) -> Iterator[str]:
    """Everything wrong with a page that was just opened at a wide screen. Ends at the width of a phone."""
    yield from seen.complaints
    yield from strangers(page, seen)
    if page.evaluate(_WEIGHT) > HEAVIEST:
        yield f"weighs {page.evaluate(_WEIGHT):,} bytes"
    if page.locator("html").get_attribute("lang") != language:
        yield "says it is in another language"
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} headings of the first level"
    yield from axe(page)
    page.set_viewport_size(PHONE)
    yield from on_a_phone(page)


def strangers(page: "Page", seen: Watched) -> list[str]:
    """Requests that left the site."""
    home = urlsplit(page.url).netloc
    away = [url for url in seen.addresses if urlsplit(url).scheme != "data" and urlsplit(url).netloc != home]
    return [f"asks another host: {url}" for url in away]


def axe(page: "Page") -> list[str]:
    page.evaluate(AXE)
    return list(page.evaluate(_AXE, RULES))


def on_a_phone(page: "Page") -> Iterator[str]:
    wide = page.evaluate("[document.scrollingElement.scrollWidth, window.innerWidth]")
    if wide[0] > wide[1]:
        yield f"scrolls sideways on a phone: {wide[0]} > {wide[1]}"
    yield from (f"too small for a finger: {one}" for one in page.evaluate(_SMALL, [TOUCHED, FINGER]))


def keep(page: "Page", language: str, name: str) -> None:
    """A picture of the whole page, for looking at."""
    width = (page.viewport_size or WIDE)["width"]
    page.screenshot(path=SCREENSHOTS / language / f"{name}-{width}.png", full_page=True)
