"""What the page of an organisation says of collecting: up to which day, what not, and the last counts."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from meetlat.collect import counts
from meetlat.collect.lakes import the_lake
from meetlat.collect.manual import Counted, record_counts
from meetlat.collect.models import Run, Visit
from meetlat.register.models import Account, Holding, Organisation
from meetlat.site.pages.organisation.collected import collected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "FRESH", -1.0)


def account(owner: Organisation, platform: str, handle: str = "lutjewaard") -> Account:
    made = Account.objects.create(
        platform=platform, handle=handle, key=handle, url=f"https://{platform}.example/{handle}"
    )
    Holding.objects.create(account=made, organisation=owner)
    return made


def visited(one: Account, source: str = "mastodon", **told: Any) -> None:
    run = Run.objects.create(source=source, status="done")
    Visit.objects.create(run=run, account=one, **{"since": NOW - timedelta(9), "until": NOW, "complete": True, **told})


def test_an_account_that_is_read_says_up_to_which_day(client: Client, organisation: Organisation) -> None:
    visited(account(organisation, "mastodon"))
    page = client.get("/nl/organisaties/nl.gm9901/").content.decode()
    assert "Mastodon, lutjewaard: verzameld tot en met 12 november 2026</li>" in page
    assert "/nl/verzameld/?q=Lutjewaard" in page


def test_what_is_not_collected_is_said(organisation: Organisation) -> None:
    both = [account(organisation, "x"), account(organisation, "linkedin")]
    assert collected("Lutjewaard", both)["not_read"] == "Van deze accounts zijn geen berichten verzameld."
    read = account(organisation, "mastodon")
    visited(read)
    assert collected("Lutjewaard", [*both, read])["not_read"] == "Niet verzameld: wat er op X en LinkedIn staat."
    assert collected("Lutjewaard", [read])["not_read"] == ""


@pytest.mark.parametrize(
    ("visits", "words"),
    [
        ([{"complete": False, "message": "answered 503."}], "bezocht, maar nog geen hele dag verzameld, met gaten"),
        ([{}, {"since": NOW - timedelta(90), "until": NOW - timedelta(60)}],
         "verzameld tot en met 12 november 2026, met gaten"),
        ([{"source": "activitypub", "complete": False, "message": "answered 401."}, {}],
         "verzameld tot en met 12 november 2026"),
        ([{}, {"source": "activitypub", "until": NOW - timedelta(2)}], "verzameld tot en met 12 november 2026"),
    ],
)  # fmt: skip
def test_of_several_visits_the_furthest_counts(
    organisation: Organisation, visits: list[dict[str, Any]], words: str
) -> None:
    one = account(organisation, "mastodon")
    for told in visits:
        visited(one, **told)
    assert [line["text"] for line in collected("Lutjewaard", [one])["lines"]] == [words]


def test_without_counts_there_is_no_table(client: Client, organisation: Organisation) -> None:
    account(organisation, "x")
    assert "Volgers volgens tellingen" not in client.get("/nl/organisaties/nl.gm9901/").content.decode()


def test_the_last_count_of_each_account(client: Client, organisation: Organisation) -> None:
    one, other = account(organisation, "x"), account(organisation, "linkedin")
    account(organisation, "instagram")
    for day, followers in ((date(2026, 10, 1), 900), (date(2026, 11, 12), 1204)):
        record_counts(one, the_lake(), Counted("", day, followers=followers))
    record_counts(other, the_lake(), Counted("", date(2026, 1, 2), posts=7))
    table = collected("Lutjewaard", [one, other])["counts"]
    assert [[cell["text"] for cell in row["cells"]] for row in table["rows"]] == [
        ["lutjewaard", "12 november 2026", "1.204", "niet geteld", "niet geteld", "Met de hand geteld"],
        ["lutjewaard", "2 januari 2026", "niet geteld", "niet geteld", "7", "Met de hand geteld"],
    ]
    assert "Volgers volgens tellingen" in client.get("/nl/organisaties/nl.gm9901/").content.decode()


def test_a_damaged_lake_takes_no_page_away(client: Client, organisation: Organisation, home: Path) -> None:
    one = account(organisation, "x")
    record_counts(one, the_lake(), Counted("", date(2026, 11, 12), followers=1))
    for manifest in the_lake().folder.glob("manifest/*.json"):
        manifest.write_text("{}")
    assert client.get("/nl/organisaties/nl.gm9901/").status_code == 200
    assert collected("Lutjewaard", [one])["counts"] is None
