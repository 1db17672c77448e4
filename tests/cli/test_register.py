"""meetlat register verify: a website on this machine, what was found, and no second visit on the same day."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from meetlat.collect.evidence import verifying
from meetlat.register.models import Account, Holding, Organisation
from meetlat.web import Web, resolving
from meetlat.web.pacing import Pacer
from tests.cli.running import Outcome, run
from tests.collect.evidence.serving import Sites, websites

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]
HOME = "www.lutjewaard.example"


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    return lambda *arguments: run(capsys, monkeypatch, "register", "verify", *arguments)


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sites]:
    with websites() as sites:
        allowed = frozenset({(HOME, sites.port), ("sociaal.example", sites.port)})
        monkeypatch.setattr(resolving, "look_up", lambda host: ["127.0.0.1"])
        monkeypatch.setattr(Pacer, "polite", lambda pacer, host, seconds: None)
        monkeypatch.setattr(verifying, "guarded_web", lambda: Web(guarded=True, allowed=allowed))
        monkeypatch.setenv("MEETLAT_BLUESKY_SERVICE", sites.address("sociaal.example", ""))
        yield sites


@pytest.fixture
def lutjewaard(sites: Sites) -> Organisation:
    said = {"kind": "municipality", "country": "NL", "name": "Lutjewaard", "website": sites.address(HOME)}
    organisation = Organisation.objects.create(id="nl.gm9901", **said)
    account = Account.objects.create(
        platform="x", handle="lutjewaard", key="lutjewaard", url="https://x.com/lutjewaard"
    )
    Holding.objects.create(account=account, organisation=organisation)
    Organisation.objects.create(id="nl.gm9902", kind="municipality", country="NL", name="Grootewaard")
    return organisation


def test_verify_as_json(meetlat: Meetlat, lutjewaard: Organisation) -> None:
    outcome = meetlat("Lutjewaard", "--json")
    assert outcome.status == 0
    assert "1 of 1: Lutjewaard" in outcome.err
    (said,) = json.loads(outcome.out)
    assert (said["organisation"], said["status"], said["pages"]) == ("nl.gm9901", "read", 4)
    assert [(one["platform"], one["score"], one["back"]) for one in said["accounts"]] == [("x", 6, "not_open")]
    assert {one["platform"] for one in said["proposals"]} >= {"facebook", "linkedin", "tiktok"}
    assert said["dismissed"]["a share button"] == 5


def test_verify_as_tables_and_no_second_visit_today(meetlat: Meetlat, lutjewaard: Organisation, sites: Sites) -> None:
    first = meetlat("Lutjewaard")
    for shown in ("cannot be checked openly", "proposed: https://www.facebook.com", "not taken: 5 x a share button"):
        assert shown in first.out, shown
    sites.asked.clear()
    assert meetlat("Lutjewaard").out == first.out
    assert sites.asked == []
    meetlat("Lutjewaard", "--again")
    assert sites.asked != []


def test_verify_all_with_a_limit_goes_on_where_it_was(meetlat: Meetlat, lutjewaard: Organisation) -> None:
    assert [one["name"] for one in json.loads(meetlat("--limit", "1", "--json").out)] == ["Lutjewaard"]
    found = json.loads(meetlat("--limit", "1", "--json").out)
    assert [(one["name"], one["status"]) for one in found] == [("Lutjewaard", "read"), ("Grootewaard", "no_website")]


def test_verify_an_organisation_that_is_not_there(meetlat: Meetlat, lutjewaard: Organisation) -> None:
    outcome = meetlat("Nergenshuizen")
    assert (outcome.status, outcome.out) == (1, "")
    assert "'Nergenshuizen' is no organisation of the register" in outcome.err
