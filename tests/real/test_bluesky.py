"""The Bluesky network answers as the connectors will ask."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import libipld
import pytest
from websockets.sync.client import connect

from tests.real.bluesky import BYPASS, POST, Account, Bluesky, Post, post_record

START = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def municipality(bluesky: Bluesky) -> Account:
    account = bluesky.create_account("polderdam.test")
    bluesky.describe(account, name="Gemeente Polderdam", text="Wij antwoorden overdag.")
    return account


@pytest.fixture(scope="module")
def resident(bluesky: Bluesky) -> Account:
    return bluesky.create_account("jan-de-vries-1975.test")


@pytest.fixture(scope="module")
def conversation(bluesky: Bluesky, municipality: Account, resident: Account) -> list[Post]:
    """A post, a question below it, the answer, and thanks."""
    root = bluesky.post(municipality, "De Zwanenbrug is dicht", at=START)
    question = bluesky.reply(resident, root, "Hoe lang, @polderdam.test?", mentions=[municipality])
    answer = bluesky.reply(municipality, question, "Tot vrijdag")
    thanks = bluesky.reply(resident, answer, "Dank")
    bluesky.like(resident, root)
    bluesky.repost(resident, root)
    bluesky.quote(resident, root, "Alweer")
    bluesky.wait_until_indexed()
    return [root, question, answer, thanks]


def asked(address: str, method: str, **parameters: Any) -> Any:
    answer = httpx.get(f"{address}/xrpc/{method}", params=parameters, timeout=30)
    assert answer.is_success, answer.text
    return answer.json()


def test_profiles_come_together(bluesky: Bluesky, municipality: Account, resident: Account) -> None:
    bluesky.follow(resident, municipality)
    bluesky.wait_until_indexed()
    found = asked(bluesky.appview, "app.bsky.actor.getProfiles", actors=[municipality.did, resident.handle])["profiles"]
    assert {profile["did"] for profile in found} == {municipality.did, resident.did}
    (profile,) = [profile for profile in found if profile["did"] == municipality.did]
    assert (profile["displayName"], profile["followersCount"]) == ("Gemeente Polderdam", 1)


def test_a_handle_leads_to_the_identity_and_its_server(bluesky: Bluesky, municipality: Account) -> None:
    resolved = asked(bluesky.appview, "com.atproto.identity.resolveHandle", handle="polderdam.test")
    assert resolved == {"did": municipality.did}
    document = httpx.get(f"{bluesky.plc}/{municipality.did}").json()
    assert document["alsoKnownAs"] == ["at://polderdam.test"]
    assert [service["serviceEndpoint"] for service in document["service"]] == [bluesky.pds]


def test_the_feed_of_an_author_is_paged_newest_first(bluesky: Bluesky) -> None:
    writer = bluesky.create_account("schrijver.test")
    records = [post_record(f"Bericht {hour}", at=START + timedelta(hours=hour)) for hour in range(450)]
    written = bluesky.bulk(writer, records)
    bluesky.wait_until_indexed()
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = asked(bluesky.appview, "app.bsky.feed.getAuthorFeed", actor=writer.did, limit=100, **cursor)
        found += [item["post"]["uri"] for item in page["feed"]]
        if "cursor" not in page:
            break
        cursor = {"cursor": page["cursor"]}
    assert found == [post.uri for post in reversed(written)]


def test_a_thread_is_three_deep_below_its_root(bluesky: Bluesky, conversation: list[Post]) -> None:
    level = asked(bluesky.appview, "app.bsky.feed.getPostThread", uri=conversation[0].uri, depth=10)["thread"]
    assert [level["post"][count] for count in ("likeCount", "repostCount", "quoteCount")] == [1, 1, 1]
    assert level["post"]["record"]["createdAt"] == "2024-03-01T09:00:00.000Z"
    found = [level["post"]["uri"]]
    while level.get("replies"):
        (level,) = level["replies"]
        found.append(level["post"]["uri"])
    assert found == [post.uri for post in conversation]


def test_a_post_is_found_by_a_word(bluesky: Bluesky, conversation: list[Post]) -> None:
    found = asked(bluesky.appview, "app.bsky.feed.searchPosts", q="Zwanenbrug")["posts"]
    assert [post["uri"] for post in found] == [conversation[0].uri]


def test_the_server_lists_the_records(bluesky: Bluesky, municipality: Account, conversation: list[Post]) -> None:
    page = asked(bluesky.pds, "com.atproto.repo.listRecords", repo=municipality.did, collection=POST, limit=100)
    found = {record["uri"]: record["value"]["text"] for record in page["records"]}
    assert found == {conversation[0].uri: "De Zwanenbrug is dicht", conversation[2].uri: "Tot vrijdag"}


def test_a_whole_repository_comes_as_blocks(bluesky: Bluesky, municipality: Account, conversation: list[Post]) -> None:
    car = httpx.get(f"{bluesky.pds}/xrpc/com.atproto.sync.getRepo", params={"did": municipality.did}).content
    _, blocks = libipld.decode_car(car)
    texts = {block["text"] for block in blocks.values() if block.get("$type") == POST}
    assert texts == {"De Zwanenbrug is dicht", "Tot vrijdag"}


def test_the_stream_begins_where_one_asks(bluesky: Bluesky, resident: Account, conversation: list[Post]) -> None:
    address = bluesky.pds.replace("http", "ws", 1) + "/xrpc/com.atproto.sync.subscribeRepos?cursor=0"
    created: list[str] = []
    kinds = set()
    with connect(address) as stream:
        while conversation[3].uri not in created:
            header, body = libipld.decode_dag_cbor_multi(stream.recv(timeout=20))
            kinds.add(header.get("t"))
            created += [f"at://{body['repo']}/{op['path']}" for op in body.get("ops", []) if op["action"] == "create"]
    assert {"#identity", "#account", "#commit"} <= kinds
    assert set(created) >= {post.uri for post in conversation}


def test_an_edit_is_in_the_repository_and_what_is_deleted_is_gone(bluesky: Bluesky, resident: Account) -> None:
    post = bluesky.post(resident, "Dicht")
    edited = bluesky.edit(resident, post, "Open")
    assert (edited.uri, edited.cid == post.cid) == (post.uri, False)
    place = {"repo": resident.did, "collection": POST, "rkey": post.rkey}
    assert asked(bluesky.pds, "com.atproto.repo.getRecord", **place)["value"]["text"] == "Open"
    bluesky.delete(resident, post)
    bluesky.wait_until_indexed()
    assert asked(bluesky.appview, "app.bsky.feed.getPosts", uris=[post.uri]) == {"posts": []}


def test_an_account_moves_and_disappears(bluesky: Bluesky) -> None:
    mover = bluesky.create_account("polderstad.test")
    bluesky.rename(mover, "nieuw-polderstad.test")
    bluesky.wait_until_indexed()
    profile = asked(bluesky.appview, "app.bsky.actor.getProfile", actor=mover.did)
    assert profile["handle"] == "nieuw-polderstad.test"


@pytest.mark.parametrize(
    ("deed", "handle", "error"),
    [
        ("deactivate", "met-verlof.test", "AccountDeactivated"),
        ("take_down", "geschorst.test", "AccountTakedown"),
        ("delete_account", "opgeheven.test", "InvalidRequest"),
    ],
)
def test_how_an_account_is_not_there(bluesky: Bluesky, deed: str, handle: str, error: str) -> None:
    account = bluesky.create_account(handle)
    bluesky.wait_until_indexed()
    getattr(bluesky, deed)(account)
    bluesky.wait_until_indexed()
    answer = httpx.get(f"{bluesky.appview}/xrpc/app.bsky.actor.getProfile", params={"actor": account.did})
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def refused_rename(bluesky: Bluesky, account: Account, **headers: str) -> httpx.Response:
    """A handle too short, which is refused but counts: ten in five minutes are allowed."""
    return httpx.post(
        f"{bluesky.pds}/xrpc/com.atproto.identity.updateHandle",
        json={"handle": "x.test"},
        headers={"authorization": f"Bearer {account.token}", **headers},
    )


def test_who_fills_the_network_meets_no_limits(bluesky: Bluesky) -> None:
    account = bluesky.create_account("onvermoeid.test")
    around = {"x-ratelimit-bypass": BYPASS}
    assert {refused_rename(bluesky, account, **around).status_code for _ in range(12)} == {400}
    assert "ratelimit-limit" not in refused_rename(bluesky, account, **around).headers


def test_a_collector_meets_the_limits(bluesky: Bluesky) -> None:
    account = bluesky.create_account("ongeduldig.test")
    answers = [refused_rename(bluesky, account) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [400] * 10 + [429]
    refused = answers[-1]
    assert refused.json()["error"] == "RateLimitExceeded"
    assert [refused.headers[f"ratelimit-{header}"] for header in ("limit", "remaining", "policy")] == [
        "10",
        "0",
        "10;w=300",
    ]
    assert int(refused.headers["ratelimit-reset"]) >= int(datetime.now(UTC).timestamp())
