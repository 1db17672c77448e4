"""What a visit makes of answers that are cut off, closed, odd or out of order."""

from datetime import timedelta
from typing import Any

import pytest

from meetlat.collect.draft import Draft, FormatChanged
from meetlat.collect.source import Feed, NoSuchAccount, Page, Thread
from meetlat.web import FetchFailed, Forbidden
from tests.collect.sources.answering import in_json
from tests.collect.sources.mastodon.scripted import (
    HOST,
    SIGN_IN,
    START,
    TOKEN,
    Scripted,
    person,
    said,
    visited,
    visiting,
)
from tests.web.server import Heard, Reply


def drafts(pages: list[Page]) -> dict[str, Draft]:
    return {draft.id.rpartition("/")[2]: draft for page in pages for draft in page.drafts}


def covers(pages: list[Page], kind: type) -> list[Any]:
    return [cover for page in pages for cover in page.covers if isinstance(cover, kind)]


def refusals(pages: list[Page]) -> list[tuple[str, str]]:
    return [refused for page in pages for refused in page.refused]


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MEETLAT_MASTODON_TOKENS", f"polderdam@{HOST}={TOKEN}")
    return TOKEN


def test_the_next_page_is_asked_of_the_same_server_wherever_its_address_leads() -> None:
    server = Scripted(own=[said(id) for id in (9, 8, 7, 6, 5)], size=2)
    assert set(drafts(visited(server))) == {"5", "6", "7", "8", "9"}
    assert [path for path, _ in server.asked].count("accounts/1/statuses") == 4  # the last one is empty: the end


def test_a_message_that_does_not_fit_is_set_aside_and_takes_no_other_along() -> None:
    pages = visited(Scripted(own=[said(9), {"id": "8", "name": "jan-de-vries-1975"}, said(7)]))
    assert set(drafts(pages)) == {"9", "7"}
    ((place, reason),) = refusals(pages)
    assert place == f"{HOST}/api/v1/accounts/1/statuses item 2"
    assert "jan" not in reason
    assert covers(pages, Feed) == [Feed(None, START + timedelta(minutes=7))]  # not for the page with the odd one


def test_a_list_that_does_not_go_by_date_stands_for_nothing() -> None:
    late = said(8) | {"created_at": (START + timedelta(hours=3)).isoformat()}
    assert covers(visited(Scripted(own=[said(9), late, said(7)])), Feed) == [Feed(None, START + timedelta(minutes=7))]


def test_only_what_was_asked_for_is_handed_over_and_stood_for() -> None:
    pages = visited(Scripted(own=[said(9), said(7), said(5)]), since=START + timedelta(minutes=7))
    assert set(drafts(pages)) == {"9", "7"}
    assert covers(pages, Feed) == [Feed(START + timedelta(minutes=7), None)]


def test_a_page_that_comes_again_ends_the_visit_with_the_reason() -> None:
    circle = Scripted(own=[said(9)], instead={"accounts/1/statuses": lambda _: in_json([said(9)])})
    with visiting(circle) as pages, pytest.raises(FetchFailed, match="circle"):
        list(pages)


def test_an_answer_of_another_form_stops_the_run_without_a_value() -> None:
    changed = Scripted(instead={"accounts/1/statuses": lambda _: in_json({"statuses": [{"jan": "de Vries"}]})})
    with visiting(changed) as pages, pytest.raises(FormatChanged, match="statuses: ") as stopped:
        list(pages)
    assert "Vries" not in str(stopped.value)


def test_messages_that_are_hidden_are_not_taken_for_deleted() -> None:
    with visiting(Scripted(account=person(statuses_count=12))) as pages, pytest.raises(Forbidden, match="12 messages"):
        list(pages)


def test_an_account_without_messages_has_none() -> None:
    assert covers(visited(Scripted(account=person(statuses_count=0))), Feed) == [Feed(None, None)]


@pytest.mark.parametrize("status", [404, 410])
def test_an_account_that_is_not_there(status: int) -> None:
    gone = Scripted(instead={"accounts/lookup": lambda _: in_json({"error": "Record not found"}, status)})
    with visiting(gone) as pages, pytest.raises(NoSuchAccount, match=f"polderdam@{HOST}"):
        list(pages)


