"""The desk: who sees what, and a researcher who changes the register on its pages."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetlat.register import editing
from meetlat.register.models import Account, Change, Evidence, Holding, Load, Organisation
from meetlat.site.people.models import AuditEvent, User
from tests.site.people.somebody import signed_in

pytestmark = pytest.mark.django_db

REASON = "De gemeente meldde het zelf."


@pytest.fixture
def account(organisation: Organisation) -> Account:
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    Holding.objects.create(account=account, organisation=organisation)
    return account


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


def _text(client: Client, name: str, *where: Any, **asked: str) -> str:
    response = client.get(reverse(name, args=where), asked)
    assert response.status_code == 200
    return str(response.content.decode())


def _form(thing: Account | Organisation, **values: str) -> dict[str, str]:
    return {"reason": REASON, "seen": str(editing.version(thing)), **values}


def _values(account: Account, **values: str) -> dict[str, str]:
    names = ("handle", "url", "platform_id", "role", "theme")
    return _form(account, **{name: getattr(account, name) for name in names}, **values)


def test_a_member_sees_the_own_organisation_and_its_history_and_no_form(
    account: Account, organisation: Organisation, neighbour: Organisation
) -> None:
    client = signed_in("member", organisation)
    desk = _text(client, "desk", q="Grootewaard")
    assert "Lutjewaard" in desk
    assert neighbour.pk not in desk
    assert "account-toevoegen" not in _text(client, "desk_organisation", organisation.pk)
    assert "wijzigen" not in _text(client, "desk_account", account.pk)
    assert client.get(reverse("desk_organisation", args=[neighbour.pk])).status_code == 403
    assert client.post(reverse("desk_account_edit", args=[account.pk]), _form(account)).status_code == 403


def test_a_member_of_nothing_is_told_what_to_do() -> None:
    assert "Vraag de beheerder om u toe te voegen" in _text(signed_in("member"), "desk")


@pytest.mark.parametrize("asked", ["lutje", "nl.gm9901", "LUTJEWAARD"])
def test_an_organisation_and_its_account_are_found(researcher: Client, account: Account, asked: str) -> None:
    assert reverse("desk_organisation", args=["nl.gm9901"]) in _text(researcher, "desk", q=asked)


@pytest.mark.parametrize("asked", ["lutjewaard", "https://x.com/lutjewaard"])
def test_an_account_is_found_by_name_and_by_address(researcher: Client, account: Account, asked: str) -> None:
    assert reverse("desk_account", args=[account.pk]) in _text(researcher, "desk", q=asked)


def test_what_is_not_found_is_said_and_cannot_write_on_the_page(researcher: Client) -> None:
    page = _text(researcher, "desk", q="<script>x")
    assert "Geen organisatie gevonden met “&lt;script&gt;x”." in page
    assert "<script>x" not in page


def test_a_null_character_breaks_nothing(researcher: Client, organisation: Organisation) -> None:
    assert researcher.get("/nl/werktafel/?q=lutje%00waard").status_code == 400
    assert researcher.get("/nl/werktafel/organisaties/%00/").status_code == 400


def test_an_account_page_shows_facts_holders_evidence_and_history(researcher: Client, account: Account) -> None:
    Evidence.objects.create(account=account, kind="website", source="https://lutjewaard.example", day=date(2026, 1, 2))
    load = Load.objects.create(day=date(2026, 1, 1), format_version="1", files={}, report={})
    Change.objects.create(subject=f"account:{account.pk}", field="handle", after="lutjewaard", reason="load", load=load)
    page = _text(researcher, "desk_account", account.pk)
    for shown in (
        "Lutjewaard",
        "de website van de organisatie",
        "2 januari 2026",
        "inlezen van de gegevens",
        "de vaste regels",
    ):
        assert shown in page, shown


def test_an_edit_is_written_shown_in_the_history_and_logged(researcher: Client, account: Account) -> None:
    address = reverse("desk_account_edit", args=[account.pk])
    assert 'value="lutjewaard"' in _text(researcher, "desk_account_edit", account.pk)
    response = researcher.post(address, _values(account) | {"role": "theme", "theme": "culture"})
    assert response.headers["Location"] == reverse("desk_account", args=[account.pk])
    page = _text(researcher, "desk_account", account.pk)
    for shown in ("cultuur", REASON, "een-researcher (onderzoeker)", "een onderzoeker"):
        assert shown in page, shown
    event = AuditEvent.objects.get(kind="register_edited")
    assert (event.subject, event.detail) == (f"account:{account.pk}", {"reason": REASON})
    assert event.user == User.objects.get()
    assert f'href="{reverse("desk_account", args=[account.pk])}"' in _text(researcher, "desk")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"reason": "kort"}, "5 tekens"),
        ({"reason": "         "}, "verplicht"),
        ({"handle": "x" * 201}, "200 tekens"),
        ({"handle": "twee woorden"}, "zonder spaties"),
        ({"url": "javascript:alert(1)"}, "URL"),
        ({"role": "keizer"}, "keizer"),
        ({"seen": ""}, ""),
        ({}, "niets anders ingevuld"),
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed(
    researcher: Client, account: Account, wrong: dict[str, str], message: str
) -> None:
    typed = {"platform_id": "", **wrong}
    response = researcher.post(reverse("desk_account_edit", args=[account.pk]), _values(account) | typed)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert (editing.version(account), AuditEvent.objects.filter(kind="register_edited").count()) == (0, 0)


def test_a_stale_form_is_refused_keeps_what_was_typed_and_can_be_sent_again(
    researcher: Client, account: Account
) -> None:
    address = reverse("desk_account_edit", args=[account.pk])
    early = _values(
        account,
    ) | {"handle": "MijnInvulling"}
    researcher.post(address, _values(account) | {"role": "council"})
    response = researcher.post(address, early)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in page
    assert 'value="MijnInvulling"' in page
    assert "gemeenteraad" in page
    now = f'name="seen" value="{editing.version(account)}"'
    assert now in page
    account.refresh_from_db()
    assert account.handle == "lutjewaard"
    assert (
        researcher.post(address, early | {"seen": str(editing.version(account)), "role": "council"}).status_code == 302
    )
    account.refresh_from_db()
    assert account.handle == "MijnInvulling"


def test_closing_and_opening(researcher: Client, account: Account) -> None:
    assert "Account weer openen" not in _text(researcher, "desk_account", account.pk)
    close = reverse("desk_account_close", args=[account.pk])
    assert researcher.post(close, _form(account, day="2999-01-01")).status_code == 200
    assert researcher.post(close, _form(account, day="2026-03-01")).status_code == 302
    page = _text(researcher, "desk_account", account.pk)
    assert "1 maart 2026" in page
    assert "Account sluiten" not in page
    researcher.post(reverse("desk_account_reopen", args=[account.pk]), _form(account))
    account.refresh_from_db()
    assert account.status == "current"


def test_evidence_is_added_and_ended(researcher: Client, account: Account) -> None:
    today = timezone.localdate().isoformat()
    form = _form(account, kind="person", source="Gebeld met de gemeente", day=today, note="")
    assert researcher.post(reverse("desk_account_prove", args=[account.pk]), form).status_code == 302
    proof = Evidence.objects.get(account=account)
    address = reverse("desk_account_disprove", args=[account.pk])
    assert "iemand heeft het nagekeken: Gebeld" in _text(researcher, "desk_account_disprove", account.pk)
    assert researcher.post(address, _form(account, proof=str(proof.pk), day=today)).status_code == 302
    proof.refresh_from_db()
    assert proof.until == timezone.localdate()
    assert "Bewijs beëindigen" not in _text(researcher, "desk_account", account.pk)


@pytest.mark.parametrize("typed", ["Grootewaard", "grootewaard", "nl.gm9902"])
def test_an_account_gets_another_holder_and_loses_the_first(
    researcher: Client, account: Account, organisation: Organisation, neighbour: Organisation, typed: str
) -> None:
    form = _form(account, organisation=typed, since="2026-01-01")
    assert researcher.post(reverse("desk_account_hold", args=[account.pk]), form).status_code == 302
    form = _form(account, organisation=organisation.pk, until="2026-02-01")
    assert researcher.post(reverse("desk_account_release", args=[account.pk]), form).status_code == 302
    assert list(account.holdings.filter(until=None).values_list("organisation", flat=True)) == [neighbour.pk]
    assert "lutjewaard" in _text(researcher, "desk_organisation", neighbour.pk)


@pytest.mark.parametrize(
    ("typed", "message"), [("Nergenshuizen", "niet in het register"), ("Tweewaarden", "nl.gm9903, nl.gm9904")]
)
def test_an_organisation_that_is_not_one_is_refused(
    researcher: Client, account: Account, typed: str, message: str
) -> None:
    for number in ("nl.gm9903", "nl.gm9904"):
        Organisation.objects.create(id=number, kind="municipality", name="Tweewaarden", country="NL")
    form = _form(account, organisation=typed, since="2026-01-01")
    page = researcher.post(reverse("desk_account_hold", args=[account.pk]), form).content.decode()
    assert message in page


def test_an_account_is_added_to_an_organisation(researcher: Client, organisation: Organisation) -> None:
    form = _form(
        organisation,
        platform="mastodon",
        handle="lutjewaard@social.example",
        url="",
        platform_id="",
        role="corporate",
        theme="",
        kind="website",
        source="https://lutjewaard.example",
    )
    address = reverse("desk_add_account", args=[organisation.pk])
    assert researcher.get(address).status_code == 200
    wrong = researcher.post(address, form | {"handle": "lutjewaard"}).content.decode()
    assert "naam@server.nl" in wrong
    assert researcher.post(address, form).status_code == 302
    page = _text(researcher, "desk_organisation", organisation.pk)
    assert "lutjewaard@social.example" in page
    assert REASON in page
    assert organisation.accounts.get().url == "https://social.example/@lutjewaard"


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_desk_speaks_the_readers_language(researcher: Client, account: Account, language: str) -> None:
    from django.utils import translation

    with translation.override(language):
        page = _text(researcher, "desk_account_edit", account.pk)
    assert {"nl": "gemeenteraad", "en": "council", "fr": "conseil communal"}[language] in page
    assert f'<html lang="{language}"' in page


def test_closing_an_already_closed_account_is_refused_on_the_page(researcher: Client, account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(status="former")
    response = researcher.post(reverse("desk_account_close", args=[account.pk]), _form(account, day="2026-03-01"))
    assert "al gesloten" in response.content.decode()
