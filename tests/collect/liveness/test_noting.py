"""What a visit shows is written down with its day; a new name is followed, a reused one is not believed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meetlat.collect.accounts import known_accounts, names
from meetlat.collect.draft import Author, Counts
from meetlat.collect.evidence.models import Liveness
from meetlat.collect.liveness import asked_for, matters, note_gone, note_seen, note_walled
from meetlat.register.models import Account, Change, Evidence
from tests.collect.liveness.conftest import Make

pytestmark = pytest.mark.django_db

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = AT + timedelta(days=3)


def seen(id: str, handle: str, platform: str = "x") -> Counts:
    return Counts(platform=platform, author=Author(id, handle), followers=10)


def test_a_number_that_the_register_lacks_is_stored_with_history(make: Make) -> None:
    account = make()
    assert note_seen(account.pk, seen("4711", "Lutjewaard"), AT) == ""
    account.refresh_from_db()
    assert (account.platform_id, account.handle) == ("4711", "lutjewaard")
    change = Change.objects.get(subject=f"account:{account.pk}")
    assert (change.field, change.after, change.by, change.load) == ("platform_id", "4711", None, None)
    note_seen(account.pk, seen("4711", "lutjewaard"), LATER)
    assert Change.objects.count() == 1
    assert matters() == {}


def test_a_new_name_under_the_same_number_is_followed_and_the_old_one_kept(make: Make) -> None:
    account = make(platform_id="4711")
    assert note_seen(account.pk, seen("4711", "GemeenteLutjewaard"), AT) == "renamed"
    account.refresh_from_db()
    assert (account.handle, account.key, account.url) == (
        "GemeenteLutjewaard",
        "gemeentelutjewaard",
        "https://x.com/GemeenteLutjewaard",
    )
    changes = {change.field: change.before for change in Change.objects.filter(subject=f"account:{account.pk}")}
    assert changes == {"handle": "lutjewaard", "url": "https://x.com/lutjewaard"}
    flagged = matters()[account.pk]
    assert (flagged.state, flagged.since, flagged.note) == ("renamed", AT.date(), "lutjewaard")
    assert note_seen(account.pk, seen("4711", "GemeenteLutjewaard"), LATER) == ""
    assert matters()[account.pk].since == AT.date()
    assert Account.objects.count() == 1


def test_a_name_that_leads_to_another_number_is_no_longer_theirs(make: Make) -> None:
    account = make(platform_id="4711")
    impostor = seen("666", "lutjewaard")
    assert note_seen(account.pk, impostor, AT) == "not_theirs"
    account.refresh_from_db()
    assert account.platform_id == "4711"
    assert matters()[account.pk].state == "not_theirs"
    assert names().account("x", impostor.author) is None  # nothing that it says is the account's
    assert names().account("x", Author("4711", "elders")) == str(account.pk)


def test_a_new_name_that_the_register_has_already_is_left_to_a_person(make: Make) -> None:
    account, twin = make(platform_id="4711"), make(handle="GemeenteLutjewaard")
    assert note_seen(account.pk, seen("4711", "GemeenteLutjewaard"), AT) == "renamed"
    assert note_seen(twin.pk, seen("4711", "GemeenteLutjewaard"), AT) == ""
    account.refresh_from_db()
    twin.refresh_from_db()
    assert (account.handle, twin.platform_id) == ("lutjewaard", "")  # the number stays with the one that had it
    assert "twice" in matters()[account.pk].note
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("platform", "handle", "id", "told"),
    [
        (
            "mastodon",
            "post@social.lutjewaard.example",
            "post@social.lutjewaard.example",
            "post@social.lutjewaard.example",
        ),
        ("facebook", "lutjewaard", "Gemeente Lutjewaard", "lutjewaard"),
        ("bluesky", "lutjewaard.example", "", "handle.invalid"),
    ],
)
def test_a_name_is_no_number(make: Make, platform: str, handle: str, id: str, told: str) -> None:
    account = make(platform, handle)
    assert note_seen(account.pk, seen(id, told, platform), AT) == ""
    account.refresh_from_db()
    assert account.platform_id == ""


def test_an_account_known_by_its_number_is_not_renamed_by_its_name(make: Make) -> None:
    number = "UC" + "a" * 22
    account = make("youtube", number, platform_id=number)
    assert note_seen(account.pk, seen(number, "lutjewaard", "youtube"), AT) == ""
    account.refresh_from_db()
    assert account.handle == number


def test_a_name_that_cannot_be_one_is_flagged_and_not_followed(make: Make) -> None:
    account = make(platform_id="4711")
    assert note_seen(account.pk, seen("4711", "twee woorden"), AT) == "renamed"
    account.refresh_from_db()
    assert account.handle == "lutjewaard"


@pytest.mark.parametrize(
    ("id", "handle", "platform", "about"),
    [
        ("4711", "elders", "x", True),  # under another name
        ("666", "Lutjewaard", "x", True),  # who has the name now
        ("666", "elders", "x", False),
        ("666", "", "x", False),
        ("4711", "lutjewaard", "youtube", False),
    ],
)
def test_which_answers_are_about_the_account(make: Make, id: str, handle: str, platform: str, *, about: bool) -> None:
    make(platform_id="4711")
    (known,) = known_accounts()
    assert asked_for(known, seen(id, handle, platform), names()) is about


@pytest.mark.parametrize(("name", "kept"), [("raad.lutjewaard.example", 1), ("lutjewaard.bsky.social", 0)])
def test_a_new_name_off_the_domain_ends_that_evidence(make: Make, name: str, kept: int) -> None:
    account = make("bluesky", "lutjewaard.example", platform_id="did:plc:waard")
    Evidence.objects.create(account=account, kind="domain", source="lutjewaard.example", day=date(2026, 1, 1))
    assert note_seen(account.pk, seen("did:plc:waard", name, "bluesky"), AT) == "renamed"
    assert account.evidence.filter(until=None).count() == kept


def test_gone_and_back_again(make: Make) -> None:
    account = make()
    note_gone(account.pk, "x", AT, "the platform says 404")
    note_gone(account.pk, "x", LATER, "the platform says 404")
    flagged = matters()[account.pk]
    assert (flagged.state, flagged.since, flagged.seen_at, flagged.note) == (
        "gone",
        date(2026, 6, 1),
        LATER,
        "the platform says 404",
    )
    note_seen(account.pk, seen("4711", "lutjewaard"), LATER)
    assert matters() == {}
    assert Liveness.objects.get().until == LATER.date()


def test_moved_and_walled(make: Make) -> None:
    account = make("mastodon", "post@social.lutjewaard.example")
    note_walled(account.pk, "mastodon", AT, "asks for a sign-in")
    assert matters()[account.pk].state == "walled"
    counts = seen("post@social.lutjewaard.example", "post@social.lutjewaard.example", "mastodon")
    assert note_seen(account.pk, counts, LATER, moved_to="post@elders.example") == "moved"
    assert [(one.state, one.note) for one in matters().values()] == [("moved", "post@elders.example")]
    assert Liveness.objects.filter(until=None).count() == 1


def test_what_is_closed_needs_no_looking_at(make: Make) -> None:
    account = make()
    note_gone(account.pk, "x", AT, "404")
    Account.objects.update(status="former")
    assert matters([account.pk]) == {}
