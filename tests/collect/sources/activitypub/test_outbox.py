"""What a visit makes of an outbox: edits and deletions in it, its odd forms, and what it may not lead us to."""

from datetime import timedelta
from typing import Any

import pytest

from meetlat.collect.draft import Draft, FormatChanged
from meetlat.collect.source import Feed, NoSuchAccount, Page, Thread
from meetlat.web import FetchFailed, Forbidden
from tests.collect.sources.activitypub.outboxes import (
    ACTIVITY,
    ACTOR,
    ELSEWHERE,
    HOME,
    JAN,
    START,
    Shown,
    create,
    did,
    note,
    visited,
    visiting,
)
from tests.collect.sources.answering import in_json
from tests.web.server import Reply


def drafts(pages: list[Page]) -> dict[str, Draft]:
    return {draft.id: draft for page in pages for draft in page.drafts}


def texts(pages: list[Page]) -> list[str]:
    return sorted(draft.text for draft in drafts(pages).values())


def feeds(pages: list[Page]) -> list[Feed]:
    return [cover for page in pages for cover in page.covers if isinstance(cover, Feed)]


def reasons(pages: list[Page]) -> list[str]:
    return [reason for page in pages for _, reason in page.refused]


def gone(pages: list[Page]) -> list[str]:
    return [id for page in pages for id in page.gone]


def replies(number: int, items: list[Any], **more: Any) -> dict[str, Any]:
    return {"id": f"{ACTOR}/statuses/{number}/replies", "type": "Collection", "items": items, **more}


def at(number: int) -> Any:
    return START + timedelta(minutes=number)


def test_pages_without_a_hole_between_them() -> None:
    pages = visited(Shown([[create(9), create(8)], [create(7)], []], total=3))
    assert texts(pages) == ["Bericht 7", "Bericht 8", "Bericht 9"]
    assert feeds(pages) == [Feed(at(8), None), Feed(at(7), at(8)), Feed(None, at(7))]


def test_an_end_that_is_not_all_does_not_stand_for_the_beginning() -> None:
    assert feeds(visited(Shown([[create(9), create(8)]], total=5))) == [Feed(at(8), None)]


def test_what_is_older_than_was_asked_for_is_left_as_it_is() -> None:
    pages = visited(Shown([[create(9), create(7)]], total=2), since=at(8))
    assert (texts(pages), feeds(pages)) == (["Bericht 9"], [Feed(at(8), None)])


def test_an_edit_is_newer_than_what_it_edited_on_a_later_page_too() -> None:
    edited = did("Update", note(1, content="<p>Verbeterd</p>"), 20)
    shown = Shown([[edited, create(9)], [create(8), create(1)]])
    assert texts(visited(shown)) == ["Bericht 8", "Bericht 9", "Verbeterd"]
    with visiting(shown) as pages:
        next(pages)
        cursor = next(pages).cursor
    assert texts(visited(shown, cursor=cursor)) == ["Bericht 8"]


@pytest.mark.parametrize(
    "deletion",
    [
        did("Delete", f"{ACTOR}/statuses/1", 20),
        did("Delete", {"id": f"{ACTOR}/statuses/1", "type": "Tombstone"}, 20),
        did("Create", {"id": f"{ACTOR}/statuses/1", "type": "Tombstone"}, 20),
        {"id": f"{ACTOR}/statuses/1", "type": "Tombstone"},
    ],
)
def test_what_is_deleted_is_gone(deletion: dict[str, Any]) -> None:
    pages = visited(Shown([[deletion, create(9), create(1)]]))
    assert (texts(pages), gone(pages)) == (["Bericht 9"], [f"{ACTOR}/statuses/1"])


def test_a_boost_that_was_undone_is_gone() -> None:
    boost = did("Announce", f"{JAN}/statuses/8", 5)
    pages = visited(Shown([[did("Undo", boost, 20), boost]]))
    assert (texts(pages), gone(pages)) == ([], [boost["id"]])


def test_activities_that_say_nothing_are_passed_over() -> None:
    nothing = [did("Like", f"{JAN}/statuses/8"), did("Follow", JAN), did("Update", {"id": ACTOR, "type": "Person"})]
    pages = visited(Shown([[*nothing, create(1)]]))
    assert (texts(pages), reasons(pages)) == (["Bericht 1"], [])


def test_items_may_be_addresses_and_a_single_one_without_brackets() -> None:
    shown = Shown([[did("Create", f"{ACTOR}/statuses/1", 1)["id"]]])
    shown.things = {
        f"{ACTOR}/activities/Create-1": did("Create", f"{ACTOR}/statuses/1", 1),
        f"{ACTOR}/statuses/1": note(1),
    }
    shown.pages = [f"{ACTOR}/activities/Create-1"]  # type: ignore[list-item]
    assert texts(visited(shown)) == ["Bericht 1"]


