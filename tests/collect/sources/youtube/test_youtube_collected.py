"""From the API to the lake: what is there is what is said now, and no resident's name lies on the disk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from meetlat.collect.accounts import known_accounts, names
from meetlat.collect.collecting import NotNow, collect
from meetlat.collect.models import Run
from meetlat.collect.sources.youtube import SOURCE
from meetlat.lake import Lake
from tests.collect.registering import register
from tests.collect.sources.answering import answering, eager_web
from tests.collect.sources.youtube.videosite import CHANNEL, FIRST, KEY, VideoSite, filled
from tests.collect.traces import found_on_disk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def site() -> VideoSite:
    return filled(videos=55, comments=20)


@pytest.fixture(autouse=True)
def reached(site: VideoSite, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    register("youtube", "gemeentevoorbeeld", platform_id=CHANNEL)
    with answering(site.reply) as address:
        monkeypatch.setenv("MEETLAT_SERVERS", f"www.googleapis.com={address}")
        monkeypatch.setenv("MEETLAT_YOUTUBE_KEY", KEY)
        yield


def visited(lake: Lake) -> Run:
    with eager_web() as web:
        return collect(SOURCE, known_accounts(["youtube"]), lake, web, names(), since=FIRST + timedelta(days=1))


def in_lake(lake: Lake) -> set[tuple[str, str]]:
    return {(row["id"], row["text"]) for row in lake.scan(columns=["id", "text"]).to_pylist()}


def said(site: VideoSite) -> set[tuple[str, str]]:
    """What the lake should hold, with residents masked."""
    comments = [(one.id, one.text.split()) for one in site.comments.values()]
    masked = {(id, " ".join("@…" if word.startswith("@") else word for word in words)) for id, words in comments}
    return {(one.id, one.title) for one in site.videos.values()} | masked


def test_what_is_said_is_there_once_and_nobody_by_name(site: VideoSite, lake: Lake, home: Path) -> None:
    first, second = visited(lake), visited(lake)
    assert in_lake(lake) == said(site)
    assert (first.new, second.new, second.changed, second.gone) == (len(said(site)), 0, 0, 0)
    assert found_on_disk(home, "jan-de-vries", "elamrani", KEY) == []
    assert set(lake.scan(columns=["parent_seen"])["parent_seen"].to_pylist()) == {True}
    assert lake.scan(columns=["key"], where="page is not null").num_rows == len(site.comments)


def test_edits_and_deletions_are_honoured(site: VideoSite, lake: Lake) -> None:
    visited(lake)
    first, second = list(site.comments.values())[:2]
    second.text = "Toch minder mooi"
    del site.comments[f"{first.id}.r20"], site.videos["video-00007"]
    again = visited(lake)
    assert (again.new, again.gone) == (0, 2)
    assert in_lake(lake) == said(site)
    site.videos["video-00055"].comments_off = True
    assert visited(lake).gone == 27
    assert {id for id, _ in in_lake(lake)} == {*site.videos, "Ug000028"}


def test_a_run_that_spent_its_quota_goes_on_where_it_was(site: VideoSite, lake: Lake, home: Path) -> None:
    site.units = 4
    with pytest.raises(NotNow, match="quota is spent"):
        visited(lake)
    assert 0 < len(in_lake(lake)) < len(said(site))
    (home / "youtube-quota.json").unlink()  # the next day
    site.units = 10_000
    assert visited(lake).status == Run.Status.DONE
    assert in_lake(lake) == said(site)
    assert sum(heard.path.endswith("/channels") for heard in site.asked) == 1
