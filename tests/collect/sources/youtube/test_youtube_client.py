"""What it costs to ask, what an error means, and that the key is told to nobody else."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetlat.collect.draft import FormatChanged
from meetlat.collect.sources.youtube import SOURCE
from meetlat.collect.sources.youtube.client import KeyRefused, NotThere, Youtube
from meetlat.collect.sources.youtube.quota import CALIFORNIA, Quota
from meetlat.web import ComeBackLater, FetchFailed
from tests.collect.sources.answering import answering, eager_web, in_json
from tests.collect.sources.youtube.videosite import CHANNEL, KEY, VideoSite, error, filled
from tests.web.server import Reply


@pytest.fixture
def site() -> VideoSite:
    return filled(videos=3, comments=1)


@pytest.fixture(autouse=True)
def address(site: VideoSite, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with answering(site.reply) as address:
        monkeypatch.setenv("MEETLAT_SERVERS", f"www.googleapis.com={address}")
        monkeypatch.setenv("MEETLAT_YOUTUBE_KEY", KEY)
        yield address


def ask(resource: str = "channels", **params: str) -> None:
    with eager_web() as web:
        Youtube(web).page(resource, **(params or {"id": CHANNEL}))


def test_the_key_goes_in_a_header_and_is_shown_nowhere(site: VideoSite, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ask()
    site.units = 0
    with pytest.raises(ComeBackLater) as error:
        ask()
    assert [heard.headers["x-goog-api-key"] for heard in site.asked] == [KEY, KEY]
    assert not any(KEY in repr(heard.query) + heard.path for heard in site.asked)
    assert KEY not in caplog.text + str(error.value)


def test_without_a_key_it_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SOURCE.missing() == ""
    monkeypatch.setenv("MEETLAT_YOUTUBE_KEY", "")
    assert SOURCE.missing().startswith(
        "MEETLAT_YOUTUBE_KEY is not set. Make a project at https://console.cloud.google.com"
    )


def test_a_wrong_key_is_told_as_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_YOUTUBE_KEY", "wrong")
    with pytest.raises(KeyRefused, match=r"does not accept MEETLAT_YOUTUBE_KEY \(API_KEY_INVALID, badRequest\)"):
        ask()


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (error(400, "keyInvalid", "Bad Request"), KeyRefused, "keyInvalid"),
        (error(403, "accessNotConfigured", "has not been used in project"), KeyRefused, "accessNotConfigured"),
        (error(403, "quotaExceeded", "quota"), ComeBackLater, "today's quota is spent"),
        (error(403, "dailyLimitExceeded", "limit"), ComeBackLater, "today's quota is spent"),
        (error(403, "userRateLimitExceeded", "slow"), ComeBackLater, "more slowly"),
        (error(403, "commentsDisabled", "off"), NotThere, "commentsDisabled"),
        (error(404, "channelNotFound", "gone"), NotThere, "channelNotFound"),
        (error(400, "invalidPageToken", "token"), FetchFailed, "answered 400"),
        (Reply(b"<html>", 403), FetchFailed, "answered 403"),
        (Reply(b"<html>"), FormatChanged, "first that did not fit: str"),
        (in_json({"items": {"Jan": 1}}), FormatChanged, r"did not fit: \{items: \{Jan: int\}\}"),
    ],
)  # fmt: skip
def test_what_an_error_means(site: VideoSite, reply: Reply, kind: type[Exception], told: str) -> None:
    site.instead = reply
    with pytest.raises(kind, match=told):
        ask()


def test_each_question_costs_a_unit_also_one_that_is_asked_again(site: VideoSite, home: Path) -> None:
    ask()
    site.instead = Reply(b"", 503)
    with pytest.raises(FetchFailed):
        ask()
    assert Quota(home / "youtube-quota.json").spent() == len(site.asked) == 4


def test_nothing_is_asked_once_the_quota_is_spent(site: VideoSite) -> None:
    site.units = 0
    with pytest.raises(ComeBackLater):
        ask()
    with pytest.raises(
        ComeBackLater, match=r"the budget of 10,000 units a day is spent\. It is filled again at midnight"
    ):
        ask()
    assert len(site.asked) == 1


NOON = datetime(2026, 3, 7, 20, tzinfo=UTC)  # noon in California, the day before summer time begins


def test_a_day_of_the_quota_is_a_day_in_california(tmp_path: Path) -> None:
    quota = Quota(tmp_path / "quota.json", limit=3)
    quota.spend(2, NOON)
    with pytest.raises(ComeBackLater) as later:
        quota.spend(2, NOON)
    midnight = later.value.until
    assert midnight == datetime(2026, 3, 8, 8, tzinfo=UTC)
    assert quota.spent(midnight - timedelta(seconds=1)) == 2
    assert quota.spent(midnight) == 0
    quota.spend(3, midnight)
    with pytest.raises(ComeBackLater) as later:
        quota.spend(1, midnight)
    assert later.value.until == datetime(2026, 3, 9, 7, tzinfo=UTC)
    assert later.value.until.astimezone(CALIFORNIA).hour == 0


@pytest.mark.parametrize("torn", [b"", b"{", b'{"day": 3}', b"\xff"])
def test_a_torn_file_counts_from_nothing(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "quota.json").write_bytes(torn)
    quota = Quota(tmp_path / "quota.json")
    quota.spend(2)
    assert quota.spent() == 2
