"""Proposals on the desk: seen, taken in, turned down; and what needs looking at."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetlat.collect.evidence.models import Liveness, Proposal, Verification
from meetlat.register import editing
from meetlat.register.models import Account, Evidence, Holding, Organisation
from meetlat.site.people.models import AuditEvent
from tests.site.people.somebody import signed_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)
REASON = "Op de website nagekeken."
PAGE = "https://www.lutjewaard.example/contact"


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


@pytest.fixture
def proposal(organisation: Organisation) -> Proposal:
    return propose(organisation)


def propose(organisation: Organisation, handle: str = "griffie_lutjewaard", fingerprint: int = 1) -> Proposal:
    return Proposal.objects.create(
        organisation=organisation, platform="x", handle=handle, url=f"https://x.com/{handle}", fingerprint=fingerprint,
        score=5, places=[{"page": PAGE, "place": "footer"}], first_day=DAY, last_day=DAY,
    )  # fmt: skip


def text(client: Client, name: str, *where: object) -> str:
    response = client.get(reverse(name, args=where))
    assert response.status_code == 200
    return str(response.content.decode())


def form(proposal: Proposal, **values: str) -> dict[str, str]:
    return {"reason": REASON, "seen": str(editing.version(proposal.organisation)), **values}


def test_proposals_are_listed_the_surest_first_and_opened(
    researcher: Client, proposal: Proposal, organisation: Organisation
) -> None:
    surer = propose(organisation, "lutjewaard", 2)
    Proposal.objects.filter(pk=surer.pk).update(score=7)
    assert "2 voorgestelde accounts" in text(researcher, "desk")
    page = text(researcher, "desk_proposals")
    assert page.index(">lutjewaard<") < page.index(">griffie_lutjewaard<")
    page = text(researcher, "desk_proposal", proposal.pk)
    for shown in ("onderaan de bladzijde", PAGE, "nog niet", "1 juni 2026", "niet openlijk na te gaan", "niets"):
        assert shown in page, shown


def test_what_is_known_already_is_said(
    researcher: Client, proposal: Proposal, organisation: Organisation, neighbour: Organisation
) -> None:
    theirs = Account.objects.create(
        platform="x", handle="Griffie_Lutjewaard", key="griffie_lutjewaard", url="https://x.com/r"
    )
    Holding.objects.create(account=theirs, organisation=neighbour)
    ours = Account.objects.create(platform="x", handle="gemlutje", key="gemlutje", url="https://x.com/gemlutje")
    Holding.objects.create(account=ours, organisation=organisation)
    propose(neighbour)
    page = text(researcher, "desk_proposal", proposal.pk)
    for shown in ("Grootewaard (in gebruik)", "gemlutje", "op de website van nog 1 organisatie"):
        assert shown in page, shown


def test_taking_in_adds_the_account_with_evidence_history_and_an_audit_event(
    researcher: Client, proposal: Proposal, organisation: Organisation
) -> None:
    address = reverse("desk_proposal_accept", args=[proposal.pk])
    assert 'value="clerk" selected' in text(researcher, "desk_proposal_accept", proposal.pk)
    response = researcher.post(address, form(proposal, role="clerk", theme=""))
    assert response.headers["Location"] == reverse("desk_proposals")
    account = organisation.accounts.get()
    assert (account.handle, account.role, account.url) == (
        "griffie_lutjewaard",
        "clerk",
        "https://x.com/griffie_lutjewaard",
    )
    proof = account.evidence.get()
    assert (proof.kind, proof.source) == (Evidence.Kind.WEBSITE, PAGE)
    assert AuditEvent.objects.get(kind="register_edited").detail == {"reason": REASON}
    assert editing.history(account).filter(reason=REASON, by__isnull=False).exists()
    proposal.refresh_from_db()
    assert (proposal.status, proposal.account) == ("accepted", account)
    assert researcher.get(address).status_code == 404


def test_taking_in_what_is_anothers_shares_it_and_what_was_closed_opens(
    researcher: Client, proposal: Proposal, organisation: Organisation, neighbour: Organisation
) -> None:
    theirs = Account.objects.create(
        platform="x",
        handle="griffie_lutjewaard",
        key="griffie_lutjewaard",
        url="https://x.com/r",
        status="former",
        ended=DAY,
    )
    Holding.objects.create(account=theirs, organisation=neighbour)
    address = reverse("desk_proposal_accept", args=[proposal.pk])
    assert researcher.post(address, form(proposal, role="clerk", theme="")).status_code == 302
    theirs.refresh_from_db()
    assert theirs.status == "current"
    assert set(theirs.holdings.filter(until=None).values_list("organisation", flat=True)) == {
        organisation.pk,
        neighbour.pk,
    }
    assert theirs.evidence.get().kind == "website"


def test_turning_down_forgets_whose_it_was(researcher: Client, proposal: Proposal) -> None:
    address = reverse("desk_proposal_reject", args=[proposal.pk])
    assert researcher.post(address, form(proposal, reason="kort")).status_code == 200
    assert researcher.post(address, form(proposal)).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.status, proposal.handle, proposal.url) == ("rejected", "", "")
    assert proposal.decided_by
    assert Account.objects.count() == 0
    assert "Er is niets voorgesteld" in text(researcher, "desk_proposals")
    assert AuditEvent.objects.filter(kind="register_edited").count() == 1
    assert researcher.post(address, form(proposal)).status_code == 404


def test_two_people_at_once(researcher: Client, proposal: Proposal, organisation: Organisation) -> None:
    early = form(proposal, role="clerk", theme="")
    sign = editing.Signature(None, "elders toegevoegd", editing.version(organisation))
    proof = (Evidence.Kind.PERSON, "gebeld")
    editing.add_account(organisation.pk, "tiktok", {"handle": "lutjewaard"}, proof, sign)
    address = reverse("desk_proposal_accept", args=[proposal.pk])
    response = researcher.post(address, early)
    assert response.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in response.content.decode()


def test_what_needs_looking_at(researcher: Client, organisation: Organisation) -> None:
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    hidden = Account.objects.create(platform="facebook", handle="verborgen", key="verborgen", url="https://x.com/v")
    for one, state, note in ((account, "gone", "404"), (hidden, "walled", "")):
        seen = datetime(2026, 6, 2, tzinfo=UTC)
        Liveness.objects.create(account=one, state=state, since=DAY, seen_at=seen, source="x", note=note)
    told = {"organisation": organisation, "website": "https://www.lutjewaard.example"}
    Verification.objects.create(**told, day=date(2026, 5, 1), status="down")
    Verification.objects.create(**told, day=DAY, status="elsewhere", says="leads to grootewaard.example")
    page = text(researcher, "desk_attention")
    for shown in (
        "lutjewaard",
        "niet meer gevonden sinds 1 juni 2026",
        "404",
        "leads to grootewaard.example",
        "gefuseerd",
    ):
        assert shown in page, shown
    assert "verborgen" not in page
    assert "2 accounts en websites om na te kijken" in text(researcher, "desk")


def test_nothing_to_look_at(researcher: Client) -> None:
    page = text(researcher, "desk_attention")
    assert "niets aan de hand" in page
    assert "kon gelezen worden" in page


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_what_is_the_matter_stands_on_the_page_of_the_organisation(
    client: Client, organisation: Organisation, language: str
) -> None:
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    Holding.objects.create(account=account, organisation=organisation)
    with translation.override(language):
        before = text(client, "organisation", organisation.pk)
        seen = datetime(2026, 6, 2, tzinfo=UTC)
        Liveness.objects.create(account=account, state="silent_with_followers", since=DAY, seen_at=seen, source="lake")
        after = text(client, "organisation", organisation.pk)
        check = str(client.get(reverse("check"), {"account": account.url}).content.decode())
    assert "2026" not in before
    assert "2026" in after
    assert "2026" in check
    if language == "nl":
        assert "plaatst niets sinds 1 juni 2026, heeft wel volgers" in after
        assert "plaatst niets sinds 1 juni 2026, heeft wel volgers" in check
