"""A visit to an account on X: its posts and who mentions it, page by page, with what was edited and taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, Counts, Draft, FormatChanged
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, Mentions, NoSuchAccount, Page
from meetlat.collect.sources.x import SOURCE
from meetlat.collect.sources.x.client import SHOWN, TokenRefused
from meetlat.web import ComeBackLater, FetchFailed
from tests.collect.sources.answering import answering, eager_web, in_json
from tests.collect.sources.x.microblog import FIRST, TOKEN, Microblog, problem
from tests.web.server import Reply

KNOWN = Known("1", "x", "GemVoorbeeld", "5001")
WORDS = "@GemVoorbeeld wanneer wordt het papier opgehaald?"


@pytest.fixture
def blog() -> Microblog:
    """Twenty-five posts of the account, forty people who ask, half of whom are answered."""
    blog = Microblog(most=10)
    for hour in range(25):
        blog.say("5001", f"Bericht {hour}", hour)
    for number in range(40):
        question = blog.say(blog.join(f"jan_de_vries_{number}"), WORDS, 30 + number)
        if number % 2:
            blog.say("5001", f"@jan_de_vries_{number} Morgen &amp; overmorgen.", 30.5 + number, question)
    return blog


@pytest.fixture(autouse=True)
def reached(blog: Microblog, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with answering(blog.reply) as address:
        monkeypatch.setenv("MEETLAT_SERVERS", f"api.x.com={address}")
        monkeypatch.setenv("MEETLAT_X_TOKEN", TOKEN)
        yield


def visit(hour: float = -1, cursor: str | None = None, known: Known = KNOWN) -> list[Page]:
    assert SOURCE.visit
    with eager_web() as web:
        return list(SOURCE.visit(Asked(known, FIRST + timedelta(hours=hour), cursor), web))


def drafts(pages: list[Page]) -> dict[str, Draft]:
    return {draft.id: draft for page in pages for draft in page.drafts}


def test_all_that_was_said(blog: Microblog) -> None:
    pages = visit()
    assert drafts(pages).keys() == {str(post.versions[0]) for post in blog.posts.values()}
    assert pages[0].counts == [
        Counts(platform="x", author=Author("5001", "GemVoorbeeld"), followers=4321, following=12, posts=45)
    ]


def test_a_question_and_its_answer(blog: Microblog) -> None:
    asked = next(post for post in blog.posts.values() if post.at == FIRST + timedelta(hours=31))
    made = drafts(visit())
    question, answer = made[str(asked.number)], made[str(asked.number + 1)]
    assert question.author.handle == "jan_de_vries_1"
    assert (question.text, question.mentions, question.replies, question.root) == (WORDS, ("5001",), 1, None)
    assert (answer.kind, answer.parent, answer.root) == ("reply", question.id, question.id)
    assert (answer.text, answer.handles) == ("@jan_de_vries_1 Morgen & overmorgen.", ("jan_de_vries_1",))


def test_no_further_back_than_was_asked(blog: Microblog) -> None:
    made = drafts(visit(hour=60))
    assert made.keys() == {str(post.number) for post in blog.posts.values() if post.at >= FIRST + timedelta(hours=60)}


def test_an_account_is_found_by_its_id_under_a_new_name(blog: Microblog) -> None:
    blog.people["5001"]["username"] = "VoorbeeldOnline"
    assert visit()[0].counts[0].author == Author("5001", "VoorbeeldOnline")
    with pytest.raises(NoSuchAccount, match="X: Not Found Error"):
        visit(known=Known("1", "x", "GemVoorbeeld"))
    blog.people["5001"]["suspended"] = True
    with pytest.raises(NoSuchAccount, match="X: Forbidden"):
        visit()


def test_a_visit_goes_on_after_any_page() -> None:
    pages = visit()
    for number in range(len(pages)):
        after = visit(cursor=pages[number].cursor)
        assert drafts(after) == drafts(pages[number + 1 :])
        assert [page.covers for page in after] == [page.covers for page in pages[number + 1 :]]


def test_a_cursor_that_x_forgot_reads_the_part_again(blog: Microblog) -> None:
    pages = visit()
    cursor = pages[2].cursor
    assert cursor
    assert drafts(visit(cursor=cursor.replace('"p20"', '"forgotten"'))) == drafts(pages)


def test_an_edit_keeps_its_id(blog: Microblog) -> None:
    post = next(post for post in blog.posts.values() if post.text == "Bericht 7")
    answer = blog.say(blog.join("fatima_elamrani"), "@GemVoorbeeld Dank", 8, post)
    blog.edit(post, "Bericht 7, verbeterd")
    answer.of = max(blog.posts)
    made = drafts(visit())
    assert made[str(post.number)].text == "Bericht 7, verbeterd"
    assert made[str(answer.number)].parent == str(post.number)


def test_what_is_covered(blog: Microblog) -> None:
    covers = [cover for page in visit() for cover in page.covers]
    feed = [cover for cover in covers if isinstance(cover, Feed)]
    mentions = [cover for cover in covers if isinstance(cover, Mentions)]
    for told in (feed, mentions):
        assert told[0].until is None
        assert [one.since for one in told[:-1]] == [one.until for one in told[1:]]
        assert told[-1].since == FIRST - timedelta(hours=1)
    assert {cover.author for cover in mentions} == {"5001"}


def test_a_post_that_was_taken_back_is_told_by_who_answered_it(blog: Microblog) -> None:
    question = next(post for post in blog.posts.values() if post.at == FIRST + timedelta(hours=31))
    blog.delete(question)
    assert [id for page in visit() for id in page.gone] == [str(question.number)]


def test_where_x_shows_no_more_nothing_is_covered_and_a_gap_is_told(
    blog: Microblog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for endpoint in ("tweets", "mentions"):
        blog.shown[endpoint] = 15
        monkeypatch.setitem(SHOWN, endpoint, 15)
    pages = visit()
    oldest = [min(draft.created_at for draft in pages[place].drafts) for place in (2, 4)]
    assert pages[2].covers == [Feed(oldest[0], pages[1].oldest)]
    assert pages[4].covers == [Mentions("5001", oldest[1], pages[3].oldest, answers=True)]
    assert [page.gaps for page in (pages[2], pages[4])] == [
        [(FIRST - timedelta(hours=1), oldest[0], "X shows no more than the last 15 tweets")],
        [(FIRST - timedelta(hours=1), oldest[1], "X shows no more than the last 15 mentions")],
    ]


def test_an_account_that_says_nothing(blog: Microblog) -> None:
    blog.posts = {}
    since = FIRST - timedelta(hours=1)
    assert [page.covers for page in visit()] == [[], [Feed(since, None)], [Mentions("5001", since, None, answers=True)]]


def test_a_protected_writer_is_set_aside_and_nothing_is_covered(blog: Microblog) -> None:
    blog.say(blog.join("stil_maar_beroemd", protected=True), WORDS, 80)
    pages = visit()
    assert [told for page in pages for told in page.refused] == [
        ("X users/:id/mentions item 1", "author: protected, so the tweet is not public")
    ]
    assert [bool(page.covers) for page in pages if page.refused] == [False]


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (problem(401, "Unauthorized"), TokenRefused, r"does not accept MEETLAT_X_TOKEN \(Unauthorized\)"),
        (problem(403, "Client Forbidden", reason="client-not-enrolled"), TokenRefused, "Client Forbidden"),
        (problem(403, "Unsupported Authentication"), TokenRefused, "Unsupported Authentication"),
        (problem(403, "Forbidden"), FetchFailed, "answered 403"),
        (problem(429, "UsageCapExceeded", period="Monthly"), ComeBackLater, "may read no more posts for now"),
        (problem(402, "CreditsDepleted"), ComeBackLater, "CreditsDepleted"),
        (problem(429, "Too Many Requests"), ComeBackLater, "429"),
        (problem(503, "Service Unavailable"), FetchFailed, "answered 503"),
        (in_json({"errors": [{"title": "Authorization Error"}]}), NoSuchAccount, "Authorization"),
        (in_json({"data": {"id": 5001}}), FormatChanged, r"did not fit: \{id: int\}"),
        (in_json({"user": "jan_de_vries_75"}), FormatChanged, r"did not fit: \{user: str\}"),
        (Reply(b"<html>"), FormatChanged, "did not fit: str"),
    ],
)  # fmt: skip
def test_what_an_error_means(blog: Microblog, reply: Reply, kind: type[Exception], told: str) -> None:
    blog.instead = reply
    with pytest.raises(kind, match=told) as error:
        visit()
    assert "jan_de_vries_75" not in str(error.value)


def test_a_limit_is_waited_for_and_then_asked_again(blog: Microblog) -> None:
    limited = problem(429, "Too Many Requests")
    once = Reply(limited.body, 429, {**limited.headers, "x-rate-limit-remaining": "0", "retry-after": "0.2"})
    answers = [once]
    reply = blog._found
    blog._found = lambda parts, query: answers.pop() if answers else reply(parts, query)  # type: ignore[method-assign]
    assert len(drafts(visit())) == 85
    assert blog.asked[0].path == blog.asked[1].path


def test_without_a_token_it_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SOURCE.missing() == ""
    monkeypatch.setenv("MEETLAT_X_TOKEN", "")
    assert SOURCE.missing().startswith("MEETLAT_X_TOKEN is not set.")


def test_the_token_goes_in_a_header(blog: Microblog) -> None:
    visit()
    assert not any(TOKEN in repr(heard.query) + heard.path for heard in blog.asked)
