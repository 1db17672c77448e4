"""What was collected and the ledger, in a real browser: before anything was, and with much of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import translation

from tests.repository import ROOT
from tests.serving import served
from tests.site.browser.eyes import WIDE, faults, keep, watch
from tests.site.browser.places import LANGUAGES, Known

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PUBLIC = {
    "all": "",
    "gaps": "?show=gaps",
    "second": "?page=2",
    "not-collected": "?show=not-collected",
    "none": "?q=zzzz",
}
DESK = {
    "desk_runs": "",
    "desk_run": "?part=refusals&page=2",
    "desk_add_count": "",
    "desk_import_counts": "",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("collected-home")


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as without:
        without.delenv("MEETLAT_REFERENCE", raising=False)
        with served(home) as address:
            yield address


@pytest.fixture(scope="module")
def ledger(site: str, home: Path) -> dict[str, Any]:
    """Written once the site runs, as a real one is."""
    environment = os.environ | {"MEETLAT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "meetlat.site.settings"}
    command = [sys.executable, "-m", "tests.site.browser.ledgers"]
    said = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    told: dict[str, Any] = json.loads(said)
    return told


def address(name: str, language: str, *where: Any) -> str:
    with translation.override(language):
        return reverse(name, args=where)


def at_the_desk(browser: "Browser", site: str, ledger: dict[str, Any], **how: Any) -> "BrowserContext":
    context = browser.new_context(viewport=WIDE, base_url=site, **how)
    context.add_cookies([{"name": ledger["cookie"], "value": ledger["session"], "url": site}])
    return context


def wrong(page: "Page", url: str, language: str, name: str) -> list[str]:
    seen = watch(page)
    answer = page.goto(url, wait_until="load")
    assert answer
    assert answer.status == 200
    keep(page, language, name)
    found = list(faults(page, seen, language))
    keep(page, language, name)
    return found


@pytest.mark.parametrize(("name", "language"), [*product(PUBLIC, LANGUAGES)])
def test_nothing_is_wrong_with_what_was_collected(
    name: str, language: str, site: str, ledger: dict[str, Any], browser: "Browser"
) -> None:
    page = browser.new_page(viewport=WIDE, base_url=site)
    found = wrong(page, address("collected", language) + PUBLIC[name], language, f"collected-{name}")
    page.close()
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_page_of_an_organisation_that_is_collected(
    language: str, site: str, ledger: dict[str, Any], browser: "Browser"
) -> None:
    page = browser.new_page(viewport=WIDE, base_url=site)
    url = address("organisation", language, Known.of(site).organisations[0])
    found = wrong(page, url, language, "organisation-collected")
    page.close()
    assert found == []


@pytest.mark.parametrize(("name", "language"), [*product(DESK, LANGUAGES)])
def test_nothing_is_wrong_with_the_ledger_and_counting(
    name: str, language: str, site: str, ledger: dict[str, Any], browser: "Browser"
) -> None:
    context = at_the_desk(browser, site, ledger)
    where = {"desk_run": [ledger["run"]], "desk_add_count": [ledger["account"]]}.get(name, [])
    found = wrong(context.new_page(), address(name, language, *where) + DESK[name], language, name)
    context.close()
    assert found == []


def test_without_script_one_finds_the_gaps_of_an_organisation(
    site: str, ledger: dict[str, Any], browser: "Browser"
) -> None:
    page = browser.new_page(viewport=WIDE, base_url=site, java_script_enabled=False)
    page.goto(address("collected", "nl"))
    page.get_by_label("Welke accounts").select_option("gaps")
    page.get_by_role("button", name="Zoek").click()
    assert "show=gaps" in page.url
    rows = page.get_by_role("table").last.locator("tbody tr")
    assert rows.count()
    assert all(" tot " in row for row in rows.all_inner_texts())
    name = rows.first.locator("th a").first.inner_text()
    page.get_by_role("searchbox").fill(name)
    page.get_by_role("button", name="Zoek").click()
    assert name in page.get_by_role("table").last.inner_text()
    page.get_by_role("link", name=name, exact=True).first.click()
    assert page.get_by_role("heading", name="Wat er is verzameld").count() == 1
    page.close()


def test_without_script_one_counts_by_hand_and_is_told_at_the_field_what_is_wrong(
    site: str, ledger: dict[str, Any], browser: "Browser"
) -> None:
    context = at_the_desk(browser, site, ledger, java_script_enabled=False)
    page = context.new_page()
    page.goto(address("desk_add_count", "nl", ledger["account"]))
    page.get_by_label("Volgers").fill("1.204")
    page.get_by_label("Waar stond het?").fill("op de pagina van het account")
    page.get_by_role("button", name="Opslaan").click()
    assert "1.204" in page.get_by_role("table").inner_text()
    page.get_by_label("Volgers").fill("9")
    page.get_by_label("Waar stond het?").fill("op de pagina van het account")
    page.get_by_role("button", name="Opslaan").click()
    field = page.get_by_label("Geteld op")
    told = page.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[0]}").inner_text()
    assert "al met de hand geteld" in told
    page.get_by_label("Waarom klopte de eerdere telling niet?").fill("een getal te veel overgetypt")
    page.get_by_role("button", name="Opslaan").click()
    assert "De telling is verbeterd." in page.get_by_role("status").inner_text()
    known, replaced = page.get_by_role("table").all_inner_texts()
    assert "1.204" not in known
    assert "1.204" in replaced
    context.close()
    context = at_the_desk(browser, site, ledger)
    where = address("desk_add_count", "nl", ledger["account"])
    assert wrong(context.new_page(), where, "nl", "desk_add_count-replaced") == []
    context.close()
