"""The parts together in a real browser under the strict policy: axe, keyboard, a narrow screen, search as you type."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template import engines

from meetlat.report.charts.yardstick import ruler
from meetlat.site.headers import CONTENT_SECURITY_POLICY
from tests.repository import ROOT, SOURCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

HOST = "http://meetlat.test"
STATIC = SOURCE / "site" / "static"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "color-contrast-enhanced"]
PAGE = Path(__file__).with_name("look.html")
PLACES = ["Berkenwoude aan Zee", "Turfdam", "Turfrode", "Waterveen"]


def table(places: list[str]) -> dict[str, Any]:
    drawing = engines["django"].from_string('{% include "components/ruler.html" %}').render({"ruler": ruler(0.61)})
    cells = ["12.345", {"text": "niet bekend", "unknown": True}, {"drawing": drawing}]
    columns = [
        {"label": "Naam"},
        *({"label": word, "number": True} for word in ("Inwoners", "Volgers")),
        {"label": "%"},
    ]
    rows = [{"cells": [{"text": place, "url": "/o"}, *cells]} for place in places]
    return {"caption": "Gemeenten", "columns": columns, "rows": rows}


def search(asked: str) -> dict[str, Any]:
    platform = {"name": "p", "label": "Platform", "options": [{"value": "", "label": "Elk platform"}]}
    return {"action": "/", "label": "Zoek", "live": "results", "value": asked, "selects": [platform]}


def context(asked: str) -> dict[str, Any]:
    """Invented words in every part."""
    found = [place for place in PLACES if asked.lower() in place.lower()]
    links = [{"label": "Gemeenten", "url": "/a", "current": True}, {"label": "Waterschappen", "url": "/b"}]
    return {
        "headline": "Vrijwel elke gemeente antwoordt binnen een dag",
        "lead": "Verzonnen cijfers.",
        "practice": True,
        "navigation": links,
        "footer": [{"label": "Correcties", "url": "/c"}],
        "languages": [
            {"code": "nl", "name": "Nederlands", "url": "/nl/", "current": True},
            {"code": "en", "name": "English", "url": "/en/", "current": False},
        ],
        "breadcrumb": [{"label": "Overzicht", "url": "/"}],
        "facts": [{"label": "Inwoners", "value": "niet bekend", "unknown": True}],
        "search": search(asked),
        "tabs": {"label": "Soort", "links": links},
        "found": len(found),
        "table": table(found),
        "pager": {"text": "1 tot 4 van 4", "next": "/n"},
        "source": {"text": "Register van 6 april.", "definition": "/d", "download": "/f"},
        "notice": {"heading": "Niet gevonden", "text": "Dat is niet: niet aanwezig."},
    }


def answer(route: "Route") -> None:
    """The page, or a file of the site, with the policy every answer carries."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        return route.fulfill(path=STATIC / address.path.removeprefix("/static/"))
    asked = parse_qs(address.query).get("q", [""])[0]
    body = engines["django"].from_string(PAGE.read_text()).render(context(asked))
    return route.fulfill(
        body=body, content_type="text/html", headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY}
    )


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    yield page
    page.close()
    assert complaints == []


def violations(page: "Page") -> list[str]:
    page.evaluate(Path(AXE).read_text())
    outcome = page.evaluate(
        "rules => axe.run(document, {runOnly: rules.slice(0, 6), rules: {[rules[6]]: {enabled: true}}})", RULES
    )
    assert len(outcome["passes"]) > 20
    return [f"{rule['id']}: {node['html']}" for rule in outcome["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_nothing(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert violations(page) == []


def test_axe_would_find_something(page: "Page") -> None:
    page.evaluate("document.querySelector('#search').labels[0].remove()")
    assert any(found.startswith("label:") for found in violations(page))


def test_a_narrow_screen_scrolls_the_table_and_not_the_page(page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = "element => element.scrollWidth > element.clientWidth"
    assert page.locator(".scroll").evaluate(wide)
    assert not page.locator("html").evaluate(wide)


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page: "Page") -> None:
    page.keyboard.press("Tab")
    box = page.locator(".nl-skip-link").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize(
    "selector", [".nav a", ".languages a", ".footer a", ".tabs a", ".pager a", "button", "select", "#search"]
)
def test_a_finger_can_hit_it(page: "Page", selector: str) -> None:
    page.set_viewport_size({"width": 400, "height": 900})
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_typing_refreshes_the_results_and_says_how_many(page: "Page") -> None:
    page.locator("#search").press_sequentially("turf")
    page.get_by_role("status").filter(has_text="2 gevonden").wait_for(state="attached")
    assert page.locator("tbody tr").count() == 2
    assert page.evaluate("document.activeElement.id") == "search"
    assert parse_qs(urlsplit(page.url).query) == {"q": ["turf"]}


def test_searching_needs_no_script(browser: "Browser") -> None:
    page = browser.new_page(java_script_enabled=False)
    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    page.locator("#search").fill("water")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/?q=water*")
    assert page.locator("tbody tr").count() == 1
    page.close()