def test_a_collection_without_pages() -> None:
    whole = {"id": f"{ACTOR}/outbox", "type": "OrderedCollection", "orderedItems": [create(1)], "totalItems": 1}
    shown = Shown(instead={"/users/polderdam/outbox": Reply(in_json(whole).body, 200, ACTIVITY)})
    assert texts(visited(shown)) == ["Bericht 1"]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (did("Create", note(1, by=JAN)), "somebody else's"),
        (did("Create", note(1), actor=JAN), "somebody else's"),
        (did("Create", note(1) | {"id": f"{ELSEWHERE}/1"}), "another host"),
        (did("Create", f"{JAN}/statuses/1"), "another host"),
        (f"{ELSEWHERE}/activities/1", "another host"),
        (did("Create", {"id": f"{ACTOR}/1", "type": "Video"}), "no note"),
        ("jan-de-vries-1975", "another host"),
        (3, "another host"),
    ],
)
def test_what_is_not_the_accounts_own_is_set_aside(item: Any, reason: str) -> None:
    pages = visited(Shown([[create(9), item]]))
    assert texts(pages) == ["Bericht 9"]
    assert len(reasons(pages)) == 1
    assert reason in reasons(pages)[0]
    assert feeds(pages) == []


def outbox_page(**more: Any) -> dict[str, Reply]:
    page = {"type": "OrderedCollectionPage", "orderedItems": [create(9)], **more}
    return {"/users/polderdam/outbox?page=0": Reply(in_json(page).body, 200, ACTIVITY)}


@pytest.mark.parametrize(
    ("next_page", "reason"),
    [
        (f"{ACTOR}/outbox?page=0", "circle"),
        (f"{ELSEWHERE}/outbox?page=1", "another host"),
        ("http://169.254.169.254/latest", "another host"),
        ("file:///etc/passwd", "another host"),
    ],
)
def test_a_next_page_that_is_none_ends_the_visit(next_page: str, reason: str) -> None:
    with visiting(Shown(instead=outbox_page(next=next_page))) as pages, pytest.raises(FetchFailed, match=reason):
        list(pages)


def test_a_page_of_another_form_stops_the_run() -> None:
    with (
        visiting(Shown(instead=outbox_page(type="Person"))) as pages,
        pytest.raises(FormatChanged, match="orderedItems"),
    ):
        list(pages)


def test_half_an_answer_is_asked_again_and_then_given_up() -> None:
    half = Reply(b'{"type": "OrderedCollec', 200, ACTIVITY)
    shown = Shown(instead={"/users/polderdam/outbox?page=0": half})
    with visiting(shown) as pages, pytest.raises(FetchFailed, match="no JSON"):
        list(pages)
    assert shown.asked.count("/users/polderdam/outbox?page=0") == 3


def test_a_web_page_is_no_object() -> None:
    page = Reply(b"<html>", 200, {"Content-Type": "text/html"})
    with visiting(Shown(instead={"/users/polderdam": page})) as pages, pytest.raises(FetchFailed, match="type"):
        list(pages)


@pytest.mark.parametrize("path", ["/users/polderdam", "/users/polderdam/outbox"])
def test_a_server_that_wants_signed_questions_says_what_to_do(path: str) -> None:
    shown = Shown(instead={path: in_json({"error": "Request not signed"}, 401)})
    with visiting(shown) as pages, pytest.raises(Forbidden, match="--format mastodon"):
        list(pages)


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        ("/.well-known/webfinger", in_json({}, 404)),
        ("/users/polderdam", in_json({}, 410)),
        ("/users/polderdam", Reply(in_json({"id": ACTOR, "type": "Tombstone"}).body, 200, ACTIVITY)),
        ("/users/polderdam", Reply(in_json({"id": ACTOR, "type": "Person", "suspended": True}).body, 200, ACTIVITY)),
    ],
)
def test_an_account_that_is_not_there(path: str, reply: Reply) -> None:
    with visiting(Shown(instead={path: reply})) as pages, pytest.raises(NoSuchAccount, match="polderdam"):
        list(pages)


@pytest.mark.parametrize("href", [f"{ELSEWHERE}/users/polderdam", "http://169.254.169.254/", "", "polderdam"])
def test_an_actor_at_another_host_is_not_followed(href: str) -> None:
    found = in_json({"links": [{"rel": "self", "type": "application/activity+json", "href": href}]})
    shown = Shown(instead={"/.well-known/webfinger": found})
    with visiting(shown) as pages, pytest.raises(FetchFailed, match="another host"):
        list(pages)


