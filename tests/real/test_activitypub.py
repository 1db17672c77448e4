"""The ActivityPub server answers as the connectors will ask: webfinger, actor, outbox, replies, counts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.real.activitypub import ActivityPub

ACCEPT = {"accept": 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'}
START = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def municipality(activitypub_server: ActivityPub) -> str:
    claims = {"type": "Organization", "summary": "Wij antwoorden overdag.", "followers": 1250, "following": 12}
    activitypub_server.create_actor("polderdam", name="Gemeente Polderdam", **claims)
    activitypub_server.create_actor("jan-de-vries-1975")
    return "polderdam"


def fetched(address: str) -> dict[str, Any]:
    answer = httpx.get(address, headers=ACCEPT).raise_for_status()
    assert answer.headers["content-type"] == "application/activity+json"
    return dict(answer.json())


def listed(given: Any) -> list[Any]:
    """JSON-LD leaves an empty list out and writes a list of one without brackets."""
    return [] if given is None else given if isinstance(given, list) else [given]


def test_webfinger_leads_to_the_actor_and_its_counts(activitypub_server: ActivityPub, municipality: str) -> None:
    resource = {"resource": f"acct:{municipality}@{activitypub_server.host}"}
    found = httpx.get(f"{activitypub_server.address}/.well-known/webfinger", params=resource).json()
    (link,) = [link for link in found["links"] if link["rel"] == "self"]
    actor = fetched(link["href"])
    assert (actor["id"], actor["type"]) == (activitypub_server.uri(municipality), "Organization")
    assert fetched(actor["followers"])["totalItems"] == 1250
    assert fetched(actor["following"])["totalItems"] == 12


def test_webfinger_knows_nobody_else(activitypub_server: ActivityPub) -> None:
    resource = {"resource": f"acct:niemand@{activitypub_server.host}"}
    assert httpx.get(f"{activitypub_server.address}/.well-known/webfinger", params=resource).status_code == 404


def test_the_outbox_is_paged_newest_first(activitypub_server: ActivityPub) -> None:
    activitypub_server.create_actor("schrijver")
    written = [
        activitypub_server.post("schrijver", f"Bericht {day}", at=START + timedelta(days=day)) for day in range(23)
    ]
    outbox = fetched(f"{activitypub_server.uri('schrijver')}/outbox")
    assert outbox["totalItems"] == 23
    pages = []
    address = outbox["first"]
    while address:
        pages.append(fetched(address))
        address = pages[-1].get("next")
    found = [activity["object"]["id"] for page in pages for activity in listed(page["orderedItems"])]
    assert [len(listed(page["orderedItems"])) for page in pages] == [10, 10, 3]
    assert found == [post.uri for post in reversed(written)]


def test_a_boost_is_an_announce_of_the_original(activitypub_server: ActivityPub, municipality: str) -> None:
    activitypub_server.create_actor("omroep")
    original = activitypub_server.post(municipality, "Stemmen kan tot negen uur")
    activitypub_server.boost("omroep", original, at=START)
    page = fetched(f"{activitypub_server.uri('omroep')}/outbox?cursor=0")
    (activity,) = listed(page["orderedItems"])
    assert (activity["type"], activity["object"]) == ("Announce", original.uri)
    assert activity["published"] == "2024-03-01T09:00:00Z"


def test_answers_hang_below_the_post(activitypub_server: ActivityPub, municipality: str) -> None:
    resident = "jan-de-vries-1975"
    root = activitypub_server.post(municipality, "De brug is dicht", language="nl", likes=3)
    more = activitypub_server.post(municipality, "Omrijden kan", reply_to=root)
    question = activitypub_server.post(resident, "Hoe lang?", reply_to=root, mentions=(municipality,))
    answer = activitypub_server.post(municipality, "Tot vrijdag", reply_to=question)
    note = fetched(root.uri)
    assert (note["contentMap"], note["likes"]["totalItems"]) == ({"nl": "<p>De brug is dicht</p>"}, 3)
    first = note["replies"]["first"]
    assert listed(first["items"]) == [more.uri]
    assert listed(fetched(first["next"])["items"]) == [question.uri]
    assert listed(fetched(f"{question.uri}/replies?cursor=0")["items"]) == [answer.uri]
    asked = fetched(question.uri)
    assert asked["inReplyTo"] == root.uri
    assert [tag["href"] for tag in listed(asked["tag"])] == [activitypub_server.uri(municipality)]


def test_an_edit_is_dated_and_a_deleted_post_leaves_a_tombstone(
    activitypub_server: ActivityPub, municipality: str
) -> None:
    post = activitypub_server.post(municipality, "Dicht")
    activitypub_server.edit(post, "Open")
    note = fetched(post.uri)
    assert note["content"] == "<p>Open</p>"
    assert note["updated"]
    activitypub_server.delete(post)
    answer = httpx.get(post.uri, headers=ACCEPT)
    assert (answer.status_code, answer.json()["type"]) == (410, "Tombstone")
    page = fetched(f"{activitypub_server.uri(municipality)}/outbox?cursor=0")
    assert post.uri not in [activity["object"]["id"] for activity in listed(page["orderedItems"])]


def test_an_actor_may_be_gone_and_nobody_has_an_outbox(activitypub_server: ActivityPub) -> None:
    activitypub_server.create_actor("opgeheven")
    activitypub_server.remove("opgeheven")
    assert httpx.get(activitypub_server.uri("opgeheven"), headers=ACCEPT).status_code == 410
    assert httpx.get(f"{activitypub_server.uri('niemand')}/outbox", headers=ACCEPT).status_code == 404


def test_a_browser_gets_no_json(activitypub_server: ActivityPub, municipality: str) -> None:
    assert httpx.get(activitypub_server.uri(municipality), headers={"accept": "text/html"}).status_code == 406
