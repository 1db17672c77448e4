"""A person changes the register: reason, history, versions, refusals."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.register import editing
from meetlat.register.editing import Refused, Signature, Stale
from meetlat.register.models import Account, Change, Holding, Load, Organisation
from meetlat.register.platforms import platforms
from meetlat.site.people.models import User

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
REASON = "De gemeente meldde het zelf."
PROOF = ("website", "https://lutjewaard.example")


@pytest.fixture(autouse=True)
def _dutch() -> Any:
    with translation.override("nl"):
        yield


@pytest.fixture
def organisation() -> Organisation:
    return Organisation.objects.create(id="nl.gm9901", kind="municipality", name="Lutjewaard", country="NL")


@pytest.fixture
def neighbour() -> Organisation:
    return Organisation.objects.create(id="nl.gm9902", kind="municipality", name="Grootewaard", country="NL")


@pytest.fixture
def account(organisation: Organisation) -> Account:
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard", first_day=date(2026, 1, 1)
    )
    Holding.objects.create(account=account, organisation=organisation)
    return account


@pytest.fixture
def researcher() -> User:
    return User.objects.create_user("onderzoeker", role="researcher")


@pytest.fixture
def sign(researcher: User) -> Callable[[Account | Organisation], Signature]:
    """A signature on the thing as it is now."""

    def signature(thing: Account | Organisation, reason: str = REASON) -> Signature:
        return Signature(researcher.pk, reason, editing.version(thing))

    return signature


Sign = Callable[..., Signature]


def test_a_change_says_what_from_to_why_and_who(account: Account, sign: Sign, researcher: User) -> None:
    editing.edit_account(account.pk, {"handle": "GemeenteLutjewaard", "role": "corporate"}, sign(account))
    account.refresh_from_db()
    change = editing.history(account).get()
    assert (account.handle, account.key) == ("GemeenteLutjewaard", "gemeentelutjewaard")
    assert (change.field, change.before, change.after) == ("handle", "lutjewaard", "GemeenteLutjewaard")
    assert (change.reason, change.by, change.subject) == (REASON, researcher, f"account:{account.pk}")


def test_a_role_that_a_person_set_outranks_the_rule(account: Account, sign: Sign) -> None:
    editing.edit_account(account.pk, {"role": "theme", "theme": "culture"}, sign(account))
    account.refresh_from_db()
    assert (account.role, account.theme, account.role_source) == ("theme", "culture", "person")


@pytest.mark.parametrize(("role", "theme"), [("theme", ""), ("council", "culture")])
def test_a_theme_goes_with_the_role_of_a_theme_channel_only(
    organisation: Organisation, sign: Sign, role: str, theme: str
) -> None:
    values = {"handle": "lutjewaard", "role": role, "theme": theme}
    with pytest.raises(Refused, match="Kies een thema"):
        editing.add_account(organisation.pk, "x", values, PROOF, sign(organisation))


def test_another_handle_leaves_the_role_to_the_rule(account: Account, sign: Sign) -> None:
    assert editing.edit_account(account.pk, {"handle": "elders"}, sign(account)).role_source == "rule"


def test_an_empty_url_becomes_the_platforms_own(account: Account, sign: Sign) -> None:
    edited = editing.edit_account(account.pk, {"handle": "elders", "url": ""}, sign(account))
    assert edited.url == "https://x.com/elders"


def test_nothing_changed_is_refused(account: Account, sign: Sign) -> None:
    with pytest.raises(Refused, match="niets anders"):
        editing.edit_account(account.pk, {"handle": account.handle, "role": "corporate"}, sign(account))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("handle", "", "zonder spaties"),
        ("handle", "twee woorden", "zonder spaties"),
        ("handle", "a\x00b", "zonder spaties"),
        ("handle", "x" * 201, "201 tekens; er passen er 200"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "https://", "https://"),
        ("url", "https://[kapot", "https://"),
        ("url", "https://x.com/" + "x" * 400, "er passen er 400"),
        ("platform_id", "1" * 101, "er passen er 100"),
        ("role", "keizer", "rol"),
        ("theme", "onzin", "niet bekend"),
        ("theme", "culture", "andere rol geen"),
    ],
)
def test_a_wrong_value_is_refused_whole(account: Account, sign: Sign, field: str, value: str, message: str) -> None:
    with pytest.raises(Refused, match=message) as refusal:
        editing.edit_account(account.pk, {"platform_id": "7", field: value}, sign(account))
    assert refusal.value.field == field
    account.refresh_from_db()
    assert (account.platform_id, editing.version(account)) == ("", 0)


@pytest.mark.parametrize("reason", ["", "kort", "     ", "x" * 501])
def test_every_change_has_a_reason(account: Account, sign: Sign, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        editing.edit_account(account.pk, {"handle": "elders"}, sign(account, reason))
    assert refusal.value.field == "reason"


def test_who_looked_before_the_last_change_is_stopped(account: Account, sign: Sign) -> None:
    early = sign(account)
    editing.edit_account(account.pk, {"role": "council"}, sign(account))
    with pytest.raises(Stale) as stale:
        editing.edit_account(account.pk, {"handle": "elders"}, early)
    assert [change.field for change in stale.value.changes] == ["role"]
    account.refresh_from_db()
    assert account.handle == "lutjewaard"


def test_a_handle_in_use_is_refused(account: Account, sign: Sign) -> None:
    other = Account.objects.create(platform="x", handle="elders", key="elders", url="https://x.com/elders")
    with pytest.raises(Refused, match="LUTJEWAARD") as refusal:
        editing.edit_account(other.pk, {"handle": "LUTJEWAARD"}, sign(other))
    assert (refusal.value.field, editing.version(other)) == ("handle", 0)


def test_closing_keeps_the_account_and_opening_brings_it_back(account: Account, sign: Sign) -> None:
    editing.close_account(account.pk, DAY, sign(account))
    account.refresh_from_db()
    assert (account.status, account.ended) == ("former", DAY)
    editing.reopen_account(account.pk, sign(account))
    account.refresh_from_db()
    assert (account.status, account.ended) == ("current", None)
    fields = [(change.field, change.before, change.after) for change in editing.history(account)]
    assert fields == [
        ("ended", "2026-03-01", ""),
        ("status", "former", "current"),
        ("ended", "", "2026-03-01"),
        ("status", "current", "former"),
    ]


def test_closing_twice_or_opening_what_is_open_is_refused(account: Account, sign: Sign) -> None:
    with pytest.raises(Refused, match="niet gesloten"):
        editing.reopen_account(account.pk, sign(account))
    editing.close_account(account.pk, DAY, sign(account))
    with pytest.raises(Refused, match="al gesloten"):
        editing.close_account(account.pk, DAY, sign(account))


@pytest.mark.parametrize("day", [date(2025, 12, 31), timezone.localdate() + timedelta(days=1)])
def test_an_account_closes_after_it_began_and_not_in_the_future(account: Account, sign: Sign, day: date) -> None:
    with pytest.raises(Refused) as refusal:
        editing.close_account(account.pk, day, sign(account))
    assert refusal.value.field == "day"


def test_a_reused_handle_opens_no_second_current_account(account: Account, sign: Sign) -> None:
    editing.close_account(account.pk, DAY, sign(account))
    Account.objects.create(platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard")
    with pytest.raises(Refused, match="al in het register"):
        editing.reopen_account(account.pk, sign(account))


def test_an_added_account_has_a_holder_a_proof_and_a_history(organisation: Organisation, sign: Sign) -> None:
    values = {"handle": "lutjewaard@social.example", "role": "council"}
    added = editing.add_account(organisation.pk, "mastodon", values, PROOF, sign(organisation))
    assert (added.url, added.key) == ("https://social.example/@lutjewaard", "lutjewaard@social.example")
    assert (added.role, added.role_source, added.status) == ("council", "person", "current")
    assert list(added.organisations.all()) == [organisation]
    assert [proof.kind for proof in added.evidence.all()] == ["website"]
    assert [change.field for change in editing.history(added)] == ["evidence", "status"]
    assert [change.field for change in editing.history(organisation)] == ["account"]


@pytest.mark.parametrize(
    ("platform", "values", "proof", "field"),
    [
        ("hyves", {"handle": "x"}, PROOF, "platform"),
        ("x", {}, PROOF, "handle"),
        ("mastodon", {"handle": "lutjewaard"}, PROOF, "handle"),
        ("x", {"handle": "x"}, ("gerucht", "iemand"), "kind"),
        ("x", {"handle": "x"}, ("person", " "), "source"),
        ("x", {"handle": "x"}, ("person", "x" * 301), "source"),
    ],
)
def test_a_wrong_account_is_not_half_added(
    organisation: Organisation, sign: Sign, platform: str, values: dict[str, str], proof: tuple[str, str], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        editing.add_account(organisation.pk, platform, values, proof, sign(organisation))
    assert refusal.value.field == field
    assert not organisation.accounts.exists()
    assert not Account.objects.filter(platform=platform, handle=values.get("handle", "")).exists()
    assert editing.version(organisation) == 0


def test_a_proof_ends_but_stays(account: Account, sign: Sign) -> None:
    proof = editing.add_evidence(account.pk, "person", "Gebeld met de gemeente", DAY, "door het team", sign(account))
    editing.end_evidence(proof.pk, date(2026, 4, 1), sign(account))
    proof.refresh_from_db()
    assert (proof.until, proof.note) == (date(2026, 4, 1), "door het team")
    with pytest.raises(Refused, match="al beëindigd"):
        editing.end_evidence(proof.pk, date(2026, 4, 1), sign(account))
    assert account.evidence.count() == 1


def test_an_account_can_be_of_two_and_is_always_of_one(
    account: Account, organisation: Organisation, neighbour: Organisation, sign: Sign
) -> None:
    with pytest.raises(Refused, match="ten minste één"):
        editing.release(account.pk, organisation.pk, DAY, sign(account))
    editing.hold(account.pk, neighbour.pk, DAY, sign(account))
    editing.release(account.pk, organisation.pk, DAY, sign(account))
    assert [holding.organisation_id for holding in account.holdings.filter(until=None)] == [neighbour.pk]
    assert [change.field for change in editing.history(neighbour)] == ["account"]
    editing.hold(account.pk, organisation.pk, DAY, sign(account))
    assert [account.holdings.filter(until=None).count(), account.holdings.count()] == [2, 2]


def test_holding_what_is_held_or_releasing_what_is_not_is_refused(
    account: Account, organisation: Organisation, neighbour: Organisation, sign: Sign
) -> None:
    with pytest.raises(Refused, match="staat al bij Lutjewaard"):
        editing.hold(account.pk, organisation.pk, DAY, sign(account))
    with pytest.raises(Refused, match="staat niet bij"):
        editing.release(account.pk, neighbour.pk, DAY, sign(account))


def test_what_a_person_changed_last_is_known(account: Account, sign: Sign) -> None:
    subject = f"account:{account.pk}"
    editing.edit_account(account.pk, {"handle": "elders", "role": "council"}, sign(account))
    assert editing.decided_here()[subject] == {"handle", "role"}
    load = Load.objects.create(day=DAY, format_version="1", files={}, report={})
    Change.objects.create(subject=subject, field="handle", before="elders", after="toch", reason="load", load=load)
    assert editing.decided_here()[subject] == {"role"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(handle=st.text(max_size=250), platform=st.sampled_from(sorted(platforms())))
def test_any_text_as_a_handle_is_stored_as_it_is_or_refused(
    organisation: Organisation, sign: Sign, handle: str, platform: str
) -> None:
    refused = ""
    try:
        added = editing.add_account(organisation.pk, platform, {"handle": handle}, PROOF, sign(organisation))
    except Refused as refusal:
        refused = refusal.field
    if not refused:
        added.refresh_from_db()
        assert added.handle == handle
        assert len(added.key) <= 200
    assert refused in {"", "handle", "url"}
    assert bool(refused) or 0 < len(handle) <= 200
