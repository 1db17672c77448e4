"""The source against a server with Mastodon's API: what comes out equals what was posted, whatever goes wrong."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, islice

import pytest

from meetlat.collect.draft import Draft
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page, Thread
from meetlat.collect.sources.mastodon import SOURCE
from meetlat.web import ComeBackLater, Pace, Patience, Settings, Web
from tests.real.mastodon import Account, Mastodon, Status

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
FOREVER = datetime(2020, 1, 1, tzinfo=UTC)
HURRY = Settings(patience=Patience(attempts=4, first=0.05, longest=5, jitter=0, read=1), pace=Pace(politeness=1))

numbers = count(1)
Said = tuple[str, str, str, str | None, datetime]  # kind, author, text, parent, moment


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(HURRY) as web:
        yield web


@pytest.fixture(autouse=True)
def server_is_here(mastodon_server: Mastodon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_SERVERS", f"{mastodon_server.host}={mastodon_server.address}")


@pytest.fixture
def town(mastodon_server: Mastodon) -> Account:
    return mastodon_server.create_account(f"polderdam_{next(numbers)}", name="Gemeente Polderdam")


@pytest.fixture
def resident(mastodon_server: Mastodon) -> Account:
    return mastodon_server.create_account(f"jan_de_vries_19{next(numbers):02}", name="Jan de Vries")


def pages(
    server: Mastodon, account: Account, web: Web, since: datetime = FOREVER, cursor: str | None = None
) -> Iterator[Page]:
    known = Known("1", "mastodon", f"{account.username}@{server.host}")
    assert SOURCE.visit
    return SOURCE.visit(Asked(known, since, cursor), web)


def drafts(read: list[Page]) -> dict[str, Draft]:
    return {draft.id: draft for page in read for draft in page.drafts}


def told(read: list[Page]) -> dict[str, Said]:
    return {
        id: (draft.kind, draft.author.id, draft.text, draft.parent, draft.created_at)
        for id, draft in drafts(read).items()
    }


def said(server: Mastodon, status: Status, text: str, kind: str = "post", parent: Status | None = None) -> Said:
    author = f"{status['account']['acct']}@{server.host}"
    return (kind, author, text, parent["uri"] if parent else None, datetime.fromisoformat(status["created_at"]))


def conversation(server: Mastodon, town: Account, resident: Account, at: datetime) -> dict[str, Said]:
    """An announcement with answers three levels deep; what should come out of it, by id."""
    begin = server.status(town, "De brug is dicht.\n\nOmrijden via de N99.", at=at)
    question = server.reply(resident, begin, "Hoe lang nog?", at=at + timedelta(minutes=5))
    answer = server.reply(town, question, "Tot vrijdag.", at=at + timedelta(minutes=9))
    thanks = server.reply(resident, answer, "Dank!", at=at + timedelta(minutes=11))
    whole_town, whole_resident = f"@{town.username}@{server.host}", f"@{resident.username}@{server.host}"
    return {
        begin["uri"]: said(server, begin, "De brug is dicht.\n\nOmrijden via de N99."),
        question["uri"]: said(server, question, f"{whole_town} Hoe lang nog?", "reply", begin),
        answer["uri"]: said(server, answer, f"{whole_resident} Tot vrijdag.", "reply", question),
        thanks["uri"]: said(server, thanks, f"{whole_town} Dank!", "reply", answer),
    }


def test_what_comes_out_equals_what_was_posted(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web
) -> None:
    expected = conversation(mastodon_server, town, resident, START)
    warned = mastodon_server.status(town, "Beelden van de brand", spoiler_text="Brand", visibility="unlisted", at=START)
    expected[warned["uri"]] = said(mastodon_server, warned, "Brand\n\nBeelden van de brand")
    theirs = mastodon_server.status(resident, "Mooi weer in de polder", at=START)
    boost = mastodon_server.boost(town, theirs, at=START + timedelta(hours=2))
    expected[boost["uri"]] = said(mastodon_server, boost, "", "repost", theirs)
    quote = mastodon_server.status(town, "Dat vinden wij ook", quote=theirs, at=START + timedelta(hours=3))
    expected[quote["uri"]] = said(mastodon_server, quote, "Dat vinden wij ook", "quote", theirs)
    for visibility in ("private", "direct"):
        mastodon_server.status(town, "Alleen voor volgers", visibility=visibility)
    read = list(pages(mastodon_server, town, web))
    assert told(read) == expected
    assert [reason for page in read for _, reason in page.refused] == []


def test_an_answer_to_somebody_elses_message_brings_what_it_answers(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web
) -> None:
    question = mastodon_server.status(resident, f"@{town.username} wanneer gaat het loket open?", at=START)
    answer = mastodon_server.reply(town, question, "Om negen uur.", at=START + timedelta(minutes=3))
    found = drafts(list(pages(mastodon_server, town, web)))
    assert set(found) == {question["uri"], answer["uri"]}
    assert found[answer["uri"]].parent == found[answer["uri"]].root == question["uri"]
    assert found[question["uri"]].mentions == (f"{town.username}@{mastodon_server.host}",)


def test_counts_are_those_of_the_profile(mastodon_server: Mastodon, town: Account, resident: Account, web: Web) -> None:
    mastodon_server.follow(resident, town)
    mastodon_server.status(town, "Hallo")
    (counts,) = next(pages(mastodon_server, town, web)).counts
    assert (counts.followers, counts.following, counts.posts) == (1, 0, 1)


def test_a_mention_is_seen_with_the_accounts_own_token(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentioned = mastodon_server.status(resident, f"@{town.username} er ligt glas op het fietspad")
    mastodon_server.status(resident, f"@{town.username} dit is vertrouwelijk", visibility="direct")
    assert drafts(list(pages(mastodon_server, town, web))) == {}
    monkeypatch.setenv("MEETLAT_MASTODON_TOKENS", f"{town.username}@{mastodon_server.host}={town.token}")
    read = list(pages(mastodon_server, town, web))
    assert set(drafts(read)) == {mentioned["uri"]}
    assert [reason.partition(";")[0] for page in read for _, reason in page.refused] == ["visibility is direct"]


def test_what_carries_the_accounts_name_as_hashtag_is_seen(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web
) -> None:
    tagged = mastodon_server.status(resident, f"Zon in #{town.username}", at=START)
    (found,) = drafts(list(pages(mastodon_server, town, web))).values()
    assert (found.id, found.kind, found.text) == (tagged["uri"], "post", f"Zon in #{town.username}")


FAULTS = [
    pytest.param("ratelimit", {"headers": {"Retry-After": "1", "X-RateLimit-Reset": "1"}}, id="429"),
    pytest.param("status", {"status": 500}, id="500"),
    pytest.param("status", {"status": 503}, id="503"),
    pytest.param("malformed", {}, id="malformed"),
    pytest.param("malformed", {"truncate": False}, id="not json"),
    pytest.param("latency", {"delay_ms": 400}, id="slow"),
]
PATHS = ["/api/v1/accounts/lookup", "/api/v1/accounts/*/statuses", "/api/v1/statuses/*/context", "/api/v1/timelines/*"]


@pytest.mark.parametrize(("kind", "effect"), FAULTS)
def test_faults_that_pass_change_nothing(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web, kind: str, effect: dict[str, object]
) -> None:
    expected = conversation(mastodon_server, town, resident, START)
    with ExitStack() as faults:
        for path in PATHS:
            faults.enter_context(mastodon_server.fault(kind, path, count=2, **effect))
        assert told(list(pages(mastodon_server, town, web))) == expected


def test_no_answer_at_all_is_asked_again(mastodon_server: Mastodon, town: Account, resident: Account, web: Web) -> None:
    expected = conversation(mastodon_server, town, resident, START)
    with mastodon_server.fault("timeout", "/api/v1/statuses/*/context", count=1):
        assert told(list(pages(mastodon_server, town, web))) == expected


def test_a_limit_that_stays_is_a_reason_to_come_back(mastodon_server: Mastodon, town: Account, web: Web) -> None:
    mastodon_server.status(town, "Hallo")
    reading = pages(mastodon_server, town, web)
    next(reading)
    with mastodon_server.fault("ratelimit", "/api/v1/accounts/*/statuses"), pytest.raises(ComeBackLater):
        next(reading)


def test_a_conversation_that_cannot_be_shown_is_missed_and_said(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web
) -> None:
    conversation(mastodon_server, town, resident, START)
    with mastodon_server.fault("status", "/api/v1/statuses/*/context", status=500):
        read = list(pages(mastodon_server, town, web))
    (only,) = drafts(read).values()  # of an answer it is not known what it answers: it waits for the next visit
    assert only.text == "De brug is dicht.\n\nOmrijden via de N99."
    assert any("conversation cannot be read" in reason for page in read for _, reason in page.refused)
    assert [cover for page in read for cover in page.covers if isinstance(cover, Thread)] == []


def test_an_account_that_is_gone_says_so(mastodon_server: Mastodon, town: Account, web: Web) -> None:
    mastodon_server.suspend(town)
    with pytest.raises(NoSuchAccount, match=town.username):
        next(pages(mastodon_server, town, web))


def test_an_edit_and_a_deletion_are_honoured_at_the_next_visit(
    mastodon_server: Mastodon, town: Account, resident: Account, web: Web
) -> None:
    keep = mastodon_server.status(town, "Blijft staan", at=START)
    wrong = mastodon_server.status(town, "Het zwembad is dicht", at=START + timedelta(hours=1))
    root = mastodon_server.status(town, "Vraag maar raak", at=START + timedelta(hours=2))
    away = mastodon_server.reply(resident, root, "Laat maar", at=START + timedelta(hours=3))
    gone = mastodon_server.status(town, "Foutje", at=START + timedelta(hours=4))
    last = mastodon_server.status(town, "Fijne dag", at=START + timedelta(hours=5))
    stored = drafts(list(pages(mastodon_server, town, web)))
    assert set(stored) == {status["uri"] for status in (keep, wrong, root, away, gone, last)}
    mastodon_server.edit(town, wrong, "Het zwembad is open")
    mastodon_server.delete(resident, away)
    mastodon_server.delete(town, gone)
    stored = after(list(pages(mastodon_server, town, web)), stored, f"{town.username}@{mastodon_server.host}")
    assert set(stored) == {status["uri"] for status in (keep, wrong, root, last)}
    assert stored[wrong["uri"]].text == "Het zwembad is open"


def after(read: list[Page], stored: dict[str, Draft], author: str) -> dict[str, Draft]:
    """What is left of what was stored, by what the covers promise, with what was read."""
    seen = drafts(read)
    covers = [cover for page in read for cover in page.covers]

    def promised(draft: Draft) -> bool:
        return any(
            draft.root == cover.root
            if isinstance(cover, Thread)
            else draft.author.id == author and _between(draft, cover)
            for cover in covers
        )

    return {id: draft for id, draft in stored.items() if id in seen or not promised(draft)} | seen


def _between(draft: Draft, cover: object) -> bool:
    assert isinstance(cover, Feed)
    return (cover.since is None or draft.created_at > cover.since) and (
        cover.until is None or draft.created_at < cover.until
    )


def test_a_visit_goes_on_where_it_was_stopped(mastodon_server: Mastodon, town: Account, web: Web) -> None:
    for number in range(95):
        mastodon_server.status(town, f"Bericht {number}")
    whole = drafts(list(pages(mastodon_server, town, web)))
    assert len(whole) == 95
    first = list(islice(pages(mastodon_server, town, web), 3))  # the counts and two pages of forty
    rest = list(pages(mastodon_server, town, web, cursor=first[-1].cursor))
    assert len(drafts(first)) == 80
    assert set(drafts(first)) & set(drafts(rest)) == set()
    assert drafts(first) | drafts(rest) == whole
    feeds = [cover for page in (*first, *rest) for cover in page.covers if isinstance(cover, Feed)]
    assert [newer.since for newer in feeds[:-1]] == [older.until for older in feeds[1:]]  # no hole between them
    assert (feeds[0].until, feeds[-1].since) == (None, None)


def test_a_visit_stops_at_the_day_it_was_asked_for(mastodon_server: Mastodon, town: Account, web: Web) -> None:
    for day in range(5):
        mastodon_server.status(town, f"Dag {day}", at=START + timedelta(days=day))
    read = list(pages(mastodon_server, town, web, since=START + timedelta(days=2)))
    assert sorted(draft.text for draft in drafts(read).values()) == ["Dag 2", "Dag 3", "Dag 4"]
    assert [replace(cover) for page in read for cover in page.covers if isinstance(cover, Feed)] == [
        Feed(START + timedelta(days=2), None)
    ]
