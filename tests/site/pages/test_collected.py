"""What was collected: in words that an adviser understands, a page at a time, and as files."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from meetlat.collect.models import Gap, Refusal, Run, Visit
from meetlat.collect.source import sources
from meetlat.register.models import Account, Holding, Organisation
from meetlat.site.pages.collected.asked import Asked, asked
from meetlat.site.pages.collected.page import A_PAGE, collected_page
from meetlat.site.pages.collected.words import REASONS, counted_by, ended, lacks, reason, source_name

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def account(handle: str, owner: Organisation, platform: str = "bluesky") -> Account:
    made = Account.objects.create(
        platform=platform, handle=handle, key=handle, url=f"https://{platform}.example/{handle}"
    )
    Holding.objects.create(account=made, organisation=owner)
    return made


def visited(one: Account, source: str = "bluesky", **told: Any) -> Visit:
    run = Run.objects.create(source=source, status="done", held_at=NOW, ended_at=NOW, seen=7, new=5, refused=2)
    values = {"since": NOW - 10 * DAY, "until": NOW, "complete": True, "seen": 7, **told}
    return Visit.objects.create(run=run, account=one, **values)


def failed(one: Account, message: str) -> None:
    visit = visited(one, complete=False, message=message)
    Gap.objects.create(source="bluesky", account=one, start=visit.since, end=visit.until, reason=message, run=visit.run)


def page(client: Client, **query: Any) -> str:
    response = client.get("/nl/verzameld/", query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_before_anything_was_collected_it_says_how_to_begin(client: Client, organisation: Organisation) -> None:
    account("lutjewaard.example", organisation)
    shown = page(client)
    assert "<h1>Er is nog niets verzameld</h1>" in shown
    assert "<code>meetlat collect</code>" in shown
    assert "Geen account past hierbij." in shown


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_language_has_the_page(client: Client, organisation: Organisation, language: str) -> None:
    failed(account("lutjewaard.example", organisation), "answered 503 Service Unavailable.")
    with translation.override(language):
        from django.urls import reverse

        address = reverse("collected")
    assert client.get(address).status_code == 200


def test_an_account_says_up_to_which_day_and_what_it_misses(client: Client, organisation: Organisation) -> None:
    visited(account("lutjewaard.example", organisation))
    shown = page(client)
    assert "Meetlat leest 1 van de 1 accounts" in shown
    assert "21\u00a0november\u00a02026" in shown
    assert "100,0%" in shown
    assert '/nl/organisaties/nl.gm9901/">Lutjewaard</a>' in shown


def test_a_gap_has_a_beginning_an_end_and_a_reason_in_words(client: Client, organisation: Organisation) -> None:
    failed(account("lutjewaard.example", organisation), "social.example: answered 503 Service Unavailable.")
    shown = page(client)
    assert "12 november 2026 tot 22 november 2026: de server had een storing" in shown
    assert "Het laatste bezoek, op 22 november 2026, lukte niet." in shown
    assert "nog geen" in shown
    assert "503" not in shown


def test_a_failure_that_left_no_gap_says_why(organisation: Organisation) -> None:
    one = account("lutjewaard.example", organisation)
    visited(one)
    visited(one, complete=False, message="answered 401 Unauthorized.", since=NOW - DAY)
    [row] = collected_page(Asked())["rows"]
    assert row["lines"] == []
    assert row["failed"].endswith(": de server laat dit niet lezen zonder aanmelding of toestemming.")


def test_of_many_gaps_the_latest_are_shown(organisation: Organisation) -> None:
    one = account("lutjewaard.example", organisation)
    for back in range(40, 0, -8):  # five visits of two days each, with six days between
        visited(one, since=NOW - back * DAY, until=NOW - (back - 2) * DAY)
    [row] = collected_page(Asked())["rows"]
    assert len(row["lines"]) == 3
    assert row["lines"][0].endswith("nog niet gelezen")
    assert row["more"] == "en nog 1 eerder"


def test_a_gap_within_a_day_is_told_by_the_clock(client: Client) -> None:
    run = Run.objects.create(source="bluesky-live", status="waiting")
    Gap.objects.create(
        source="bluesky-live", start=NOW, end=NOW + timedelta(hours=2), reason="the stream stopped", run=run
    )
    shown = page(client)
    assert "Wat het doorlopend meelezen miste" in shown
    assert "22 november 2026 10:00 tot 22 november 2026 12:00: de verbinding viel weg" in shown
    assert "onderbroken; gaat verder waar het was" in shown


def test_who_looks_for_an_organisation_sees_what_is_not_collected_and_why(
    client: Client, organisation: Organisation, neighbour: Organisation
) -> None:
    visited(account("lutjewaard.example", organisation))
    account("lutjewaard", organisation, "linkedin")
    account("grootewaard.example", neighbour)
    rows = collected_page(Asked(q="lutjewaard"))["rows"]
    assert [row.get("not", "") for row in rows] == [
        "", "niet verzameld: Meetlat leest dit platform alleen uit bestanden",
    ]  # fmt: skip
    assert [row["handle"] for row in collected_page(Asked())["rows"]] == ["lutjewaard.example"]
    [row] = collected_page(Asked(q="grootewaard"))["rows"]
    assert row["not"] == "nog niet verzameld"
    assert "1 account gevonden voor “grootewaard”" in page(client, q="grootewaard")


@pytest.mark.parametrize("q", ["lutjewaard", "nl.gm9901", "LUTJE", "waard.exam"])
def test_an_account_is_found_by_organisation_number_and_handle(organisation: Organisation, q: str) -> None:
    one = account("lutjewaard.example", organisation)
    visited(one)
    assert [row["handle"] for row in collected_page(Asked(q=q))["rows"]] == [one.handle]


def test_only_those_with_gaps_of_a_source_or_not_collected(organisation: Organisation) -> None:
    whole, broken = account("heel.example", organisation), account("stuk.example", organisation)
    left = account("niet.example", organisation)
    visited(whole, source="mastodon")
    failed(broken, "answered 500.")

    def handles(**question: Any) -> list[str]:
        return [row["handle"] for row in collected_page(Asked(**question))["rows"]]

    assert handles() == ["heel.example", "stuk.example"]
    assert handles(show="gaps") == ["stuk.example"]
    assert handles(show="gaps", source="bluesky") == ["stuk.example"]
    assert handles(show="gaps", source="mastodon") == []
    assert handles(show="not-collected") == [left.handle]
    assert handles(source="bluesky") == ["stuk.example"]
    assert handles(source="nothing") == []


def test_an_account_that_two_sources_read_has_a_row_for_each(organisation: Organisation) -> None:
    one = account("lutjewaard@social.example", organisation, "mastodon")
    visited(one, source="mastodon")
    visited(one, source="activitypub")
    assert [row["source"] for row in collected_page(Asked())["rows"]] == ["ActivityPub outbox", "Mastodon API"]
    assert [row["source"] for row in collected_page(Asked(source="mastodon"))["rows"]] == ["Mastodon API"]


def test_a_source_that_is_not_set_up_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEETLAT_YOUTUBE_KEY", raising=False)
    shown = page(client)
    assert "nog niet ingesteld <small>MEETLAT_YOUTUBE_KEY ontbreekt</small>" in shown


def test_an_account_of_a_source_that_is_not_set_up_says_so(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEETLAT_YOUTUBE_KEY", raising=False)
    account("UC123", organisation, "youtube")
    [row] = collected_page(Asked(show="not-collected"))["rows"]
    assert row["not"] == "niet verzameld: deze bron is nog niet ingesteld"


@pytest.mark.parametrize(
    ("status", "words"),
    [("running", "is bezig"), ("done", "helemaal klaar"), ("waiting", "wacht: de server"), ("failed", "gestopt: de")],
)
def test_how_the_last_run_of_a_source_ended(client: Client, status: str, words: str) -> None:
    Run.objects.create(source="mastodon", status="done")
    Run.objects.create(source="mastodon", status=status)
    assert words in page(client)


def test_what_came_from_files_only(client: Client) -> None:
    Run.objects.create(source="file:twcs", status="done", new=1234)
    Run.objects.create(source="manual", status="done", new=1)
    shown = page(client)
    assert "1.235 berichten en tellingen uit bestanden" in shown
    assert "Bestand (twcs)" in shown
    assert "Met de hand geteld" in shown


def test_long_lists_are_leafed_through(client: Client, organisation: Organisation) -> None:
    run = Run.objects.create(source="bluesky", status="done")
    for number in range(A_PAGE + 2):
        one = account(f"a{number:03d}.example", organisation)
        Visit.objects.create(run=run, account=one, since=NOW - DAY, until=NOW, complete=True)
    first, second = collected_page(Asked()), collected_page(Asked(page=2))
    assert (len(first["rows"]), len(second["rows"])) == (A_PAGE, 2)
    assert (first["pager"]["next"], second["pager"]["previous"]) == ("?page=2", "?")
    assert collected_page(Asked(page=99))["rows"] == second["rows"]
    assert f"1 tot en met {A_PAGE} van {A_PAGE + 2}" in page(client)


def test_the_questions_do_not_grow_with_the_rows(
    client: Client, organisation: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        visited(account(f"a{number:03d}.example", organisation))
    with django_assert_max_num_queries(17):
        collected_page(Asked())


@pytest.mark.parametrize(
    ("given", "question"),
    [
        ({}, Asked()),
        ({"q": " utrecht ", "source": "bluesky", "show": "gaps", "page": "3"}, Asked("utrecht", "bluesky", "gaps", 3)),
        ({"show": "all", "page": "0"}, Asked()),
        ({"page": "²"}, Asked()),
        ({"page": "99999999"}, Asked()),
    ],
)
def test_what_was_asked(given: dict[str, str], question: Asked) -> None:
    assert asked(given) == question


def test_an_address_carries_the_question() -> None:
    assert Asked("a b", "x", "gaps", 2).but(page=3) == "?q=a+b&source=x&show=gaps&page=3"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("not read yet", "not-yet"),
        ("social.example: answered 503 Service Unavailable.", "broken"),
        ("answered 401 Unauthorized.", "closed"),
        ("social.example: it shows this only to who signs in. Collect the account with activitypub.", "closed"),
        ("it answers only to servers that sign what they ask (authorized fetch).", "closed"),
        ("it does not accept the token in MEETLAT_MASTODON_TOKENS for this account.", "closed"),
        ("it counts 12 messages and shows none. Collect the account with the source activitypub.", "closed"),
        ("answered 429 Too Many Requests. Its limit stays; try again later.", "limit"),
        ("www.googleapis.com: the budget of 10,000 requests a day is spent.", "limit"),
        ("lutjewaard@social.example is not there: its server does not know it.", "gone"),
        ("lutjewaard@social.example is suspended by its server.", "gone"),
        ("YouTube knows no such channel.", "gone"),
        ("AccountTakedown", "gone"),
        ("X: Not Found Error", "gone"),
        ("X shows no more than the last 3,200 tweets", "not-shown"),
        ("the stream no longer held this period", "not-shown"),
        ("the stream was set up anew", "not-shown"),
        ("the name leads to another account by now; nothing of it was taken", "not-theirs"),
        ("feed.example: answered 410 Gone.", "gone"),
        ("social.example: there is no such host.", "no-host"),
        ("social.example: no whole answer (ReadTimeout).", "no-answer"),
        ("the answer took longer than 30 s.", "no-answer"),
        ("its name was not looked up in time.", "no-answer"),
        ("robots.txt asks not to read this", "robots"),
        ("is no public address, or its name leads to one that is not.", "address"),
        ("cannot be asked: the address or a header has signs it may not have.", "address"),
        ("the answer is no JSON, or half of it; asked 3 times.", "form"),
        ("it is no RSS, Atom or JSON Feed.", "form"),
        ("it names no ActivityPub actor for this account, or one at another host.", "form"),
        ("the pages go round in a circle; what came before them is not read.", "form"),
        ("the answer is larger than 10,000,000 bytes, the most that is read.", "too-much"),
        ("something that nobody thought of", "other"),
    ],
)
def test_a_reason_in_words(message: str, kind: str) -> None:
    assert reason(message).id == kind


def test_every_kind_of_reason_has_words_of_its_own() -> None:
    assert len({str(kind.text) for kind in REASONS}) == len(REASONS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mastodon", "Mastodon API"),
        ("youtube", "YouTube"),
        ("bluesky-live", "Bluesky, doorlopend meegelezen"),
        ("feeds", "Nieuwsfeeds"),
        ("file:counts", "Bestand met tellingen"),
        ("file:4cat", "Bestand (4cat)"),
        ("taken-out", "taken-out"),
    ],
)
def test_a_source_by_name(name: str, words: str) -> None:
    assert source_name(name) == words


def test_a_count_out_of_a_file_and_one_by_a_source() -> None:
    assert (counted_by("file:12"), counted_by("manual")) == ("Uit een bestand", "Met de hand geteld")


def test_a_missing_setting_is_named() -> None:
    assert lacks("MEETLAT_X_TOKEN is not set. Get one.") == "MEETLAT_X_TOKEN ontbreekt"
    assert lacks("ask the owner") == ""


def test_every_way_to_end_has_words() -> None:
    assert all(ended(Run(source="mastodon", status=status)) for status in Run.Status)


def rows(client: Client, name: str) -> list[dict[str, str]]:
    response = client.get(f"/data/collected/{name}")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_the_same_as_files(client: Client, organisation: Organisation) -> None:
    one = account("lutjewaard.example", organisation)
    visited(one, since=NOW - 20 * DAY)
    failed(one, "social.example: answered 503 Service Unavailable.")
    formula = account("=cmd()", organisation)
    visited(formula)
    mine, other = sorted(rows(client, "accounts.csv"), key=lambda row: row["handle"], reverse=True)
    assert (mine["handle"], mine["organisations"], mine["last_visit_failed"]) == (
        "lutjewaard.example", "nl.gm9901", "broken",
    )  # fmt: skip
    assert (mine["last_complete_day"], mine["share_read"], mine["gaps"]) == ("2026-11-21", "1.0", "0")
    assert mine["visited_at"] == "2026-11-22T09:00:00Z"
    assert other["handle"] == "'=cmd()"
    assert rows(client, "gaps.csv") == []
    told = {row["source"]: row for row in rows(client, "sources.csv")}
    assert set(told) == set(sources())
    assert (told["bluesky"]["seen"], told["bluesky"]["status"]) == ("21", "done")
    assert told["feeds"]["answers_last_fitted"] == ""


def test_gaps_as_a_file(client: Client, organisation: Organisation) -> None:
    failed(account("lutjewaard.example", organisation), "answered 500 Internal Server Error.")
    [gap] = rows(client, "gaps.csv")
    assert (gap["from"], gap["to"], gap["reason"]) == ("2026-11-12T09:00:00Z", "2026-11-22T09:00:00Z", "broken")


def test_there_is_no_other_file(client: Client) -> None:
    assert client.get("/data/collected/messages.csv").status_code == 404


def test_nothing_that_was_set_aside_is_shown(client: Client, organisation: Organisation) -> None:
    visit = visited(account("lutjewaard.example", organisation))
    Refusal.objects.create(run=visit.run, place="item 3", reason="created_at has no time zone")
    assert "time zone" not in page(client)
