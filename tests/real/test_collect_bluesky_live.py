"""The firehose of a real network, followed into a lake; and repositories as a real server packs them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest

from meetlat.collect.draft import Counts, Draft
from meetlat.collect.files.bluesky_car import FORMAT as CAR
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, NoSuchAccount, Page
from meetlat.collect.sources.bluesky import SOURCE
from meetlat.collect.sources.bluesky.happening import Place
from meetlat.web import Web
from tests.real.bluesky import Account, Bluesky, post_record

PATIENCE = 60.0  # seconds


@pytest.fixture(scope="module")
def municipality(bluesky: Bluesky) -> Account:
    return bluesky.create_account("lutjewaard.test")


@pytest.fixture(scope="module")
def resident(bluesky: Bluesky) -> Account:
    return bluesky.create_account("els-bakker-1961.test")


@pytest.fixture(autouse=True)
def settings(bluesky: Bluesky, monkeypatch: pytest.MonkeyPatch) -> None:
    relay = bluesky.pds.replace("http", "ws", 1) + "/xrpc/com.atproto.sync.subscribeRepos"
    monkeypatch.setenv("MEETLAT_BLUESKY_SERVICE", bluesky.appview)
    monkeypatch.setenv("MEETLAT_BLUESKY_PDS", bluesky.pds)
    monkeypatch.setenv("MEETLAT_BLUESKY_STREAM", relay)


def known(account: Account) -> Known:
    return Known("1", "bluesky", account.handle, account.did)


def beginning() -> str:
    return msgspec.json.encode(Place("firehose", 0)).decode()


def followed(account: Account, text: str, cursor: str | None) -> list[Page]:
    """Pages until one holds that text."""
    assert SOURCE.stream
    found, end = [], time.monotonic() + PATIENCE
    pages: Iterator[Page] = SOURCE.stream([known(account)], cursor)
    for page in pages:
        found.append(page)
        if any(made.text == text for made in page.drafts) or time.monotonic() > end:
            break
    return found


def test_the_firehose_is_followed_and_goes_on(bluesky: Bluesky, municipality: Account, resident: Account) -> None:
    root = bluesky.post(municipality, "De pont vaart niet")
    question = bluesky.reply(resident, root, "Ook niet op zondag?")
    bluesky.post(resident, "Lekker weer")
    bluesky.repost(municipality, question)
    away = bluesky.post(resident, f"Dag @{municipality.handle}", mentions=[municipality])
    bluesky.delete(resident, away)
    bluesky.reply(municipality, question, "Nee")
    pages = followed(municipality, "Nee", beginning())
    drafts = [made for page in pages for made in page.drafts]
    said = [made.text for made in drafts]
    assert said == ["De pont vaart niet", "Ook niet op zondag?", "", "Nee"]
    assert [made.kind for made in drafts] == ["post", "reply", "repost", "reply"]
    assert away.uri in {id for page in pages for id in page.gone}
    assert drafts[1].author.id == resident.did
    bluesky.edit(resident, question, "Ook niet op maandag?")
    rest = followed(municipality, "Ook niet op maandag?", pages[-1].cursor)
    assert [made.text for page in rest for made in page.drafts] == ["Ook niet op maandag?"]


def test_a_new_name_comes_by_the_firehose(bluesky: Bluesky) -> None:
    account = bluesky.create_account("oudenaam.test")
    bluesky.rename(account, "nieuwenaam.test")
    bluesky.post(account, "Wij heten anders")
    pages = followed(account, "Wij heten anders", beginning())
    assert [one.author.handle for page in pages for one in page.counts][-1] == "nieuwenaam.test"


@pytest.mark.parametrize(("leave", "left"), [("delete_account", True), ("take_down", True), ("deactivate", False)])
def test_who_left_for_good_is_told_by_the_firehose(
    bluesky: Bluesky, municipality: Account, leave: str, left: bool
) -> None:
    going = bluesky.create_account(f"els-gaat-{leave[:4]}.test")
    root = bluesky.post(municipality, f"Wie gaat er weg met {leave}?")
    bluesky.reply(going, root, "Ik")
    getattr(bluesky, leave)(going)
    bluesky.post(municipality, f"Dag {leave}")
    pages = followed(municipality, f"Dag {leave}", beginning())
    assert (going.did in {id for page in pages for id in page.left}) == left


def test_a_repository_of_a_real_server(bluesky: Bluesky, tmp_path: Path) -> None:
    account = bluesky.create_account("archivaris.test")
    start = datetime.now(UTC) - timedelta(days=300)
    written = bluesky.bulk(account, (post_record(f"Stuk {n}", at=start + timedelta(hours=n)) for n in range(700)))
    bluesky.repost(account, written[0])
    bluesky.follow(account, account)
    file = tmp_path / "repo.car"
    file.write_bytes(httpx.get(f"{bluesky.pds}/xrpc/com.atproto.sync.getRepo", params={"did": account.did}).content)
    assert CAR.items
    made = [CAR.draft(item.raw) for item in CAR.items(file)]
    posts = {one.id: one for one in made if isinstance(one, Draft)}
    assert {post.uri: post.record["text"] for post in written}.items() <= {
        id: one.text for id, one in posts.items()
    }.items()
    assert [one.kind for one in posts.values()].count("repost") == 1
    (counts,) = [one for one in made if isinstance(one, Counts)]
    assert (counts.posts, counts.following) == (700, 1)
    assert counts.at is not None
    assert abs(counts.at - datetime.now(UTC)) < timedelta(minutes=10)


@pytest.mark.parametrize("leave", ["deactivate", "take_down", "delete_account"])
def test_an_account_that_left_is_not_there(bluesky: Bluesky, leave: str) -> None:
    account = bluesky.create_account(f"weg-{leave.replace('_', '')[:9]}.test")
    getattr(bluesky, leave)(account)
    bluesky.wait_until_indexed()
    assert SOURCE.visit
    with Web() as web, pytest.raises(NoSuchAccount):
        list(SOURCE.visit(Asked(known(account), datetime.now(UTC)), web))


def test_a_search_through_the_login_finds_mentions(
    bluesky: Bluesky, municipality: Account, resident: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETLAT_BLUESKY_LOGIN", f"{resident.handle}={resident.password}")
    text = f"Wanneer komt de bus, @{municipality.handle}?"
    bluesky.post(resident, text, mentions=[municipality])
    bluesky.wait_until_indexed()
    assert SOURCE.visit
    with Web() as web:
        pages = list(SOURCE.visit(Asked(known(municipality), datetime.now(UTC) - timedelta(days=1)), web))
    assert text in [made.text for page in pages for made in page.drafts]