def test_answers_at_other_servers_are_read_there_with_who_wrote_them() -> None:
    answer = note(10, by=JAN, inReplyTo=f"{ACTOR}/statuses/9")
    shown = Shown([[create(9, replies=replies(9, [answer["id"]], totalItems=1))]])
    shown.things = {answer["id"]: answer, JAN: {"id": JAN, "type": "Person", "preferredUsername": "jan-de-vries-1975"}}
    pages = visited(shown)
    assert {draft.author.id for draft in drafts(pages).values()} == {
        "polderdam@sociaal.example",
        "jan-de-vries-1975@elders.example",
    }
    assert [
        cover for page in pages for cover in page.covers if isinstance(cover, Thread)
    ] == []  # its own answers: untold


def test_a_conversation_stands_for_itself_where_each_server_says_how_many_answers_there_are() -> None:
    answer = note(10, by=JAN, inReplyTo=f"{ACTOR}/statuses/9", replies=replies(10, [], totalItems=0))
    shown = Shown([[create(9, replies=replies(9, [answer["id"]], totalItems=1))]], {answer["id"]: answer})
    pages = visited(shown)
    assert Thread(f"{ACTOR}/statuses/9") in [cover for page in pages for cover in page.covers]


def test_an_answer_that_was_deleted_is_gone() -> None:
    away = f"{JAN}/statuses/10"
    shown = Shown([[create(9, replies=replies(9, [away], totalItems=1))]], {away: {"id": away, "type": "Tombstone"}})
    assert gone(visited(shown)) == [away]


def test_a_strangers_server_is_asked_at_public_addresses_only() -> None:
    answer = "http://127.0.0.1:1/users/jan-de-vries-1975/statuses/10"
    pages = visited(Shown([[create(9, replies=replies(9, [answer]))]]), reach_elsewhere=False)
    assert texts(pages) == ["Bericht 9"]
    ((place, reason),) = [refused for page in pages for refused in page.refused]
    assert "cannot be read" in reason
    assert "jan" not in place + reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (note(10, by=JAN), "is none"),  # it answers nothing
        (note(10, by=JAN, inReplyTo=f"{ACTOR}/statuses/9") | {"attributedTo": f"{HOME}/users/piet"}, "another host"),
        (note(10, by=JAN, inReplyTo=f"{ACTOR}/statuses/9", to=[]), "everybody"),
    ],
)
def test_an_answer_that_is_none_is_set_aside(answer: dict[str, Any], reason: str) -> None:
    pages = visited(Shown([[create(9, replies=replies(9, [answer["id"]]))]], {answer["id"]: answer}))
    assert texts(pages) == ["Bericht 9"]
    assert [reason in told for told in reasons(pages)] == [True]


def test_what_stands_at_another_address_than_its_id_is_not_believed() -> None:
    claimed = f"{ELSEWHERE}/uploads/1"
    shown = Shown([[create(9, replies=replies(9, [claimed]))]])
    shown.things = {claimed: note(10, by=JAN, inReplyTo=f"{ACTOR}/statuses/9")}
    assert reasons(visited(shown)) == ["it has another id than the address it was asked by"]


def test_what_the_account_answered_is_brought_along_up_to_where_it_began() -> None:
    first = note(1, by=JAN)
    second = note(2, by=JAN, inReplyTo=first["id"])
    shown = Shown([[create(9, inReplyTo=second["id"])]], {first["id"]: first, second["id"]: second})
    found = drafts(visited(shown))
    assert {id.rpartition("/")[2]: draft.parent for id, draft in found.items()} == {
        "1": None,
        "2": first["id"],
        "9": second["id"],
    }


def test_a_question_that_was_deleted_is_gone() -> None:
    away = f"{JAN}/statuses/2"
    shown = Shown([[create(9, inReplyTo=away)]], {away: {"id": away, "type": "Tombstone"}})
    assert gone(visited(shown)) == [away]


def test_counts_that_are_not_shown_are_not_known() -> None:
    numbers = {"followers": f"{ACTOR}/followers", "following": f"{ELSEWHERE}/following"}
    (counts,) = visited(Shown(things={ACTOR: numbers}, total=3))[0].counts
    assert (counts.followers, counts.following, counts.posts) == (None, None, 3)


def test_a_whole_handle_that_an_actor_tells_is_believed_and_a_silent_one_goes_by_its_address() -> None:
    silent, whole = f"{ELSEWHERE}/users/piet", f"{ELSEWHERE}/ap/users/12"
    answers = [note(10, by=by, inReplyTo=f"{ACTOR}/statuses/9") for by in (silent, whole)]
    shown = Shown([[create(9, replies=replies(9, [one["id"] for one in answers]))]])
    shown.things = {one["id"]: one for one in answers} | {whole: {"id": whole, "webfinger": "els@thuis.example"}}
    told = {draft.author.id for draft in drafts(visited(shown)).values()}
    assert told == {"polderdam@sociaal.example", "piet@elders.example", "els@thuis.example"}
