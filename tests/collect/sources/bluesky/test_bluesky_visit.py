"""A visit: numbers, the feed page by page, conversations, mentions; what it may promise, and where it goes on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import FormatChanged
from meetlat.collect.files.bluesky.uri import did_of
from meetlat.collect.source import Feed, Mentions, NoSuchAccount, Page, Thread
from meetlat.collect.sources.bluesky.session import WrongLogin
from meetlat.collect.sources.bluesky.window import Window
from meetlat.web import FetchFailed
from tests.collect.files.bluesky.said import GEMEENTE, JAN, mention, record, ref, uri, view
from tests.collect.sources.bluesky.conftest import SINCE, Visiting
from tests.collect.sources.bluesky.service import Asked, Service

PROFILE, FEED = "app.bsky.actor.getProfile", "app.bsky.feed.getAuthorFeed"
THREAD, SEARCH = "app.bsky.feed.getPostThread", "app.bsky.feed.searchPosts"
START = datetime(2025, 3, 4, 10, tzinfo=UTC)


def at(minutes: int, microseconds: int = 0) -> datetime:
    return START - timedelta(minutes=minutes) + timedelta(microseconds=microseconds)


def shown(rkey: str, minutes: int = 0, *, did: str = GEMEENTE, replies: int = 0, **more: Any) -> dict[str, Any]:
    """A post that many minutes before the start."""
    written = at(minutes, more.pop("microseconds", 0))
    value = record(more.pop("text", rkey), createdAt=written.isoformat(), **more)
    by = {"did": did, "handle": "polderdam.test" if did == GEMEENTE else "jan-de-vries-1975.test"}
    later = (written + timedelta(days=9)).isoformat()
    return view(value, uri=uri(did, rkey), author=by, replyCount=replies, indexedAt=later)


def node(post: dict[str, Any], *replies: dict[str, Any] | None) -> dict[str, Any]:
    kept = [reply for reply in replies if reply is not None]
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": post} | ({} if None in replies else {"replies": kept})


def answer_to(root: str, parent: str | None = None) -> dict[str, Any]:
    return {"root": ref(root), "parent": ref(parent or root)}


def texts(page: Page) -> list[str]:
    return [made.text for made in page.drafts]


def test_numbers_and_the_present_name_come_first(service: Service, visit: Visiting) -> None:
    told = {"did": GEMEENTE, "handle": "gemeente-p.test", "followersCount": 7, "followsCount": 3, "postsCount": 12}
    service.always(PROFILE, told)
    (counts,) = visit()[0].counts
    assert (counts.author.id, counts.author.handle) == (GEMEENTE, "gemeente-p.test")
    assert (counts.followers, counts.following, counts.posts) == (7, 3, 12)
    assert counts.at is not None
    assert counts.at.tzinfo is UTC


@pytest.mark.parametrize(("did", "asked"), [(GEMEENTE, GEMEENTE), ("", "polderdam.test")])
def test_a_known_account_is_asked_for_by_its_did(service: Service, visit: Visiting, did: str, asked: str) -> None:
    visit(did=did)
    assert service.heard[0].query == {"actor": asked}
    assert service.asked(FEED)[0].query["actor"] == GEMEENTE


@pytest.mark.parametrize(
    ("error", "message"),
    [
        ("AccountTakedown", "Account has been suspended"),
        ("AccountDeactivated", "Account is deactivated"),
        ("InvalidRequest", "Profile not found"),
        ("InvalidRequest", "Unable to resolve handle"),
    ],
)
def test_an_account_that_is_not_there(service: Service, visit: Visiting, error: str, message: str) -> None:
    service.always(PROFILE, {"error": error, "message": message}, 400)
    with pytest.raises(NoSuchAccount):
        visit()


def test_another_error_does_not_say_that_an_account_is_gone(service: Service, visit: Visiting) -> None:
    service.always(PROFILE, {"error": "InvalidRequest", "message": "Error: Params must have actor"}, 400)
    with pytest.raises(FetchFailed):
        visit()


def test_the_feed_is_read_to_its_end_with_covers_that_join(service: Service, visit: Visiting) -> None:
    """Servers sort by milliseconds: what lies in the last one of a page may come in the next."""
    first = [{"post": shown("a", 1)}, {"post": shown("b", 2, microseconds=456)}]
    service.pages(FEED, [{"feed": first}, {"feed": [{"post": shown("c", 3)}]}, {"feed": []}])
    pages = [page for page in visit() if any(isinstance(cover, Feed) for cover in page.covers)]
    assert [texts(page) for page in pages] == [["a", "b"], ["c"], []]
    covers = [cover for page in pages for cover in page.covers if isinstance(cover, Feed)]
    assert covers == [Feed(at(2, 999), None), Feed(at(3, 999), at(2)), Feed(None, at(3))]


def test_the_feed_is_read_no_further_than_asked(service: Service, visit: Visiting) -> None:
    service.pages(FEED, [{"feed": [{"post": shown("a", 1)}]}, {"feed": [{"post": shown("b", 99)}]}, {"feed": []}])
    pages = visit(since=at(50))
    assert len(service.asked(FEED)) == 2
    assert pages[-1].oldest == at(99)


def test_a_page_out_of_order_promises_nothing(service: Service, visit: Visiting) -> None:
    service.pages(FEED, [{"feed": [{"post": shown("a", 2)}, {"post": shown("b", 1)}]}, {"feed": []}])
    covers = [cover for page in visit() for cover in page.covers if isinstance(cover, Feed)]
    assert covers == [Feed(None, at(2))]


@pytest.mark.parametrize(("posts", "covers"), [(0, [Feed(None, None)]), (9, [])])
def test_an_empty_feed_counts_where_the_profile_agrees(
    service: Service, visit: Visiting, posts: int, covers: list[Feed]
) -> None:
    service.always(PROFILE, {"did": GEMEENTE, "handle": "polderdam.test", "postsCount": posts})
    assert [cover for page in visit() for cover in page.covers] == covers


def test_a_visit_goes_on_where_it_was(service: Service, visit: Visiting) -> None:
    service.pages(FEED, [{"feed": [{"post": shown("a", 1)}]}, {"feed": [{"post": shown("b", 2)}]}, {"feed": []}])
    whole = visit()
    cursor = next(page.cursor for page in whole if texts(page) == ["a"])
    rest = visit(cursor=cursor)
    assert [texts(page) for page in rest] == [[], ["b"], []]
    assert rest[1:] == whole[2:]
    assert visit(cursor="of another version")[1:] == whole[1:]


def test_reposts_and_pins(service: Service, visit: Visiting) -> None:
    by = {"did": GEMEENTE, "handle": "polderdam.test"}
    repost = uri(GEMEENTE, "r", "app.bsky.feed.repost")
    why = {"$type": "app.bsky.feed.defs#reasonRepost", "by": by, "uri": repost, "indexedAt": at(1).isoformat()}
    entries = [{"post": shown("a", 500, did=JAN), "reason": why}, {"post": shown("b", 2)}]
    service.pages(FEED, [{"feed": entries}, {"feed": []}])
    page = visit()[1]
    assert [(made.kind, made.id, made.created_at) for made in page.drafts] == [
        ("repost", repost, at(1)),
        ("post", uri(GEMEENTE, "b"), at(2)),
    ]
    assert page.oldest == at(2)
    assert service.asked(FEED)[0].query["filter"] == "posts_with_replies"


def test_a_post_without_answers_needs_no_question(service: Service, visit: Visiting) -> None:
    service.always(FEED, {"feed": [{"post": shown("a", 1)}]})
    assert Thread(uri(GEMEENTE, "a")) in visit()[1].covers
    assert service.asked(THREAD) == []


def test_a_conversation_is_read_whole(service: Service, visit: Visiting) -> None:
    root = uri(GEMEENTE, "a")
    reply = shown("b", 1, did=JAN, reply=answer_to(root), replies=1)
    deep = shown("c", 0, reply=answer_to(root, uri(JAN, "b")))
    gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri(JAN, "weg"), "notFound": True}
    service.always(FEED, {"feed": [{"post": deep}, {"post": shown("a", 2, replies=1)}]})
    service.always(THREAD, {"thread": node(shown("a", 2, replies=1), node(reply, node(deep)), gone)})
    (page,) = [page for page in visit() if Thread(root) in page.covers]
    assert texts(page) == ["a", "b", "c"]
    assert page.gone == [uri(JAN, "weg")]
    assert [asked.query["uri"] for asked in service.asked(THREAD)] == [root]


def test_where_the_service_stops_it_is_asked_again(service: Service, visit: Visiting) -> None:
    root, end = uri(GEMEENTE, "a"), uri(JAN, "b")
    cut = shown("b", 1, did=JAN, reply=answer_to(root), replies=1)
    threads = {
        root: node(shown("a", 2, replies=1), node(cut, None)),
        end: node(cut, node(shown("c", 0, reply=answer_to(root, end)))),
    }
    service.always(FEED, {"feed": [{"post": shown("a", 2, replies=1)}]})
    service.says[THREAD] = lambda asked: (200, {"thread": threads[asked.query["uri"]]})
    (page,) = [page for page in visit() if Thread(root) in page.covers]
    assert set(texts(page)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "thread",
    [
        node(shown("a", 2, replies=1), None),
        node(shown("a", 2, replies=1), {"$type": "app.bsky.feed.defs#blockedPost", "uri": uri(), "blocked": True}),
        node(shown("a", 2, replies=1), {"$type": "app.bsky.feed.defs#somethingNew"}),
    ],
    ids=["stopped", "blocked", "unknown"],
)
def test_a_conversation_that_is_not_whole_promises_nothing(service: Service, visit: Visiting, thread: Any) -> None:
    service.always(FEED, {"feed": [{"post": shown("a", 2, replies=1)}]})
    service.always(THREAD, {"thread": thread})
    assert not [cover for page in visit() for cover in page.covers if isinstance(cover, Thread)]


def test_a_conversation_elsewhere_is_read_from_its_beginning(service: Service, visit: Visiting) -> None:
    root = uri(JAN, "vraag")
    question = shown("vraag", 3, did=JAN, replies=1)
    answer = shown("antwoord", 2, reply=answer_to(root))
    service.always(FEED, {"feed": [{"post": answer, "reply": {"root": question, "parent": question}}]})
    service.always(THREAD, {"thread": node(question, node(answer))})
    pages = visit()
    assert [texts(page) for page in pages if page.drafts] == [["vraag", "antwoord"], ["antwoord", "vraag"]]
    assert Thread(root) in pages[1].covers


def test_where_the_beginning_is_gone_the_question_still_stands_beside_the_answer(
    service: Service, visit: Visiting
) -> None:
    root, parent = uri(JAN, "begin"), shown("vraag", 3, did=JAN, reply=answer_to(uri(JAN, "begin")))
    answer = shown("antwoord", 2, replies=1, reply=answer_to(root, uri(JAN, "vraag")))
    thanks = shown("dank", 1, did=JAN, reply=answer_to(root, uri(GEMEENTE, "antwoord")))
    gone = {"uri": root, "notFound": True}
    service.always(FEED, {"feed": [{"post": answer, "reply": {"root": gone, "parent": parent}}]})
    missing = (400, {"error": "NotFound", "message": "Post not found"})
    found = (200, {"thread": node(answer, node(thanks))})
    service.says[THREAD] = lambda asked: missing if asked.query["uri"] == root else found
    pages = visit()
    assert [texts(page) for page in pages if page.drafts] == [["antwoord", "dank"], ["antwoord", "vraag"]]
    assert pages[1].gone == [root]
    assert pages[1].covers == []


def test_a_question_that_is_gone_is_said_to_be(service: Service, visit: Visiting) -> None:
    root = uri(JAN, "vraag")
    gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": root, "notFound": True}
    answer = shown("antwoord", 2, reply=answer_to(root))
    service.always(FEED, {"feed": [{"post": answer, "reply": {"root": gone, "parent": gone}}]})
    assert {id for page in visit() for id in page.gone} == {root}


def test_of_a_crowd_only_what_concerns_the_account(service: Service, visit: Visiting) -> None:
    """Above and under its own message, and what mentions it; a promise is then not possible."""
    root = uri(JAN, "rel")
    own = shown("wij", 1, reply=answer_to(root, uri(JAN, "v0")))
    under = shown("dank", 0, did=JAN, reply=answer_to(root, uri(GEMEENTE, "wij")))
    about = shown("hier", 0, did=JAN, text="@polderdam.test", reply=answer_to(root),
                  facets=[mention("@polderdam.test", "polderdam.test", GEMEENTE)])  # fmt: skip
    crowd = [node(shown(f"v{n}", 2, did=JAN, reply=answer_to(root))) for n in range(1, 600)]
    asked = node(shown("v0", 2, did=JAN, reply=answer_to(root)), node(own, node(under)))
    service.always(FEED, {"feed": [{"post": own}]})
    service.always(THREAD, {"thread": node(shown("rel", 3, did=JAN), asked, node(about), *crowd)})
    page = visit()[1]
    assert set(texts(page)) == {"rel", "v0", "wij", "dank", "@polderdam.test"}
    assert page.covers == []


def named(rkey: str, minutes: int, did: str = GEMEENTE) -> dict[str, Any]:
    text = f"{rkey} @polderdam.test"
    return shown(rkey, minutes, did=JAN, text=text, facets=[mention(text, "polderdam.test", did)])


def test_mentions_are_searched_for_where_the_service_can(service: Service, visit: Visiting) -> None:
    service.pages(SEARCH, [{"posts": [named("a", 1), named("b", 2)]}, {"posts": [named("c", 3)]}])
    pages = visit()[2:]
    assert [texts(page) for page in pages] == [["a @polderdam.test", "b @polderdam.test"], ["c @polderdam.test"]]
    assert [page.covers for page in pages] == [
        [Mentions(GEMEENTE, at(2, 999), None)],
        [Mentions(GEMEENTE, SINCE, at(2))],
    ]
    asked = service.asked(SEARCH)[0].query
    assert (asked["q"], asked["mentions"], asked["sort"]) == ("*", GEMEENTE, "latest")
    assert asked["since"] == "2025-01-01T00:00:00.000Z"


def test_a_service_without_such_a_search_is_asked_for_the_handle(service: Service, visit: Visiting) -> None:
    """It finds texts: those that do not mention the account are left, and nothing is promised."""
    posts = {"*": [shown("5 * 3", did=JAN)], "polderdam.test": [named("a", 1), named("b", 2, JAN)]}
    service.says[SEARCH] = lambda asked: (200, {"posts": posts[asked.query["q"]]})
    pages = visit()[2:]
    assert [texts(page) for page in pages] == [["a @polderdam.test"]]
    assert [page.covers for page in pages] == [[]]


def test_where_nobody_may_search_the_visit_is_done_without(service: Service, visit: Visiting) -> None:
    assert [page.drafts for page in visit()] == [[], []]


def test_searching_goes_through_the_login(service: Service, visit: Visiting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_BLUESKY_LOGIN", "meetlat.test=app-password")
    service.always("com.atproto.server.createSession", {"accessJwt": "first", "refreshJwt": "again"})
    service.always("com.atproto.server.refreshSession", {"accessJwt": "second", "refreshJwt": "again"})

    def search(asked: Asked) -> tuple[int, Any]:
        return (400, {"error": "ExpiredToken"}) if asked.token == "first" else (200, {"posts": [named("a", 1)]})

    service.says[SEARCH] = search
    assert texts(visit()[-1]) == ["a @polderdam.test"]
    (begun,) = service.asked("com.atproto.server.createSession")
    assert begun.body == {"identifier": "meetlat.test", "password": "app-password"}
    assert [asked.token for asked in service.asked("com.atproto.server.refreshSession")] == ["again"]
    assert [asked.token for asked in service.asked(SEARCH)] == ["first", "second"]


def test_a_wrong_password_is_told(service: Service, visit: Visiting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_BLUESKY_LOGIN", "meetlat.test=wrong")
    service.always("com.atproto.server.createSession", {"error": "AuthenticationRequired"}, 401)
    with pytest.raises(WrongLogin, match="MEETLAT_BLUESKY_LOGIN"):
        visit()


@pytest.mark.parametrize(
    "wrong", [{"post": 5}, {"post": {"uri": "x", "record": {}}}, {}, 7, {"post": shown("a") | {"record": 1}}]
)
def test_one_entry_that_does_not_fit_loses_only_itself(service: Service, visit: Visiting, wrong: Any) -> None:
    service.always(FEED, {"feed": [{"post": shown("a", 1)}, wrong, {"post": shown("b", 2)}]})
    page = visit()[1]
    assert texts(page) == ["a", "b"]
    assert [place for place, _ in page.refused] == ["getAuthorFeed item 2"]


@pytest.mark.parametrize("method", [PROFILE, FEED, THREAD, SEARCH])
@pytest.mark.parametrize("answer", [b"<html>", b"[]", b"{}", b"\xff", b"[" * 9_000])
def test_an_answer_of_another_form_stops_the_run(service: Service, visit: Visiting, method: str, answer: bytes) -> None:
    service.always(FEED, {"feed": [{"post": shown("a", 2, replies=1)}]})
    service.says[method] = lambda asked: (200, answer)
    with pytest.raises(FormatChanged, match="bluesky"):
        visit()


def test_nobody_is_named_in_a_refusal_or_a_cursor(service: Service, visit: Visiting) -> None:
    wrong = shown("a", 1, did=JAN) | {"record": {"text": 5}}
    service.always(FEED, {"feed": [{"post": wrong}, {"post": shown("b", 2, replies=2)}]})
    service.always(THREAD, {"thread": node(shown("b", 2, replies=1), node(wrong))})
    service.always(SEARCH, {"posts": [wrong]})
    pages = visit()
    told = repr([(page.refused, page.cursor) for page in pages])
    assert len([1 for page in pages for _ in page.refused]) == 3
    assert "jan" not in told
    assert JAN not in told
    assert did_of(uri()) == JAN


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2020, 1, 1, 0, 0, 1), timezones=st.just(UTC))


@given(st.lists(MOMENTS, max_size=12), st.integers(1, 4))
def test_no_page_promises_what_another_one_holds(moments: list[datetime], size: int) -> None:
    """In the order of servers: the newest millisecond first, within it any order."""
    moments.sort(key=lambda moment: moment.timestamp() * 1000 // 1, reverse=True)
    pages = [moments[start : start + size] for start in range(0, len(moments), size)] + [[]]
    window = Window()
    promised = [window.page(page, last=not page) for page in pages]
    for bounds, page in zip(promised, pages, strict=True):
        assert bounds is not None
        others = [moment for other in pages if other is not page for moment in other]
        after, before = (
            bounds.after or datetime.min.replace(tzinfo=UTC),
            bounds.before or datetime.max.replace(tzinfo=UTC),
        )
        assert not [moment for moment in others if after < moment < before]
