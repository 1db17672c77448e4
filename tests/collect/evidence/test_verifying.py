"""A whole verification: websites, a Mastodon server, a Bluesky service and a name server, all on this machine."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import dns.resolver
import pytest
from django.utils import timezone

from meetlat.collect.accounts import names
from meetlat.collect.evidence import bluesky, rounds
from meetlat.collect.evidence.models import Proposal, Sighting, Verification
from meetlat.collect.evidence.proposing import accept, reject
from meetlat.collect.evidence.verifying import verify
from meetlat.collect.liveness import matters
from meetlat.register import editing
from meetlat.register.editing import Signature
from meetlat.register.models import Account, Change, Evidence, Holding, Organisation
from meetlat.register.platforms import platforms
from meetlat.site.people.models import User
from meetlat.web import Web
from tests.collect.evidence.serving import Sites, name_server

pytestmark = pytest.mark.django_db

HOME = "www.lutjewaard.example"
DID, OTHER_DID = "did:plc:lutjewaard", "did:plc:somebodyelse"
FRAME = "<nav><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a></nav><footer>{}</footer>"


@pytest.fixture
def home(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def organisation(db: None, sites: Sites, home: Any) -> Organisation:
    return municipality("nl.gm9901", "Lutjewaard", sites.address(HOME))


def municipality(id: str, name: str, website: str) -> Organisation:
    return Organisation.objects.create(id=id, kind="municipality", name=name, country="NL", website=website)


def held(organisation: Organisation, platform: str, handle: str, **more: Any) -> Account:
    known = platforms()[platform]
    account = Account.objects.create(
        platform=platform, handle=handle, key=known.key(handle), url=known.url(handle), **more
    )
    Holding.objects.create(account=account, organisation=organisation)
    return account


def kinds(account: Account) -> dict[str, str]:
    return dict(account.evidence.filter(until=None).values_list("kind", "source"))


def front(sites: Sites, *addresses: str) -> None:
    """The website has these accounts in the foot of its only page."""
    links = "".join(f'<a href="{address}">o</a>' for address in addresses)
    sites.say(f"{HOME}/", FRAME.format(links))


def on_mastodon(sites: Sites, *fields: dict[str, Any], **more: Any) -> None:
    profile = {"id": "1", "acct": "lutjewaard", "url": "https://sociaal.example/@lutjewaard", "fields": fields, **more}
    sites.say("sociaal.example/api/v1/accounts/lookup?acct=lutjewaard", json.dumps(profile))


def on_bluesky(sites: Sites, handle: str = "lutjewaard.example", did: str = DID) -> None:
    place = f"bsky.example/xrpc/app.bsky.actor.getProfile?actor={handle}"
    sites.say(place, json.dumps({"did": did, "handle": handle}))


@pytest.fixture(autouse=True)
def dns_texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """What the name server answers; it is asked over UDP on loopback."""
    texts: dict[str, list[str]] = {}
    with name_server(texts) as port:
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], port
        monkeypatch.setattr(bluesky, "resolver", lambda: resolver)
        yield texts


@pytest.fixture
def researcher() -> User:
    return User.objects.create_user("onderzoeker", role="researcher")


def test_a_cluttered_site_proves_what_is_known_and_proposes_the_rest(
    sites: Sites, web: Web, organisation: Organisation
) -> None:
    on_mastodon(sites, {"name": "Website", "value": f'<a href="https://{HOME}/">w</a>', "verified_at": "2026-01-01"})
    on_bluesky(sites)
    x = held(organisation, "x", "Lutjewaard")
    mastodon = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    found = verify(organisation, web)
    assert (found.status, found.pages, {one["account"] for one in found.found}) == ("read", 4, {x.pk, mastodon.pk})
    assert kinds(x) == {"website": sites.address(HOME)}
    assert kinds(mastodon) == {"website": sites.address(HOME), "two_way": "https://sociaal.example/@lutjewaard"}
    assert x.evidence.get().note == "6 points: footer, meta tag"
    proposed = set(Proposal.objects.values_list("platform", "handle"))
    assert proposed == {
        ("facebook", "GemeenteLutjewaard"), ("linkedin", "gemeente-lutjewaard"), ("instagram", "gemeentelutjewaard"),
        ("bluesky", "lutjewaard.example"), ("threads", "gemeentelutjewaard"), ("tiktok", "gemeentelutjewaard"),
    }  # fmt: skip
    kept = json.dumps(list(Verification.objects.values("dismissed", "says")) + list(Proposal.objects.values("places")))
    for resident in ("jan_de_vries_1975", "jan-de-vries-1975", "bakker_piet_1980"):
        assert resident not in kept


def test_the_same_visit_again_adds_nothing(sites: Sites, web: Web, organisation: Organisation) -> None:
    x = held(organisation, "x", "lutjewaard")
    verify(organisation, web)
    counts = [model.objects.count() for model in (Evidence, Sighting, Proposal, Verification, Change)]
    Sighting.objects.update(day=timezone.localdate() - timedelta(days=9))
    verify(organisation, web)
    assert [model.objects.count() for model in (Evidence, Sighting, Proposal, Verification, Change)] == counts
    assert x.evidence.get().sighting.day == timezone.localdate()


def test_a_link_that_is_taken_away_ends_the_evidence(sites: Sites, web: Web, organisation: Organisation) -> None:
    on_mastodon(sites, {"value": f"https://{HOME}", "verified_at": None})
    account = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    front(sites, "https://sociaal.example/@lutjewaard")
    verify(organisation, web)
    assert set(kinds(account)) == {"website", "two_way"}
    front(sites, "https://x.com/iets")
    found = verify(organisation, web)
    assert (found.ended, kinds(account)) == ([account.pk], {})
    assert set(account.evidence.values_list("until", flat=True)) == {timezone.localdate()}


@pytest.mark.parametrize("folder", ["login", "cookies", "parked", "script", "nowhere"])
def test_a_website_that_could_not_be_read_ends_nothing(
    sites: Sites, web: Web, organisation: Organisation, folder: str
) -> None:
    account = held(organisation, "x", "lutjewaard")
    verify(organisation, web)
    sites.folders[HOME] = folder
    assert verify(organisation, web).status != "read"
    assert kinds(account) == {"website": sites.address(HOME)}


def test_a_page_that_could_not_be_read_ends_nothing(sites: Sites, web: Web, organisation: Organisation) -> None:
    account = held(organisation, "tiktok", "gemeentelutjewaard")
    verify(organisation, web)
    sites.say(f"{HOME}/volg-ons", "oops", 501)
    verify(organisation, web)
    assert kinds(account) == {"website": sites.address(HOME, "/volg-ons")}
    sites.say(f"{HOME}/volg-ons", "weg", 410)
    assert verify(organisation, web).ended == [account.pk]


def test_what_people_wrote_or_ended_is_left_alone(
    sites: Sites, web: Web, organisation: Organisation, researcher: User
) -> None:
    theirs, ended = held(organisation, "x", "oudnieuws"), held(organisation, "facebook", "lutje")
    Evidence.objects.create(account=theirs, kind="website", source=sites.address(HOME), day=timezone.localdate())
    front(sites, "https://www.facebook.com/lutje")
    verify(organisation, web)
    proof = ended.evidence.get()
    sign = Signature(researcher.pk, "dit is niet van hen", editing.version(ended))
    editing.end_evidence(proof.pk, timezone.localdate(), sign)
    verify(organisation, web)
    assert kinds(theirs) == {"website": sites.address(HOME)}
    assert kinds(ended) == {}


def test_two_municipalities_that_share_an_account(sites: Sites, web: Web, organisation: Organisation) -> None:
    other = municipality("nl.gm9902", "Grootewaard", sites.address("www.grootewaard.example"))
    front(sites, "https://www.facebook.com/DeWaarden")
    shared = held(organisation, "facebook", "DeWaarden")
    verify(organisation, web)
    verify(other, web)
    proposal = Proposal.objects.get(organisation=other)
    accept(proposal, "corporate", "", Signature(None, "ook van Grootewaard", editing.version(other)))
    assert Account.objects.count() == 1
    assert set(shared.holdings.values_list("organisation", flat=True)) == {organisation.pk, other.pk}
    assert shared.evidence.filter(kind="website", until=None).count() == 2
    front(sites, "https://x.com/iets")
    assert verify(organisation, web).ended == [shared.pk]
    assert kinds(shared) == {"website": sites.address("www.grootewaard.example")}


def test_what_was_turned_down_is_not_proposed_again_and_forgotten(
    sites: Sites, web: Web, organisation: Organisation, home: Any
) -> None:
    front(sites, "https://x.com/sportclub_waard")
    verify(organisation, web)
    reject(Proposal.objects.get(), Signature(None, "van de sportclub", 0))
    verify(organisation, web)
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.handle, proposal.url) == ("rejected", "", "")
    assert proposal.fingerprint == names().author("x", "sportclub_waard")


def test_a_website_of_another_domain_is_reported(sites: Sites, web: Web, organisation: Organisation) -> None:
    account = held(organisation, "x", "elders")
    sites.say(f"{HOME}/", "", 301, Location=sites.address("elders.example"))
    sites.say("elders.example", FRAME.format("<a href='https://x.com/elders'>X</a>"))
    found = verify(organisation, web)
    assert (found.status, found.says) == ("elsewhere", "leads to elders.example")
    assert kinds(account) == {}
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("value", "verified_at", "back"),
    [
        (
            f'<a href="https://{HOME}/" rel="me">w</a>',
            "2026-01-01T00:00:00Z",
            ("holds", "a verified link in the profile"),
        ),
        ('<a href="https://lutjewaard.example">w</a>', None, ("holds", "a link in the profile")),
        ("https://raad.lutjewaard.example/", None, ("holds", "a link in the profile")),
        ("https://nietlutjewaard.example", None, ("not_found", "the profile does not link to the website")),
        ("lutjewaard.example", None, ("not_found", "the profile does not link to the website")),
        (7, None, ("not_found", "the profile does not link to the website")),
    ],
)
def test_the_link_back_on_mastodon(
    sites: Sites, web: Web, organisation: Organisation, value: Any, verified_at: str | None, back: tuple[str, str]
) -> None:
    on_mastodon(sites, {"name": "Site", "value": value, "verified_at": verified_at})
    account = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    front(sites, "https://sociaal.example/@lutjewaard")
    found = verify(organisation, web).found[0]
    assert (found["back"], found["says"]) == back
    assert ("two_way" in kinds(account)) == (back[0] == "holds")


def as_actor(sites: Sites, **more: Any) -> None:
    """A server that closes Mastodon's API and answers ActivityPub."""
    actor = sites.address("sociaal.example", "/users/lutjewaard")
    links = [{"rel": "self", "type": "application/activity+json", "href": actor}]
    sites.say("sociaal.example/.well-known/webfinger", json.dumps({"subject": "acct:x", "links": links}))
    field = {"type": "PropertyValue", "name": "Site", "value": f'<a href="https://{HOME}">w</a>'}
    said = {"type": "Service", "url": "https://sociaal.example/@lutjewaard", "attachment": [field, "?"], **more}
    sites.say("sociaal.example/users/lutjewaard", json.dumps(said))


