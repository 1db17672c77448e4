"""Read messages in a real browser: nothing wrong with the pages, and corrected without script."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repository import ROOT
from tests.serving import served
from tests.site.browser.places import LANGUAGES
from tests.site.browser.test_browser_collected import address, at_the_desk, wrong

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PAGES = {"desk_messages": "?page=2", "desk_message": "", "desk_message_correct": ""}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("read-home")


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as without:
        without.delenv("MEETLAT_REFERENCE", raising=False)
        with served(home) as site:
            yield site


@pytest.fixture(scope="module")
def said(site: str, home: Path) -> dict[str, str]:
    """Written once the site runs, as a real lake is."""
    environment = os.environ | {"MEETLAT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "meetlat.site.settings"}
    environment.pop("MEETLAT_REFERENCE", None)
    command = [sys.executable, "-m", "tests.site.browser.messages"]
    out = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    told: dict[str, str] = json.loads(out)
    return told


@pytest.mark.parametrize(("name", "language"), [*product(PAGES, LANGUAGES)])
def test_nothing_is_wrong_with_read_messages(
    name: str, language: str, site: str, said: dict[str, str], browser: "Browser"
) -> None:
    context = at_the_desk(browser, site, said)
    where = [] if name == "desk_messages" else [said["message"]]
    found = wrong(context.new_page(), address(name, language, *where) + PAGES[name], language, name)
    context.close()
    assert found == []


def test_without_script_a_reading_is_corrected_and_taken_back(
    site: str, said: dict[str, str], browser: "Browser"
) -> None:
    context = at_the_desk(browser, site, said, java_script_enabled=False)
    page = context.new_page()
    page.goto(address("desk_messages", "nl"))
    page.get_by_label("Vraag").select_option("yes")
    page.get_by_role("button", name="Toon").click()
    assert "question=yes" in page.url
    page.get_by_role("table").locator("tbody tr th a").first.click()
    page.get_by_role("link", name="Nakijken of verbeteren").click()
    page.get_by_role("group", name="Is dit een vraag").get_by_label("nee").check()
    page.get_by_label("Waarom?").fill("Vraagt niets.")
    page.get_by_role("button", name="Opslaan").click()
    assert "Opgeslagen." in page.get_by_role("status").inner_text()
    assert "Vraagt niets." in page.get_by_role("table").last.inner_text()
    page.get_by_role("link", name="Nakijken of verbeteren").click()
    page.get_by_role("group", name="Neem een verbetering terug").get_by_label("Vraag").check()
    page.get_by_role("button", name="Opslaan").click()
    assert "teruggenomen" in page.get_by_role("table").last.inner_text()
    context.close()
