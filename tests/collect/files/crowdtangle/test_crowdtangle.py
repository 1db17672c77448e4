"""CrowdTangle's CSV of Facebook pages and Instagram accounts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, Draft, FormatChanged
from meetlat.collect.formats import format_named
from tests.collect.files.layouts import read

FIXTURES = Path(__file__).parent / "fixtures"


def test_facebook_pages() -> None:
    made, refused = read("crowdtangle", FIXTURES / "facebook-2021-01-05.csv")
    assert made == [
        Draft(
            platform="facebook", id="5550001",
            author=Author("100064012345678", "gemeentelutjewaard", "Gemeente Lutjewaard"),
            created_at=datetime(2021, 1, 5, 11, tzinfo=UTC), kind="post", text="Het zwembad is weer open.\nTot zo!",
            likes=1200, replies=12, reposts=3, views=0,
        )
    ]  # fmt: skip
    assert [line for line, _ in refused] == [4]
    assert refused[0][1].startswith("column Post Created: the time (23 characters)")


def test_instagram_accounts() -> None:
    made, refused = read("crowdtangle", FIXTURES / "instagram-2021-01-05.csv")
    assert [(draft.id, draft.author.id, draft.created_at.hour, draft.likes) for draft in made] == [
        ("CKabc-1_", "gem_lutjewaard", 11, 28)
    ]
    assert refused == []


def test_another_table_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "groups.csv"
    file.write_text("Group Name,User Name,Facebook Id,Post Created,Message,URL,Likes,Comments,Shares\nJan,,,,,,,,\n")
    text = (FIXTURES / "facebook-2021-01-05.csv").read_text().replace("Message", "Bericht")
    (tmp_path / "changed.csv").write_text(text)
    (tmp_path / "other.csv").write_text("a,b\nc,d\n")
    for name, missing in (("changed.csv", "Missing: Message"), ("other.csv", "Missing: URL")):
        with pytest.raises(FormatChanged, match=missing) as why:
            list(read("crowdtangle", tmp_path / name))
        assert "zwembad" not in str(why.value)


def test_the_versions_are_named() -> None:
    assert format_named("crowdtangle").versions == ("facebook-2021", "instagram-2021")
