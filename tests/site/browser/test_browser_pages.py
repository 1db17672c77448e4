"""Every public page in three languages, in a real browser on the real site: what is wrong with it?"""

from itertools import product
from typing import TYPE_CHECKING

import pytest

from meetlat.site.urls import PUBLIC
from tests.site.browser.eyes import WIDE, faults, keep, watch
from tests.site.browser.places import LANGUAGES, NAMES, VARIANTS, Known

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WALK = [*product(NAMES, LANGUAGES), *product(VARIANTS, ["nl"])]


@pytest.fixture(scope="module")
def known(live_site: str) -> Known:
    return Known.of(live_site)


def test_no_public_page_is_left_out() -> None:
    assert {pattern.name for pattern in PUBLIC} <= set(NAMES)


@pytest.mark.parametrize(("name", "language"), WALK)
def test_nothing_is_wrong_with(name: str, language: str, live_site: str, known: Known, browser: "Browser") -> None:
    page = browser.new_page(viewport=WIDE)
    seen = watch(page)
    answer = page.goto(live_site + known.address(name, language), wait_until="load")
    assert answer
    assert answer.status == 200
    keep(page, language, name)
    wrong = list(faults(page, seen, language))
    keep(page, language, name)
    page.close()
    assert wrong == []


BAD = f"""<!doctype html><html lang="en"><body><h1>One</h1><h1>Two</h1><p hidden>{"x" * 110_000}</p>
<img src="http://127.0.0.2:1/a.png"><div><nav><a href="/">.</a></nav>
<table><tr><td>{"wide" * 200}</td></tr></table></div><script>console.log("hello")</script></body></html>"""


def test_everything_wrong_with_a_page_would_be_found(browser: "Browser") -> None:
    page: Page = browser.new_page(viewport=WIDE)
    seen = watch(page)
    page.route("**/*.png", lambda route: route.abort())
    page.route("http://meetlat.test/", lambda route: route.fulfill(body=BAD, content_type="text/html"))
    page.goto("http://meetlat.test/")
    wrong = "\n".join(faults(page, seen, "nl"))
    page.close()
    for words in (
        *("console: hello", "failed: http://127.0.0.2", "asks another host: http://127.0.0.2", "weighs 1"),
        *("another language", "2 headings", "image-alt", "scrolls sideways", "too small for a finger"),
    ):
        assert words in wrong
