"""About, accessibility, corrections, robots.txt and security.txt."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from meetlat import __version__
from meetlat.environment import WrongSetting
from meetlat.register.models import Account, Change, Holding, Organisation
from meetlat.site.pages.about.corrections import A_PAGE, corrections_page, headline
from meetlat.site.pages.about.files import robots_txt, security_txt
from meetlat.site.pages.about.page import about_page, contact

pytestmark = pytest.mark.django_db
SITE = "https://meetlat.example"
NOW = datetime(2026, 4, 6, 12, tzinfo=UTC)


@pytest.fixture
def by(db: None) -> int:
    person = get_user_model().objects.create_user("anja", email="anja@voorbeeld.example", password=None)
    return int(person.pk)


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MEETLAT_CONTACT", "meetlat@voorbeeld.example")
    return "meetlat@voorbeeld.example"


def changed(subject: str, by: int | None, field: str = "theme", **more: Any) -> Change:
    return Change.objects.create(subject=subject, field=field, by_id=by, reason="Op de website gezien", **more)


@pytest.mark.parametrize("name", ["about", "accessibility", "corrections"])
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_pages_in_each_language(client: Client, address: str, name: str, language: str) -> None:
    with override(language):
        answer = client.get(reverse(name))
    said = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in said
    assert f"mailto:{address}" in said
    assert not answer.cookies


@pytest.mark.parametrize("name", ["about", "accessibility", "corrections"])
def test_without_an_address_the_page_says_so(client: Client, name: str) -> None:
    said = client.get(reverse(name)).content.decode()
    assert "MEETLAT_CONTACT" in said
    assert "mailto:" not in said


def test_the_about_page_says_what_version_runs(client: Client) -> None:
    assert f"Meetlat {__version__} is vrij te gebruiken" in client.get(reverse("about")).content.decode()
    assert about_page("nl")["known"] == "" or "platforms" in about_page("nl")["known"]


def test_contact(address: str) -> None:
    assert contact() == {"address": address, "url": f"mailto:{address}"}


@pytest.mark.parametrize(
    "text", ["voorbeeld", "a@b", "Anja <anja@voorbeeld.example>", "a@b.example,c@d.example", "@b.example"]
)
def test_what_is_no_address_stops_the_program(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("MEETLAT_CONTACT", text)
    with pytest.raises(WrongSetting, match=r"MEETLAT_CONTACT=.*expected an e-mail address"):
        contact()


@pytest.mark.parametrize(
    ("total", "says"),
    [
        (0, "In het register is nog niets met de hand verbeterd"),
        (1, "1 verbetering in het register"),
        (1234, "1.234 verbeteringen in het register"),
    ],
)
def test_the_heading_says_how_much_was_corrected(total: int, says: str) -> None:
    assert headline(total, "nl") == says


def test_what_when_and_why_but_never_who(client: Client, organisation: Organisation, by: int) -> None:
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    Holding.objects.create(account=account, organisation=organisation)
    changed(f"account:{account.pk}", by, before="", after="sport")
    said = client.get(reverse("corrections")).content.decode()
    for text in (
        "x: lutjewaard",
        reverse("organisation", args=[organisation.pk]),
        "thema",
        "sport",
        "Op de website gezien",
    ):
        assert text in said
    assert "anja" not in said


def test_only_what_people_changed_and_once(organisation: Organisation, by: int) -> None:
    changed(f"organisation:{organisation.pk}", None, field="name")
    changed(f"organisation:{organisation.pk}", by, field="account", after="x: lutjewaard")
    changed(f"organisation:{organisation.pk}", by, field="name", after="Lutjewaard aan Zee")
    table = corrections_page("nl")["table"]
    assert [row["cells"][4] for row in table["rows"]] == ["Lutjewaard aan Zee"]
    assert table["rows"][0]["cells"][1]["text"] == "Lutjewaard"


def test_something_that_is_gone_keeps_its_line(by: int) -> None:
    changed("account:999999", by)
    assert corrections_page("nl")["table"]["rows"][0]["cells"][1] == {"text": "account:999999"}


@pytest.mark.parametrize(
    ("page", "first"), [("", 0), ("2", A_PAGE), ("99", A_PAGE), ("0", 0), ("x", 0), ("٣", 0), ("9" * 50, 0)]
)
def test_page_after_page(by: int, page: str, first: int) -> None:
    made = [changed("account:1", by, after=str(n)).after for n in range(A_PAGE + 3)]
    said = corrections_page("nl", page)
    assert said["table"]["rows"][0]["cells"][4] == list(reversed(made))[first]
    assert said["pager"]["text"].endswith(f"van {A_PAGE + 3}")
    assert bool(said["pager"]["previous"]) is (first > 0)
    assert bool(said["pager"]["next"]) is (first == 0)


def test_a_page_of_corrections_asks_the_database_little(
    client: Client, organisation: Organisation, by: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        changed(f"organisation:{organisation.pk}", by, field="name")
    with django_assert_max_num_queries(7):
        client.get(reverse("corrections"))


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_txt_is_as_rfc_9116_wants_it(client: Client, address: str) -> None:
    said = fields(security_txt(SITE, NOW))
    assert said["Contact"] == f"mailto:{address}"
    assert said["Canonical"] == f"{SITE}/.well-known/security.txt"
    expires = datetime.fromisoformat(said["Expires"])
    assert NOW < expires < NOW + timedelta(days=365)
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().startswith(f"Contact: mailto:{address}\nExpires: ")


def test_without_an_address_security_txt_leads_to_the_page_about_mistakes(client: Client) -> None:
    contact = fields(security_txt(SITE, NOW))["Contact"]
    assert contact.startswith(f"{SITE}/en/")
    assert client.get(contact.removeprefix(SITE)).status_code == 200


def test_robots_may_read_the_pages_but_need_not_try_the_desk(client: Client) -> None:
    lines = robots_txt().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /" not in lines
    with override("nl"):
        assert f"Disallow: {reverse('desk')}" in lines
    assert client.get("/robots.txt").content.decode() == robots_txt()
