"""An archive of X: its tweets and nothing else, from a zip and from a folder, of every version."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, FormatChanged, Refused
from meetlat.collect.files.x_archive import FORMAT
from tests.collect.files.x_archive.archives import CLOSED, JAN, OWNER, packed, parts, reply, script, tweet, unpacked

POST = tweet(1, "Wij zijn maandag dicht.")
REPLY = reply(2, "@jan_de_vries_75 Dinsdag weer open.", to=77)


def drafts(path: Path) -> list[Draft]:
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(path)]
    return [draft for draft in made if isinstance(draft, Draft)]


def draft(folder: Path, one: dict[str, Any]) -> list[Draft]:
    return drafts(packed(folder / "archive.zip", parts("2022", [one])))


@pytest.mark.parametrize("version", FORMAT.versions)
@pytest.mark.parametrize("write", [packed, unpacked])
def test_the_tweets_of_all_parts(tmp_path: Path, version: str, write: Any) -> None:
    made = drafts(write(tmp_path / "archive", parts(version, [POST], [REPLY])))
    assert [one.id for one in made] == ["1", "2"]
    assert made[1] == Draft(
        platform="x",
        id="2",
        author=Author("5001", "GemeenteVoorbeeld", "Gemeente Voorbeeld"),
        created_at=datetime(2023, 9, 8, 10, tzinfo=UTC),
        kind="reply",
        text="@jan_de_vries_75 Dinsdag weer open.",
        parent="77",
        mentions=("7001",),
        likes=4,
        reposts=1,
        handles=("jan_de_vries_75",),
    )


def test_an_archive_within_a_folder_and_more_than_ten_parts(tmp_path: Path) -> None:
    files = parts("2022", *[[tweet(number, "hallo")] for number in range(12)])
    within = packed(tmp_path / "archive.zip", {f"twitter-2023/{name}": text for name, text in files.items()})
    assert [one.id for one in drafts(within)] == [str(number) for number in range(12)]


def test_nothing_else_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = unpacked(tmp_path / "archive", parts("2022", [POST]))
    opened: list[str] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or read(path))  # type: ignore[func-returns-value]
    drafts(folder)
    assert opened == ["account.js", "tweets.js"]
    assert not any(Path(closed).name in opened for closed in CLOSED)


def test_a_retweet_is_known_by_how_it_begins(tmp_path: Path) -> None:
    mentions = {"user_mentions": [{**JAN, "indices": ["3", "19"]}]}
    [repost] = draft(tmp_path, tweet(3, "RT @jan_de_vries_75: wat een feest", entities=mentions))
    assert (repost.kind, repost.text, repost.parent, repost.likes) == ("repost", "", None, None)
    [post] = draft(tmp_path, tweet(3, "RT @jan_de_vries_75: wat een feest"))
    assert post.kind == "post"


@pytest.mark.parametrize(
    ("edit_info", "ids"),
    [
        ({"initial": {"editTweetIds": ["3"]}}, ["3"]),
        ({"initial": {"editTweetIds": ["3", "4"]}}, []),
        ({"edit": {"initialTweetId": "1", "editControlInitial": {"editTweetIds": ["1", "3"]}}}, ["1"]),
        ({"initial": {}}, ["3"]),
        (None, ["3"]),
    ],
)
def test_versions_of_an_edited_post(tmp_path: Path, edit_info: Any, ids: list[str]) -> None:
    assert [one.id for one in draft(tmp_path, tweet(3, "hallo", edit_info=edit_info))] == ids


ACCOUNT = {"data/account.js": script("account", 0, [{"account": OWNER}])}


@pytest.mark.parametrize(
    "files",
    [
        {"data/tweets.js": script("tweets", 0, [{"tweet": POST}])},
        ACCOUNT | {"data/tweets.js": json.dumps([{"tweet": POST}])},
        ACCOUNT | {"data/tweets.js": "window.YTD.tweets.part0 = [{"},
        {"data/account.js": script("account", 0, [{"username": "GemeenteVoorbeeld"}])},
        {"readme.txt": "iets anders"},
    ],
)
def test_what_is_no_archive(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(FormatChanged, match=r"a whole archive of X with data/account\.js"):
        drafts(packed(tmp_path / "archive.zip", files))


def test_a_file_that_is_no_zip(tmp_path: Path) -> None:
    (tmp_path / "archive.zip").write_text("PK")
    with pytest.raises(FormatChanged, match="a whole archive"):
        drafts(tmp_path / "archive.zip")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(place=st.integers(0, 3_000), said=st.binary(max_size=30), tweets=st.binary(max_size=60))
def test_any_bytes_give_messages_or_a_clear_refusal(tmp_path: Path, place: int, said: bytes, tweets: bytes) -> None:
    file = packed(
        tmp_path / "archive.zip", parts("2022", [POST, REPLY]) | {"data/tweets-part1.js": tweets.decode("latin-1")}
    )
    whole = file.read_bytes()
    file.write_bytes(whole[:place] + said + whole[place + len(said) :])
    assert FORMAT.items
    with suppress(FormatChanged):
        for item in FORMAT.items(file):
            with suppress(Refused):
                FORMAT.draft(item.raw)