def test_a_suspended_account_is_not_there() -> None:
    with visiting(Scripted(account=person(suspended=True))) as pages, pytest.raises(NoSuchAccount, match="suspended"):
        list(pages)


def test_a_server_too_old_to_look_an_account_up_does_not_make_it_gone() -> None:
    found = in_json({"subject": f"acct:polderdam@{HOST}", "links": []})
    old = Scripted(instead={"accounts/lookup": lambda _: in_json({}, 404), "/.well-known/webfinger": lambda _: found})
    with visiting(old) as pages, pytest.raises(FetchFailed, match="older than Mastodon"):
        list(pages)


def test_a_server_that_wants_us_to_sign_in_says_what_to_do() -> None:
    closed = Scripted(instead={"": lambda _: SIGN_IN})
    with visiting(closed) as pages, pytest.raises(Forbidden, match="source activitypub"):
        list(pages)


def test_a_token_opens_a_closed_server(token: str) -> None:
    def unless_signed_in(heard: Heard) -> Reply | None:
        return None if heard.headers.get("authorization") == f"Bearer {token}" else SIGN_IN

    server = Scripted(own=[said(9)], instead={"notifications": lambda _: in_json([]), "": unless_signed_in})
    assert set(drafts(visited(server))) == {"9"}


def test_a_token_that_is_not_accepted_is_said(token: str) -> None:
    with visiting(Scripted(instead={"": lambda _: SIGN_IN})) as pages, pytest.raises(Forbidden, match="TOKENS") as shut:
        list(pages)
    assert token not in f"{shut.value!s}{shut.value!r}"


def test_the_hashtag_is_passed_over_where_it_is_not_shown() -> None:
    pages = visited(Scripted(own=[said(9)], instead={"timelines/tag": lambda _: in_json({}, 422)}))
    assert [reason.partition(";")[0] for _, reason in refusals(pages)] == ["the hashtag is not shown to us"]
    assert set(drafts(pages)) == {"9"}


def test_a_mention_that_answers_somebody_else_has_its_parent(token: str) -> None:
    theirs = [said(3, "piet", replies_count=1), said(4, "jan-de-vries-1975", answers=3)]
    told = [{"id": "1", "type": "mention", "status": theirs[1]}, {"id": "2", "type": "follow"}]
    server = Scripted(others=theirs, account=person(statuses_count=0))
    server.instead["notifications"] = lambda heard: in_json([] if "max_id" in heard.query else told)
    found = drafts(visited(server))
    assert set(found) == {"4"}  # what stands above it was not said to the account
    assert found["4"].parent == theirs[0]["uri"]


def chain(length: int, first: int = 10) -> list[dict[str, Any]]:
    """Answers to message 9, each to the one before."""
    ids = range(first, first + length)
    return [said(id, "jan-de-vries-1975", answers=id - 1, replies_count=1 if id < ids[-1] else 0) for id in ids]


def test_a_whole_conversation_stands_for_itself() -> None:
    root = said(9, replies_count=1)
    pages = visited(Scripted(own=[root], others=chain(3)))
    assert set(drafts(pages)) == {"9", "10", "11", "12"}
    assert covers(pages, Thread) == [Thread(root["uri"])]
    assert {draft.root for draft in drafts(pages).values()} == {root["uri"], None}


def test_a_message_nobody_answered_is_not_asked_about() -> None:
    server = Scripted(own=[said(9)])
    assert covers(visited(server), Thread) == [Thread(said(9)["uri"])]
    assert not [path for path, _ in server.asked if path.endswith("/context")]


def test_a_deep_conversation_is_asked_on_where_it_was_cut_off() -> None:
    class TwentyDeep(Scripted):
        def _context(self, id: str, most: int) -> dict[str, Any]:
            return super()._context(id, 20)

    server = TwentyDeep(own=[said(9, replies_count=1)], others=chain(45))
    pages = visited(server)
    assert len(drafts(pages)) == 46
    assert covers(pages, Thread) == [Thread(said(9)["uri"])]


def test_a_broad_conversation_that_was_cut_off_stands_for_nothing() -> None:
    answers = [said(id, "jan-de-vries-1975", answers=9) for id in range(10, 90)]
    pages = visited(Scripted(own=[said(9, replies_count=80)], others=answers, shown=60))
    assert len(drafts(pages)) == 61
    assert covers(pages, Thread) == []


