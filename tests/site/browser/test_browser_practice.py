"""The site without reference data: the practice country says so everywhere; a researcher signs in and works there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import translation

from meetlat.site.desk.urls import ACCOUNT_TASKS
from tests.serving import MEETLAT, served
from tests.site.browser.eyes import WIDE, faults, keep, watch
from tests.site.browser.places import EVERY_PAGE, LANGUAGES, Known
from tests.site.people.somebody import PASSWORD, code_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BANNER = {"nl": "verzonnen", "en": "invented", "fr": "inventé"}
PUBLIC = ("home", "organisation", "figure", "compare-two")
DESK = (
    *("desk", "desk_attention", "desk_proposals", "desk_organisation", "desk_add_account", "desk_account"),
    *("desk_service_hours", "mfa_index", "account_change_password"),
)
OF_AN_ORGANISATION = {"desk_organisation", "desk_add_account", "desk_service_hours"}
PROPOSAL = ("desk_proposals", "desk_proposal", "desk_proposal_accept", "desk_proposal_reject")
PROPOSE = """
import datetime, sys, django
django.setup()
from meetlat.collect.models import Proposal
said = {"platform": "x", "handle": "waardse_griffie", "url": "https://x.com/waardse_griffie"}
places = [{"page": "https://www.waard.example/contact", "place": "footer"}]
day = datetime.date.today()
said |= {"places": places, "first_day": day, "last_day": day, "fingerprint": 1, "score": 6}
made = Proposal.objects.create(organisation_id=sys.argv[1], **said)
print(made.pk)
"""
TASKS = tuple(f"desk_account_{task}" for task in ACCOUNT_TASKS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("practice-home")


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as without:
        without.delenv("MEETLAT_REFERENCE", raising=False)
        with served(home) as address:
            yield address


@pytest.fixture(scope="module")
def known(site: str) -> Known:
    return Known.of(site)


@pytest.fixture(scope="module")
def proposal(home: Path, known: Known) -> int:
    """A proposal as a visit to a website would leave it."""
    settings = {"MEETLAT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "meetlat.site.settings"}
    command = [sys.executable, "-c", PROPOSE, known.organisations[0]]
    return int(subprocess.run(command, env=os.environ | settings, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def researcher(browser: "Browser", site: str, home: Path) -> "Page":
    """Signed in as a person does it the first time: another password, then an app with codes."""
    page = browser.new_context(viewport=WIDE, base_url=site).new_page()
    page.goto("/nl/werktafel/")
    page.locator("[name=login]").fill("onderzoeker")
    one_time = _one_time_password(home)
    page.locator("[name=password]").fill(one_time)
    page.get_by_role("button", name="Aanmelden").click()
    return _with_own_secrets(page, one_time)


def _one_time_password(home: Path) -> str:
    add = [MEETLAT, "people", "add", "onderzoeker", "--role", "researcher", "--json"]
    environment = os.environ | {"MEETLAT_HOME": str(home)}
    said = subprocess.run(add, env=environment, cwd=home, check=True, capture_output=True, text=True).stdout
    return str(json.loads(said)["one_time_password"])


def _with_own_secrets(page: "Page", one_time: str) -> "Page":
    for name, value in (("oldpassword", one_time), ("password1", PASSWORD), ("password2", PASSWORD)):
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Wachtwoord wijzigen").click()
    page.locator("[name=password]").fill(PASSWORD)  # to be sure, before anything about signing in changes
    page.locator("[name=password]").press("Enter")
    page.locator("[name=code]").fill(code_of(page.locator("code").inner_text()))
    page.get_by_role("button", name="Tweede stap instellen").click()
    page.goto("/nl/werktafel/")
    return page


def _address(name: str, known: Known) -> str:
    if name.startswith("desk_account"):
        arguments = [str(known.account_id)]
    else:
        arguments = [known.organisations[0]] if name in OF_AN_ORGANISATION else []
    with translation.override("nl"):
        return reverse(name, args=arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_it_is_invented(language: str, site: str, known: Known, browser: "Browser") -> None:
    page = browser.new_page(viewport=WIDE, base_url=site)
    silent = []
    for name in EVERY_PAGE:
        page.goto(known.address(name, language), wait_until="domcontentloaded")
        if BANNER[language] not in page.locator(".practice").inner_text():
            silent.append(name)
    page.close()
    assert silent == []


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_is_wrong_with_a_page_of_the_practice_country(
    name: str, site: str, known: Known, browser: "Browser"
) -> None:
    page = browser.new_page(viewport=WIDE, base_url=site)
    seen = watch(page)
    page.goto(known.address(name, "nl"))
    keep(page, "practice", name)
    wrong = list(faults(page, seen, "nl"))
    page.close()
    assert wrong == []


def test_there_is_no_way_in_without_signing_in(site: str, known: Known, browser: "Browser") -> None:
    page = browser.new_page(base_url=site)
    for name in (*DESK, *TASKS):
        page.goto(_address(name, known))
        assert "/nl/aanmelden/" in page.url
    page.close()


@pytest.mark.parametrize("name", [*DESK, *TASKS])
def test_nothing_is_wrong_with_the_desk(name: str, known: Known, researcher: "Page") -> None:
    _look(researcher, name, _address(name, known))


@pytest.mark.parametrize("name", PROPOSAL)
def test_nothing_is_wrong_with_a_proposal(name: str, proposal: int, researcher: "Page") -> None:
    with translation.override("nl"):
        _look(researcher, name, reverse(name, args=[] if name == "desk_proposals" else [proposal]))


def _look(researcher: "Page", name: str, address: str) -> None:
    page = researcher.context.new_page()
    page.set_viewport_size(WIDE)
    seen = watch(page)
    answer = page.goto(address)
    keep(page, "desk", name)
    wrong = list(faults(page, seen, "nl"))
    keep(page, "desk", name)
    at = page.url
    page.close()
    assert answer
    assert (answer.status, at.endswith(address), wrong) == (200, True, [])


def test_a_researcher_changes_an_account_and_the_page_of_its_organisation_says_so(
    site: str, known: Known, researcher: "Page", browser: "Browser"
) -> None:
    visitor = browser.new_page(base_url=site)
    visitor.goto(known.address("organisation", "nl"))  # from here on it is kept
    assert "een proef" not in visitor.locator("main").inner_text()
    researcher.goto(_address("desk_account_edit", known))
    researcher.get_by_label("Rol").select_option("theme")
    researcher.get_by_label("Thema").select_option(index=1)
    researcher.get_by_label("Waarom deze wijziging?").fill("een proef van de bladzijde")
    researcher.get_by_role("button", name="Opslaan").click()
    keep(researcher, "desk", "desk_account_saved")
    visitor.reload()
    assert "een proef" in visitor.locator("main").inner_text()
    visitor.close()


def test_a_researcher_gives_hours_from_a_day_and_sees_what_held_before(known: Known, researcher: "Page") -> None:
    for since in ("", "2025-07-01"):
        researcher.goto(_address("desk_service_hours", known))
        researcher.get_by_label("Maandag").fill("10:00-16:00" if since else "09:00-12:00")
        researcher.get_by_label("Deze tijden gelden vanaf").fill(since)
        researcher.get_by_label("Waarom deze wijziging?").fill("een proef van de tijden")
        researcher.get_by_role("button", name="Opslaan").click()
    assert "2025-07-01: Mo 10:00-16:00" in researcher.locator("main").inner_text()
    researcher.goto(_address("desk_service_hours", known))
    keep(researcher, "desk", "desk_service_hours_changed")
    assert "Tot 1 juli 2025: Mo 09:00-12:00" in researcher.locator("main").inner_text()