def test_the_link_back_on_another_fediverse_server(sites: Sites, web: Web, organisation: Organisation) -> None:
    as_actor(sites)
    account = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    front(sites, "https://sociaal.example/@lutjewaard")
    verify(organisation, web)
    assert kinds(account)["two_way"] == "https://sociaal.example/@lutjewaard"
    as_actor(sites, movedTo="https://elders.example/users/waard", attachment=[])
    verify(organisation, web)
    assert set(kinds(account)) == {"website"}
    assert [(one.state, one.note) for one in matters().values()] == [("moved", "https://elders.example/users/waard")]


@pytest.mark.parametrize("answer", ["", "[]", "{", '{"fields": 3}', "[" * 100_000, '{"fields": [null], "url": 1}'])
def test_a_server_that_answers_anything_is_no_reason_to_stop(
    sites: Sites, web: Web, organisation: Organisation, answer: str
) -> None:
    sites.say("sociaal.example", answer)
    account = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    front(sites, "https://sociaal.example/@lutjewaard", "https://sociaal.example/@nieuw")
    assert verify(organisation, web).found[0]["back"] in {"failed", "not_found"}
    assert set(kinds(account)) == {"website"}


def test_an_account_that_its_server_does_not_know_is_gone_and_a_new_one_not_proposed(
    sites: Sites, web: Web, organisation: Organisation
) -> None:
    account = held(organisation, "mastodon", "lutjewaard@sociaal.example")
    front(sites, "https://sociaal.example/@lutjewaard", "https://sociaal.example/@nieuw")
    found = verify(organisation, web)
    assert matters()[account.pk].state == "gone"
    assert found.dismissed == {"a server that does not tell of such an account": 1}
    assert not Proposal.objects.exists()


