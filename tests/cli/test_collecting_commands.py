"""import, collect, lake and erase as a person uses them, with wrong input too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.collect.models import Run
from tests.cli.running import Outcome, run
from tests.collect.recording import records, write_records
from tests.collect.registering import register

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Meetlat:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path / "home"))
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture
def posts(tmp_path: Path) -> str:
    return str(write_records(tmp_path / "posts.ndjson", records(6)))


def test_import_tells_what_came_in(meetlat: Meetlat, posts: str) -> None:
    assert "6 read: 6 new, 0 changed, 0 set aside." in meetlat("import", posts, "--format", "bluesky").out
    said = json.loads(meetlat("import", posts, "--format", "bluesky", "--json").out)
    assert said == {"run": Run.objects.latest("id").pk, "seen": 6, "new": 0, "changed": 0, "refused": 0, "refusals": []}


def test_import_lists_what_was_set_aside(meetlat: Meetlat, posts: str) -> None:
    with Path(posts).open("a", encoding="utf-8") as stream:
        stream.write("{half\n" * 6)
    said = meetlat("import", posts, "--format", "bluesky").out
    number = Run.objects.latest("id").pk
    assert "12 read: 6 new, 0 changed, 6 set aside." in said
    assert "  line 7: " in said
    assert f"… and 1 more: meetlat collect --refusals {number}" in said
    assert meetlat("collect", "--refusals", str(number)).out.splitlines()[0] == "run,source,place,reason"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("import", "no.ndjson", "--format", "bluesky"), 1, "no.ndjson: cannot be read"),
        (("import", "POSTS", "--format", "facebok"), 1, "Known: "),
        (("import",), 2, "Missing argument"),
        (("collect", "myspace"), 1, "'myspace' is not known. Known: "),
        (("collect", "mastodon", "--since", "yesterday"), 2, "yesterday"),
        (("collect", "mastodon", "--account", "@jandevries75"), 1, "is no account of the register"),
        (("collect", "--refusals", "99"), 1, "Run 99 does not exist"),
        (("collect", "mastodon", "--live"), 1, "no live stream"),
        (("erase",), 2, "exactly one"),
        (("erase", "--author", "x:1", "--before", "2025-01-01"), 2, "exactly one"),
        (("erase", "--author", "@jandevries75"), 1, "unchanging id"),
        (("lake", "tidy"), 2, "tidy"),
    ],
)
def test_wrong_use_is_one_clear_line(
    meetlat: Meetlat, posts: str, arguments: tuple[str, ...], status: int, says: str
) -> None:
    outcome = meetlat(*(posts if word == "POSTS" else word for word in arguments))
    assert outcome.status == status
    assert says in outcome.err
    assert "Traceback" not in outcome.err


def test_the_lake_can_be_checked_and_compacted(meetlat: Meetlat, posts: str, tmp_path: Path) -> None:
    meetlat("import", posts, "--format", "bluesky")
    assert json.loads(meetlat("lake", "compact", "--json").out)
    said = json.loads(meetlat("lake", "check", "--json").out)
    assert said == {"messages": 6, "duplicates": 0, "orphans": 0, "bad_files": 0, "unread": 6, "findings": []}
    file = next((tmp_path / "home" / "lake" / "messages").rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    outcome = meetlat("lake", "check")
    assert (outcome.status, "1 damaged files" in outcome.out) == (1, True)
    assert file.name in outcome.out


def test_erase_before_a_day(meetlat: Meetlat, posts: str) -> None:
    meetlat("import", posts, "--format", "bluesky")
    said = json.loads(meetlat("erase", "--before", "2026-01-01", "--json").out)
    assert (said["messages"], said["left"]) == (6, 0)
    assert "0 left behind" in meetlat("erase", "--before", "2026-01-01").out


def test_status_of_an_empty_house_and_after_an_import(meetlat: Meetlat, posts: str) -> None:
    empty = json.loads(meetlat("collect", "--status", "--json").out)
    assert empty["accounts"] == []
    assert {"mastodon", "bluesky", "activitypub"} <= {source["source"] for source in empty["sources"]}
    meetlat("import", posts, "--format", "bluesky")
    after = json.loads(meetlat("collect", "--status", "--json").out)
    (files,) = [source for source in after["sources"] if source["source"] == "file:bluesky"]
    assert (files["seen"], files["new"], files["last"]["status"]) == (6, 6, "done")
    assert "file:bluesky" in meetlat("collect", "--status").out


def test_collecting_without_accounts_is_done_at_once(meetlat: Meetlat) -> None:
    register("x", "gem_lutjewaard")
    (run,) = json.loads(meetlat("collect", "mastodon", "--json").out)
    assert (run["source"], run["status"], run["seen"]) == ("mastodon", "done", 0)
    assert "mastodon" in meetlat("collect", "mastodon").out


def test_a_source_without_its_key_says_what_it_needs(meetlat: Meetlat) -> None:
    outcome = meetlat("collect", "youtube")
    assert outcome.status == 1
    assert "MEETLAT_YOUTUBE_KEY" in outcome.err
