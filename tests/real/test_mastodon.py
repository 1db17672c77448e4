"""The server with Mastodon's API does what the connectors are tested against."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.real.mastodon import Account, Mastodon, Status

START = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def municipality(mastodon_server: Mastodon) -> Account:
    return mastodon_server.create_account("polderdam", name="Gemeente Polderdam", note="Wij antwoorden overdag.")


@pytest.fixture(scope="module")
def resident(mastodon_server: Mastodon) -> Account:
    return mastodon_server.create_account("jan_de_vries_1975")


def get(server: Mastodon, path: str, *, by: Account | None = None, **parameters: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {by.token}"} if by else {}
    return httpx.get(f"{server.address}{path}", params=parameters, headers=headers)


def pages(server: Mastodon, account: Account, size: int) -> list[list[Status]]:
    found = []
    address: str | None = f"{server.address}/api/v1/accounts/{account.id}/statuses?limit={size}"
    while address:
        answer = httpx.get(address)
        found.append(answer.json())
        address = answer.links.get("next", {}).get("url")
    return found


def test_an_account_is_looked_up_with_its_counts(mastodon_server: Mastodon, municipality: Account) -> None:
    follower = mastodon_server.create_account("volger_1")
    mastodon_server.follow(follower, municipality)
    found = get(mastodon_server, "/api/v1/accounts/lookup", acct="polderdam").json()
    assert (found["id"], found["followers_count"]) == (municipality.id, 1)
    assert found["note"] == "Wij antwoorden overdag."
    assert found["url"] == f"http://{mastodon_server.host}/@polderdam"


def test_statuses_are_paged_by_link_with_the_dates_they_were_given(mastodon_server: Mastodon) -> None:
    writer = mastodon_server.create_account("schrijver")
    for day in range(5):
        mastodon_server.status(writer, f"Bericht {day}", at=START + timedelta(days=day))
    found = pages(mastodon_server, writer, 2)
    assert [len(page) for page in found] == [2, 2, 1]
    dates = [datetime.fromisoformat(status["created_at"]) for page in found for status in page]
    assert dates == [START + timedelta(days=day) for day in (4, 3, 2, 1, 0)]


def test_a_conversation_is_three_deep(mastodon_server: Mastodon, municipality: Account, resident: Account) -> None:
    root = mastodon_server.status(municipality, "De brug is dicht")
    question = mastodon_server.reply(resident, root, "Hoe lang?")
    answer = mastodon_server.reply(municipality, question, "Tot vrijdag")
    thanks = mastodon_server.reply(resident, answer, "Dank")
    context = get(mastodon_server, f"/api/v1/statuses/{answer['id']}/context").json()
    assert [status["id"] for status in context["ancestors"]] == [root["id"], question["id"]]
    assert [status["id"] for status in context["descendants"]] == [thanks["id"]]
    assert [mention["acct"] for mention in question["mentions"]] == ["polderdam"]


def test_who_is_mentioned_is_told(mastodon_server: Mastodon, municipality: Account, resident: Account) -> None:
    asked = mastodon_server.status(resident, "@polderdam wanneer gaat het loket open?")
    told = get(mastodon_server, "/api/v1/notifications", by=municipality, **{"types[]": "mention"}).json()
    assert told[0]["status"]["id"] == asked["id"]


def test_a_boost_holds_the_original(mastodon_server: Mastodon, municipality: Account, resident: Account) -> None:
    original = mastodon_server.status(municipality, "Stemmen kan tot negen uur")
    mastodon_server.favourite(resident, original)
    boost = mastodon_server.boost(resident, original, at=START)
    assert boost["reblog"]["uri"] == original["uri"]
    assert datetime.fromisoformat(boost["created_at"]) == START
    now = mastodon_server.status_now(original)
    assert (now["reblogs_count"], now["favourites_count"]) == (1, 1)


def test_an_edit_is_dated_and_what_is_deleted_is_gone(mastodon_server: Mastodon, municipality: Account) -> None:
    status = mastodon_server.status(municipality, "Dicht")
    edited = mastodon_server.edit(municipality, status, "Open")
    assert edited["edited_at"]
    assert "Open" in edited["content"]
    mastodon_server.delete(municipality, status)
    assert get(mastodon_server, f"/api/v1/statuses/{status['id']}").status_code == 404


def test_a_suspended_account_is_not_found(mastodon_server: Mastodon) -> None:
    gone = mastodon_server.create_account("opgeheven")
    mastodon_server.suspend(gone)
    assert get(mastodon_server, "/api/v1/accounts/lookup", acct="opgeheven").status_code == 404


def test_too_many_requests(mastodon_server: Mastodon) -> None:
    with mastodon_server.fault("ratelimit", "/api/v1/timelines/*", headers={"Retry-After": "2"}):
        refused = get(mastodon_server, "/api/v1/timelines/public")
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == "2"
        assert refused.headers["x-ratelimit-remaining"] == "0"
    assert get(mastodon_server, "/api/v1/timelines/public").is_success


def test_a_fault_may_pass_after_some_requests(mastodon_server: Mastodon) -> None:
    with mastodon_server.fault("status", "/api/v1/timelines/public", count=2, status=503):
        seen = [get(mastodon_server, "/api/v1/timelines/public").status_code for _ in range(3)]
    assert seen == [503, 503, 200]


def test_half_an_answer_is_no_json(mastodon_server: Mastodon) -> None:
    with mastodon_server.fault("malformed"):
        answer = get(mastodon_server, "/api/v2/instance")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Unterminated"):
        answer.json()


def test_a_slow_answer_comes_and_a_silent_server_does_not(mastodon_server: Mastodon) -> None:
    begun = time.monotonic()
    with mastodon_server.fault("latency", delay_ms=300):
        assert get(mastodon_server, "/api/v2/instance").is_success
    assert time.monotonic() - begun >= 0.3
    with mastodon_server.fault("timeout"), pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{mastodon_server.address}/api/v2/instance", timeout=0.5)
