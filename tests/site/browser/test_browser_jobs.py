"""What people come to do, done in a real browser: without script, with the keyboard only, while typing, on paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.site.browser.eyes import WIDE, keep, watch
from tests.site.browser.places import Known

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"
VISIBLE_FOCUS = f"""(() => {{
    const style = getComputedStyle({FOCUSED});
    const shape = {FOCUSED}.querySelector("path, rect");
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        || shape !== null && parseFloat(getComputedStyle(shape).strokeWidth) >= 2;
}})()"""


@pytest.fixture(scope="module")
def known(live_site: str) -> Known:
    return Known.of(live_site)


@pytest.fixture
def page(browser: "Browser", live_site: str) -> "Iterator[Page]":
    page = browser.new_page(viewport=WIDE, base_url=live_site)
    seen = watch(page)
    yield page
    page.close()
    assert seen.complaints == []


@pytest.fixture
def plain(browser: "Browser", live_site: str) -> "Iterator[Page]":
    """A browser in which no script runs."""
    page = browser.new_page(viewport=WIDE, base_url=live_site, java_script_enabled=False)
    yield page
    page.close()


def test_without_script_one_finds_filters_and_opens_an_organisation(plain: "Page", known: Known) -> None:
    plain.goto(known.address("home", "nl"))
    plain.get_by_role("searchbox").fill(known.part)
    plain.get_by_role("button", name="Zoek").click()
    assert f"/nl/organisaties/?q={known.part}" in plain.url
    plain.get_by_label("Land").select_option(known.country)
    plain.get_by_label("Soort").select_option("municipality")
    plain.get_by_role("button", name="Zoek").click()
    assert f"country={known.country}" in plain.url
    first = plain.locator("tbody th a").first
    name = first.inner_text()
    assert known.part in name.lower()
    first.click()
    assert name in plain.locator("h1").inner_text()
    assert plain.get_by_role("heading", name="Officiële accounts", level=2).count() == 1


def test_without_script_one_compares_two(plain: "Page", known: Known) -> None:
    first, second = known.organisations
    plain.goto(known.address("organisation", "nl"))  # it says on which side to look: the real one, or that of practice
    plain.get_by_role("link", name="Vergelijk met een andere organisatie").click()
    plain.get_by_label("Voeg een organisatie toe").fill(known.names[second])
    plain.get_by_role("button", name="Voeg toe").click()
    table = plain.locator("section", has=plain.get_by_role("heading", name="Naast elkaar")).get_by_role("table")
    for id in (first, second):
        assert known.names[id] in table.inner_text()


def test_without_script_one_leaves_a_place_out_of_a_ranking(plain: "Page", known: Known) -> None:
    plain.goto(known.address("ranking", "nl"))
    leaders = plain.locator("section", has=plain.get_by_role("heading", name="Koplopers per maat")).get_by_role("table")
    first = leaders.get_by_role("link").first.inner_text()
    plain.get_by_label("Laat deze weg").fill(first)
    plain.get_by_role("button", name="Toon").click()
    assert first not in leaders.inner_text()
    assert f"Weggelaten, omdat dat zo is gevraagd: {first}." in plain.locator("main").inner_text()
    assert f"without={first}" in plain.url
    assert plain.get_by_label("Laat deze weg").input_value() == first


def test_without_script_one_checks_an_account(plain: "Page", known: Known) -> None:
    plain.goto(known.address("check", "nl"))
    for typed, said in ((known.account, "officieel"), ("https://x.com/zomaar_iemand_99", "niet in het register")):
        plain.get_by_role("textbox").fill(typed)
        plain.get_by_role("button", name="Controleer").click()
        assert said in plain.locator("main").inner_text().lower()


def test_without_script_the_other_language_is_the_same_page(plain: "Page", known: Known) -> None:
    plain.goto(known.address("organisations-filtered", "nl"))
    plain.locator(".languages a[hreflang=fr]").click()
    assert plain.url.endswith(known.address("organisations-filtered", "fr"))


def test_typing_refreshes_the_results_without_leaving_the_page(page: "Page", known: Known) -> None:
    page.goto(known.address("organisations", "nl"))
    page.evaluate("window.stayed = true")
    before = page.locator("[data-announce]").inner_text()
    with page.expect_response(lambda answer: f"q={known.part}" in answer.url):
        page.get_by_role("searchbox").press_sequentially(known.part)
    page.wait_for_function("words => document.querySelector('[data-announce]').innerText !== words", arg=before)
    assert all(known.part in name.lower() for name in page.locator("tbody th").all_inner_texts())
    assert page.locator("#announcement").inner_text() == page.locator("[data-announce]").inner_text()
    assert page.evaluate("window.stayed")
    assert f"q={known.part}" in page.url


def test_the_keyboard_alone_searches(page: "Page", known: Known) -> None:
    page.goto(known.address("home", "nl"))
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.hash") == "#inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.type") == "search"
    page.keyboard.type(known.part)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/organisaties/?q={known.part}")


def test_the_keyboard_sees_where_it_is_and_opens_a_place_on_the_map(page: "Page", known: Known) -> None:
    page.goto(known.address("picture-as-tiles", "nl"))
    hidden = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if not page.evaluate(VISIBLE_FOCUS):
            hidden.append(page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 120)"))
        if page.evaluate(f"{FOCUSED}.closest('.map') !== null"):
            break
    assert hidden == []
    address = page.evaluate(f"{FOCUSED}.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_way_around_the_map(page: "Page", known: Known) -> None:
    page.goto(known.address("home", "nl"))
    page.get_by_role("link", name="Sla de kaart over").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('.map') === null")


@pytest.mark.parametrize("name", ["home", "organisation"])
def test_on_paper_there_is_what_was_found_and_no_menu(name: str, page: "Page", known: Known) -> None:
    page.goto(known.address(name, "nl"))
    page.emulate_media(media="print")
    keep(page, "nl", f"{name}-print")
    assert page.locator("h1").is_visible()
    assert page.locator("table").first.is_visible()
    assert not page.get_by_role("navigation", name="Hoofdmenu").is_visible()
    assert not page.get_by_role("button").first.is_visible()