def test_a_broad_conversation_is_whole_with_a_token(token: str) -> None:
    answers = [said(id, "jan-de-vries-1975", answers=9) for id in range(10, 90)]
    server = Scripted(own=[said(9, replies_count=80)], others=answers, shown=60)
    server.instead["notifications"] = lambda _: in_json([])
    pages = visited(server)
    assert len(drafts(pages)) == 81
    assert covers(pages, Thread) == [Thread(said(9)["uri"])]
    assert ("accounts/1/statuses", False) in server.asked  # signed in only where that shows more


def test_an_answer_hidden_among_the_others_is_refused_by_its_visibility() -> None:
    hidden = said(10, "jan-de-vries-1975", answers=9, visibility="private")
    pages = visited(Scripted(own=[said(9, replies_count=1)], others=[hidden]))
    assert set(drafts(pages)) == {"9"}
    assert [reason.partition(";")[0] for _, reason in refusals(pages)] == ["visibility is private"]


def test_a_cursor_of_another_time_begins_anew() -> None:
    assert set(drafts(visited(Scripted(own=[said(9)]), cursor="max_id=12"))) == {"9"}


def test_what_the_account_answered_is_brought_along() -> None:
    question = said(3, "jan-de-vries-1975", replies_count=1)
    pages = visited(Scripted(own=[said(9, answers=3)], others=[question]))
    found = drafts(pages)
    assert set(found) == {"3", "9"}
    assert found["9"].parent == found["9"].root == question["uri"]
    assert covers(pages, Thread) == []  # somebody else's conversation: this server may not know all of it


def test_an_answer_to_oneself_belongs_to_the_own_conversation() -> None:
    pages = visited(Scripted(own=[said(9, answers=8), said(8, replies_count=1)]))
    assert drafts(pages)["9"].root == said(8)["uri"]
    assert covers(pages, Thread) == [Thread(said(8)["uri"])]


def test_a_conversation_that_cannot_be_shown_is_missed_and_said() -> None:
    own = [said(9, answers=3), said(8, replies_count=1)]
    pages = visited(Scripted(own=own, instead={"statuses/": lambda _: in_json({}, 404)}))
    assert set(drafts(pages)) == {"8"}  # of the answer it is not known what it answers
    assert {reason.partition(":")[0] for _, reason in refusals(pages)} == {"the conversation cannot be read"}
    assert covers(pages, Thread) == []
    assert covers(pages, Feed) == [Feed(None, START + timedelta(minutes=8))]


def test_a_server_that_shows_no_conversation_at_all_is_ill() -> None:
    own = [said(id, replies_count=1) for id in range(20, 10, -1)]
    broken = Scripted(own=own, instead={"statuses/": lambda _: Reply(b'{"ancestors": [', 200)})
    with visiting(broken) as pages, pytest.raises(FetchFailed, match="no JSON"):
        list(pages)


@pytest.mark.parametrize("said_instead", [[], {"ancestors": []}, {"ancestors": [], "descendants": {}}])
def test_a_conversation_of_another_form_stops_the_run(said_instead: Any) -> None:
    changed = Scripted(own=[said(9, replies_count=1)], instead={"statuses/": lambda _: in_json(said_instead)})
    with visiting(changed) as pages, pytest.raises(FormatChanged, match="ancestors and descendants"):
        list(pages)


def test_an_account_of_another_form_stops_the_run() -> None:
    changed = Scripted(instead={"accounts/lookup": lambda _: in_json({"name": "jan"})})
    with visiting(changed) as pages, pytest.raises(FormatChanged, match="an account"):
        list(pages)


def test_the_hashtag_is_read_back_to_the_day_that_was_asked_for() -> None:
    tagged = [said(id, "jan-de-vries-1975") for id in (9, 8, 3)] + [said(2)]
    server = Scripted(account=person(statuses_count=0))
    server.instead["timelines/tag/polderdam"] = lambda heard: in_json([] if "max_id" in heard.query else tagged)
    assert set(drafts(visited(server, since=START + timedelta(minutes=5)))) == {"9", "8"}
