"""The source against an ActivityPub server: what comes out equals what was posted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice

import pytest

from meetlat.collect.draft import Draft
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, NoSuchAccount, Page
from meetlat.collect.sources.activitypub import SOURCE
from meetlat.web import Pace, Patience, Settings, Web
from tests.real.activitypub import ActivityPub, Post

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
FOREVER = datetime(2020, 1, 1, tzinfo=UTC)
HURRY = Settings(patience=Patience(attempts=2, first=0.05, longest=5, jitter=0, read=5), pace=Pace(politeness=1))

numbers = count(1)
Said = tuple[str, str, str, str | None, datetime]  # kind, author, text, parent, moment


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(HURRY) as web:
        yield web


@pytest.fixture(autouse=True)
def server_is_here(activitypub_server: ActivityPub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_SERVERS", f"{activitypub_server.host}={activitypub_server.address}")


@pytest.fixture
def town(activitypub_server: ActivityPub) -> str:
    name = f"polderdam-{next(numbers)}"
    activitypub_server.create_actor(name, type="Organization", followers=1250, following=12)
    return name


@pytest.fixture
def resident(activitypub_server: ActivityPub) -> str:
    name = f"jan-de-vries-19{next(numbers):02}"
    activitypub_server.create_actor(name)
    return name


def pages(
    server: ActivityPub, name: str, web: Web, since: datetime = FOREVER, cursor: str | None = None
) -> Iterator[Page]:
    assert SOURCE.visit
    return SOURCE.visit(Asked(Known("1", "mastodon", f"{name}@{server.host}"), since, cursor), web)


def drafts(read: list[Page]) -> dict[str, Draft]:
    return {draft.id: draft for page in read for draft in page.drafts}


def told(read: list[Page]) -> dict[str, Said]:
    return {id: (one.kind, one.author.id, one.text, one.parent, one.created_at) for id, one in drafts(read).items()}


def said(server: ActivityPub, post: Post, text: str, kind: str = "post", parent: Post | None = None) -> Said:
    at = datetime.fromisoformat(post.told["at"])
    return (kind, f"{post.by}@{server.host}", text, parent.uri if parent else None, at)


def refusals(read: list[Page]) -> list[str]:
    return [reason for page in read for _, reason in page.refused]


def test_what_comes_out_equals_what_was_posted(
    activitypub_server: ActivityPub, town: str, resident: str, web: Web
) -> None:
    server = activitypub_server
    begin = server.post(town, "De brug is dicht.\nOmrijden kan.", at=START, language="nl", likes=3, shares=1)
    question = server.post(resident, "Hoe lang?", at=START + timedelta(minutes=5), reply_to=begin, mentions=(town,))
    answer = server.post(town, "Tot vrijdag.", at=START + timedelta(minutes=9), reply_to=question)
    thanks = server.post(resident, "Dank!", at=START + timedelta(minutes=11), reply_to=answer)
    other = server.post(resident, "Mooi weer", at=START)
    boost = server.boost(town, other, at=START + timedelta(hours=1))
    read = list(pages(server, town, web))
    assert told(read) == {
        begin.uri: said(server, begin, "De brug is dicht.\nOmrijden kan."),
        question.uri: said(server, question, "Hoe lang?", "reply", begin),
        answer.uri: said(server, answer, "Tot vrijdag.", "reply", question),
        thanks.uri: said(server, thanks, "Dank!", "reply", answer),
        f"{boost.uri}/activity": said(server, boost, "", "repost", other),
    }
    found = drafts(read)
    assert (found[begin.uri].likes, found[begin.uri].reposts) == (3, 1)
    assert found[question.uri].mentions == (f"{town}@{server.host}",)
    assert refusals(read) == []


def test_counts_are_those_of_the_collections(activitypub_server: ActivityPub, town: str, web: Web) -> None:
    activitypub_server.post(town, "Hallo")
    (counts,) = next(pages(activitypub_server, town, web)).counts
    assert (counts.followers, counts.following, counts.posts) == (1250, 12, 1)


def test_what_the_account_answered_is_brought_along(
    activitypub_server: ActivityPub, town: str, resident: str, web: Web
) -> None:
    question = activitypub_server.post(resident, "Wanneer gaat het loket open?", at=START, mentions=(town,))
    answer = activitypub_server.post(town, "Om negen uur.", at=START + timedelta(minutes=4), reply_to=question)
    assert set(drafts(list(pages(activitypub_server, town, web)))) == {question.uri, answer.uri}


def test_an_edit_and_a_deletion_are_seen_at_the_next_visit(
    activitypub_server: ActivityPub, town: str, resident: str, web: Web
) -> None:
    server = activitypub_server
    question = server.post(resident, "Laat maar?", at=START - timedelta(hours=1))
    posts = [server.post(town, f"Bericht {hour}", at=START + timedelta(hours=hour)) for hour in range(3)]
    answer = server.post(town, "Dat kan.", at=START + timedelta(hours=5), reply_to=question)
    before = drafts(list(pages(server, town, web)))
    assert set(before) == {question.uri, answer.uri, *(post.uri for post in posts)}
    server.edit(posts[0], "Bericht nul")
    server.delete(posts[1])
    server.delete(question)
    read = list(pages(server, town, web))
    assert drafts(read)[posts[0].uri].text == "Bericht nul"
    assert set(before) - set(drafts(read)) == {posts[1].uri, question.uri}
    assert [id for page in read for id in page.gone] == [question.uri]
    assert any(_stands_for(cover, before[posts[1].uri]) for page in read for cover in page.covers)


def _stands_for(cover: object, draft: Draft) -> bool:
    return isinstance(cover, Feed) and (
        (cover.since is None or cover.since < draft.created_at)
        and (cover.until is None or draft.created_at < cover.until)
    )


def test_a_visit_goes_on_where_it_was_stopped(activitypub_server: ActivityPub, town: str, web: Web) -> None:
    for hour in range(25):
        activitypub_server.post(town, f"Bericht {hour}", at=START + timedelta(hours=hour))
    whole = drafts(list(pages(activitypub_server, town, web)))
    assert len(whole) == 25
    first = list(islice(pages(activitypub_server, town, web), 2))  # the counts and one page of ten
    rest = list(pages(activitypub_server, town, web, cursor=first[-1].cursor))
    assert (len(drafts(first)), len(drafts(rest))) == (10, 15)
    assert drafts(first) | drafts(rest) == whole
    feeds = [cover for page in (*first, *rest) for cover in page.covers if isinstance(cover, Feed)]
    assert [newer.since for newer in feeds[:-1]] == [older.until for older in feeds[1:]]  # no hole between them
    assert (feeds[0].until, feeds[-1].since) == (None, None)


def test_a_visit_stops_at_the_day_it_was_asked_for(activitypub_server: ActivityPub, town: str, web: Web) -> None:
    for day in range(25):
        activitypub_server.post(town, f"Dag {day}", at=START + timedelta(days=day))
    read = list(pages(activitypub_server, town, web, since=START + timedelta(days=22)))
    assert sorted(draft.text for draft in drafts(read).values()) == ["Dag 22", "Dag 23", "Dag 24"]
    assert len(read) == 2  # the counts, and one page of the three


def test_an_account_that_is_gone_or_was_never_there_says_so(
    activitypub_server: ActivityPub, town: str, web: Web
) -> None:
    activitypub_server.remove(town)
    for name in (town, "niemand"):
        with pytest.raises(NoSuchAccount, match=name):
            next(pages(activitypub_server, name, web))
