"""The download of an Instagram account."""

import zipfile
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, FormatChanged
from tests.collect.files.layouts import read

pytestmark = pytest.mark.usefixtures("home")
FIXTURES = Path(__file__).parent / "fixtures"
PARTS = {
    "your_instagram_activity/media/posts_1.json": "posts_1-2023-11-04.json",
    "your_instagram_activity/media/reels.json": "reels-2023-11-04.json",
    "your_instagram_activity/comments/post_comments_1.json": "post_comments_1-2023-11-04.json",
}


def packed(path: Path, more: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, fixture in PARTS.items():
            archive.writestr(name, (FIXTURES / fixture).read_bytes())
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return path


def test_a_whole_download(tmp_path: Path) -> None:
    made, refused = read("instagram-page", packed(tmp_path / "instagram-gem_lutjewaard-2026-03-06-AbC.zip"))
    assert [(draft.kind, draft.text, draft.page, draft.handles) for draft in made] == [
        ("comment", "Dank je wel ☀", "jandevries75", ("jandevries75",)),
        ("comment", "Tot dan", None, ()),
        ("post", "Sneeuw op de markt ❄", None, ()),
        ("post", "Twee foto's", None, ()),
        ("post", "Filmpje", None, ()),
    ]
    assert {draft.author for draft in made} == {Author("gem_lutjewaard", "gem_lutjewaard")}
    assert [entry for entry, _ in refused] == [3, 6]
    assert "English, Dutch or French" in refused[0][1]


def test_the_profile_tells_whose_it_is(tmp_path: Path) -> None:
    profile = b'{"profile_user": [{"string_map_data": {"Gebruikersnaam": {"href": "", "value": "gem_lutjewaard"}}}]}'
    path = packed(tmp_path / "download.zip", {"personal_information/personal_information.json": profile})
    assert {draft.author.handle for draft in read("instagram-page", path)[0]} == {"gem_lutjewaard"}


def test_a_list_that_is_none(tmp_path: Path) -> None:
    path = packed(tmp_path / "instagram-a-2026-03-06.zip", {"media/posts_2.json": b'{"a": 1}'})
    with pytest.raises(FormatChanged, match=r"posts_2.json holds no list"):
        read("instagram-page", path)
