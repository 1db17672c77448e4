"""The ledger on the desk: who sees it, what it says of a run, and what was set aside as a file."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetlat.collect.models import Gap, Refusal, Run, Visit
from meetlat.register.models import Account, Holding, Load, Organisation
from meetlat.site.desk.runs import PER_PAGE
from meetlat.site.people.models import AuditEvent
from tests.site.people.somebody import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def account(organisation: Organisation) -> Account:
    made = Account.objects.create(
        platform="bluesky", handle="lutjewaard.example", key="lutjewaard.example", url="https://bsky.example/l"
    )
    Holding.objects.create(account=made, organisation=organisation)
    return made


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


def run(source: str = "bluesky", **told: Any) -> Run:
    values = {"status": "done", "ended_at": NOW, "held_at": NOW, "asked": {"accounts": ["1", "2"]}, **told}
    return Run.objects.create(source=source, **values)


def text(client: Client, name: str, *where: Any, **asked: str) -> str:
    response = client.get(reverse(name, args=where), asked)
    assert response.status_code == 200
    return str(response.content.decode())


def test_without_a_run_it_says_how_to_begin_one(researcher: Client) -> None:
    assert "<code>meetlat collect</code>" in text(researcher, "desk_runs")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"asked": {"accounts": ["1", "2"], "since": None}}, "2 accounts"),
        ({"asked": {"accounts": ["1"], "since": "2025-01-01T00:00:00+00:00"}}, "1 accounts, vanaf 2025-01-01"),
        ({"source": "file:twcs", "asked": {"file": "twcs.csv", "format": "twcs"}}, "twcs.csv"),
        ({"source": "manual", "asked": {"account": 1, "day": "2026-11-12"}}, "een telling van 12 november 2026"),
        ({"source": "bluesky-live", "asked": {"live": True}, "status": "waiting"}, "doorlopend meelezen"),
        ({"asked": {}}, "–"),
        ({"status": "failed"}, "gestopt: de antwoorden hadden een andere vorm dan afgesproken"),
    ],
)
def test_the_list_says_what_was_asked_and_how_it_ended(researcher: Client, told: dict[str, Any], words: str) -> None:
    run(**told)
    assert words in text(researcher, "desk_runs")


def test_the_list_narrows_down_by_source_and_ending(researcher: Client) -> None:
    done, failed = run(), run("mastodon", status="failed")
    for query, shown, hidden in (
        ({"source": "bluesky"}, done, failed),
        ({"status": "failed"}, failed, done),
        ({"source": "mastodon", "status": "failed"}, failed, done),
    ):
        page = text(researcher, "desk_runs", **query)
        assert reverse("desk_run", args=[shown.pk]) in page
        assert reverse("desk_run", args=[hidden.pk]) not in page
    assert "Geen run past hierbij." in text(researcher, "desk_runs", source="nothing")


def test_the_list_is_leafed_through(researcher: Client) -> None:
    Run.objects.bulk_create([Run(source="bluesky") for _ in range(PER_PAGE + 1)])
    assert "page=2" in text(researcher, "desk_runs")
    assert text(researcher, "desk_runs", page="2").count('<th scope="row">') == 1


def test_a_run_says_everything_of_it(researcher: Client) -> None:
    load = Load.objects.create(day=date(2026, 4, 6), format_version="1", files={}, report={})
    told: dict[str, Any] = {"seen": 1200, "new": 900, "changed": 8, "gone": 7, "suppressed": 6, "refused": 5}
    one = run(
        load=load, last_change=31, format_version="app.bsky 2026", waits=3, wait_seconds=605, checksum="ab" * 32, **told
    )
    page = text(researcher, "desk_run", one.pk)
    for words in (
        *("1.200", "900", "van 6 april 2026, tot en met wijziging 31", "3 keer, samen 10 min.", "app.bsky 2026"),
        *("ab" * 32, "1, 2", "2 accounts"),
    ):
        assert words in page, words


def test_a_run_that_is_not_over_says_so(researcher: Client) -> None:
    page = text(researcher, "desk_run", run(status="running", ended_at=None, held_at=None).pk)
    for words in ("is bezig", "nog niet", "nooit", "niet bekend"):
        assert words in page, words


def test_the_whole_question_is_there_but_not_endless(researcher: Client) -> None:
    page = text(researcher, "desk_run", run(asked={"accounts": [str(number) for number in range(5000)]}).pk)
    assert "0, 1, 2" in page
    assert "4999" not in page


def test_what_a_run_said_at_its_end_is_shown_and_cannot_write_on_the_page(researcher: Client) -> None:
    page = text(researcher, "desk_run", run(status="failed", message="20 items <script> do not fit").pk)
    assert '<p lang="en">20 items &lt;script&gt; do not fit</p>' in page


def test_the_accounts_it_visited(researcher: Client, account: Account) -> None:
    one = run()
    ways: list[dict[str, Any]] = [{"complete": True}, {"message": "answered 503."}, {}]
    for number, told in enumerate(ways):
        other = Account.objects.create(
            platform="bluesky", handle=f"a{number}", key=f"a{number}", url="https://a.example"
        )
        Visit.objects.create(run=one, account=other, since=NOW, until=NOW, reached=NOW, seen=12, **told)
    page = text(researcher, "desk_run", one.pk)
    for words in (
        *("Bezochte accounts (3)", "helemaal gelezen", "nog niet klaar", "22\u00a0november\u00a02026\u00a010:00"),
        "de server had een storing <small>answered 503.</small>",
    ):
        assert words in page, words


def test_the_gaps_it_left_and_which_run_read_them_later(researcher: Client, account: Account) -> None:
    one, later = run(), run()
    told = {"source": "bluesky", "start": NOW, "end": NOW + timedelta(hours=1), "reason": "answered 500.", "run": one}
    Gap.objects.create(account=account, closed_by=later, **told)
    Gap.objects.create(account=None, **told)
    page = text(researcher, "desk_run", one.pk, part="gaps")
    for words in ("Gaten (2)", f'href="{reverse("desk_run", args=[later.pk])}">run {later.pk}', "alle accounts", "nee"):
        assert words in page, words


def test_the_first_list_is_the_first_that_holds_something(researcher: Client) -> None:
    one = run("file:twcs")
    assert "Geen." in text(researcher, "desk_run", one.pk)
    Refusal.objects.create(run=one, position=12, place="line 12", reason="the text is no UTF-8")
    for asked in ("", "refusals", "nothing"):
        assert "the text is no UTF-8" in text(researcher, "desk_run", one.pk, part=asked)
    assert "the text is no UTF-8" not in text(researcher, "desk_run", one.pk, part="visits")


def test_what_was_set_aside_is_leafed_through_and_is_a_file(researcher: Client) -> None:
    one = run("file:twcs")
    Refusal.objects.bulk_create(
        [Refusal(run=one, position=line, place=f"line {line}", reason="=odd") for line in range(PER_PAGE + 5)]
    )
    assert text(researcher, "desk_run", one.pk, page="2").count('<th scope="row">line') == 5
    response = researcher.get(reverse("desk_run_refusals", args=[one.pk]))
    lines = response.content.decode().splitlines()
    assert (lines[0], lines[1], len(lines)) == (
        "run,source,place,reason",
        f"{one.pk},file:twcs,line 0,'=odd",
        PER_PAGE + 6,
    )
    assert "attachment" in response.headers["Content-Disposition"]
    event = AuditEvent.objects.get(kind="downloaded")
    assert (event.subject, event.detail) == (f"run:{one.pk}", {"what": "refusals"})


def test_a_member_sees_no_runs(organisation: Organisation) -> None:
    client, one = signed_in("member", organisation), run()
    for name, where in (("desk_runs", []), ("desk_run", [one.pk]), ("desk_run_refusals", [one.pk])):
        assert client.get(reverse(name, args=where)).status_code == 403
    assert reverse("desk_runs") not in text(client, "desk")


def test_there_is_no_such_run(researcher: Client) -> None:
    assert researcher.get(reverse("desk_run", args=[12345])).status_code == 404