def test_a_fediverse_server_of_their_own_is_evidence(
    sites: Sites, web: Web, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETLAT_SERVERS", f"sociaal.lutjewaard.example={sites.address('sociaal.example', '')}")
    account = held(organisation, "mastodon", "post@sociaal.lutjewaard.example")
    front(sites, "https://sociaal.lutjewaard.example/@post")
    verify(organisation, web)
    assert kinds(account)["domain"] == "sociaal.lutjewaard.example"


@pytest.mark.parametrize(
    ("texts", "well_known", "kept"),
    [
        ([f"did={DID}"], "", "DNS of _atproto.lutjewaard.example gives did:plc:lutjewaard"),
        (["v=spf1 -all", f"did={DID}"], "", "DNS of _atproto.lutjewaard.example gives did:plc:lutjewaard"),
        (None, f"{DID}\n", "lutjewaard.example/.well-known/atproto-did gives did:plc:lutjewaard"),
        (["iets anders"], DID, "lutjewaard.example/.well-known/atproto-did gives did:plc:lutjewaard"),
        ([f"did={OTHER_DID}"], DID, ""),  # DNS says it first
        ([f"did={DID}", f"did={OTHER_DID}"], "", ""),
        (["did=iets"], "<html>", ""),
        (None, "", ""),
    ],
)
def test_a_bluesky_name_on_the_domain(
    sites: Sites, web: Web, organisation: Organisation, dns_texts: dict[str, list[str]],
    texts: list[str] | None, well_known: str, kept: str,
) -> None:  # fmt: skip
    on_bluesky(sites)
    account = held(organisation, "bluesky", "lutjewaard.example")
    front(sites, "https://bsky.app/profile/lutjewaard.example")
    if texts is not None:
        dns_texts["_atproto.lutjewaard.example"] = texts
    if well_known:
        sites.say("lutjewaard.example/.well-known/atproto-did", well_known)
    verify(organisation, web)
    assert "".join(account.evidence.filter(kind="domain").values_list("note", flat=True)) == kept
    account.refresh_from_db()
    assert account.platform_id == DID  # learned from the profile


def test_a_domain_that_no_longer_gives_the_name_ends_the_evidence(
    sites: Sites, web: Web, organisation: Organisation, dns_texts: dict[str, list[str]]
) -> None:
    on_bluesky(sites)
    account = held(organisation, "bluesky", "lutjewaard.example")
    front(sites, "https://bsky.app/profile/lutjewaard.example")
    dns_texts["_atproto.lutjewaard.example"] = [f"did={DID}"]
    verify(organisation, web)
    assert set(kinds(account)) == {"website", "domain"}
    dns_texts.clear()
    verify(organisation, web)
    assert set(kinds(account)) == {"website"}


@pytest.mark.parametrize(("status", "state"), [(400, "gone"), (404, "gone"), (501, "")])
def test_a_bluesky_account_that_is_not_there(
    sites: Sites, web: Web, organisation: Organisation, status: int, state: str
) -> None:
    account = held(organisation, "bluesky", "lutjewaard.example")
    sites.say("bsky.example", '{"error": "InvalidRequest", "message": "Profile not found"}', status)
    front(sites, "https://bsky.app/profile/lutjewaard.example")
    assert verify(organisation, web).found[0]["back"] == ("not_found" if state else "failed")
    found = matters().get(account.pk)
    assert (found.state if found else "") == state


def test_a_renamed_account_is_followed_and_not_proposed(sites: Sites, web: Web, organisation: Organisation) -> None:
    account = held(organisation, "bluesky", "lutjewaard.bsky.social", platform_id=DID)
    on_bluesky(sites)
    front(sites, "https://bsky.app/profile/lutjewaard.example")
    verify(organisation, web)
    account.refresh_from_db()
    assert (account.handle, matters()[account.pk].state) == ("lutjewaard.example", "renamed")
    assert not Proposal.objects.exists()


def test_a_name_that_somebody_else_took_is_neither_proven_nor_proposed(
    sites: Sites, web: Web, organisation: Organisation
) -> None:
    account = held(organisation, "bluesky", "lutjewaard.example", platform_id=DID)
    on_bluesky(sites, did=OTHER_DID)
    front(sites, "https://bsky.app/profile/lutjewaard.example")
    found = verify(organisation, web)
    assert matters()[account.pk].state == "not_theirs"
    assert (found.found, found.dismissed, kinds(account)) == ([], {"a name that is somebody else's by now": 1}, {})
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("robots", "status", "body", "state"),
    [
        ("User-agent: *\nDisallow: /", 200, "", "walled"),
        ("", 403, "", "walled"),
        ("", 200, "<form><input type=password></form>", "walled"),
        ("", 404, "", "gone"),
        ("", 200, "<p>Welkom bij de gemeente</p><a href=/1>1</a>", ""),
        ("", 501, "", ""),
    ],
)
def test_a_page_behind_a_wall(
    sites: Sites, web: Web, organisation: Organisation, robots: str, status: int, body: str, state: str
) -> None:
    account = held(organisation, "facebook", "lutje")
    Account.objects.update(url=sites.address("www.facebook.com", "/lutje"))
    sites.say("www.facebook.com/robots.txt", robots)
    sites.say("www.facebook.com/lutje", body, status)
    verify(organisation, web)
    found = matters().get(account.pk)
    assert (found.state if found else "") == state


def test_rounds(sites: Sites, organisation: Organisation) -> None:
    municipality("nl.gm9902", "Grootewaard", "")
    Organisation.objects.create(id="be.nis9", kind="municipality", name="Elders", country="BE")
    assert [one.pk for one in rounds.chosen([], "nl", "municipality")] == ["nl.gm9901", "nl.gm9902"]
    assert [one.pk for one in rounds.chosen(["grootewaard", "nl.gm9901"])] == ["nl.gm9902", "nl.gm9901"]
    with pytest.raises(rounds.UnknownOrganisation, match="Nergens"):
        rounds.chosen(["Nergens"])
