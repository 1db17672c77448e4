"""The download of a Facebook page."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, FormatChanged
from meetlat.collect.files.meta_download import repaired
from tests.collect.files.layouts import read

pytestmark = pytest.mark.usefixtures("home")
FIXTURES = Path(__file__).parent / "fixtures"
WHEN = datetime(2025, 3, 4, 10, tzinfo=UTC)
PARTS = {
    "this_profile's_activity_across_facebook/posts/profile_posts_1.json": "profile_posts_1-2023-11-04.json",
    "this_profile's_activity_across_facebook/comments_and_reactions/comments.json": "comments-2023-11-04.json",
}


def packed(path: Path, more: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, fixture in PARTS.items():
            archive.writestr(f"facebook-x/{name}", (FIXTURES / fixture).read_bytes())
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return path


def test_a_whole_download(tmp_path: Path) -> None:
    made, refused = read("facebook-page", packed(tmp_path / "facebook-gemeente.lutjewaard-2026-03-06-AbC.zip"))
    assert [(draft.kind, draft.text) for draft in made] == [
        ("comment", "Ja hoor, tot 22 uur. Één entree."),
        ("post", "Het zwembad is weer open. Tot zó! 🏊"),
        ("post", "Café op de markt"),
    ]
    assert {(draft.author, draft.created_at) for draft in made} == {
        (Author("gemeentelutjewaard", "gemeente.lutjewaard"), WHEN)
    }
    assert refused == [(6, "not the documented form: Expected `int`, got `str` - at `$.timestamp`")]
    assert "Vries" not in str(made)


def test_twice_the_same_ids(tmp_path: Path) -> None:
    path = packed(tmp_path / "facebook-gemeente.lutjewaard-2026-03-06.zip")
    assert [draft.id for draft in read("facebook-page", path)[0]] == [
        draft.id for draft in read("facebook-page", path)[0]
    ]


def test_one_file_of_an_unpacked_download_of_2021(tmp_path: Path) -> None:
    folder = tmp_path / "facebook-lutjewaard-2021-04-01" / "posts"
    folder.mkdir(parents=True)
    (folder / "your_posts_1.json").write_bytes((FIXTURES / "your_posts_1-2021-04-01.json").read_bytes())
    [draft], refused = read("facebook-page", folder / "your_posts_1.json")
    assert (draft.text, draft.author.handle, refused) == ("Oud bericht", "lutjewaard", [])


def test_the_profile_tells_whose_it_is(tmp_path: Path) -> None:
    profile = b'{"profile_v2": {"name": {"full_name": "G"}, "username": "lutjewaard"}}'
    path = packed(tmp_path / "download.zip", {"profile_information/profile_information.json": profile})
    assert {draft.author.handle for draft in read("facebook-page", path)[0]} == {"lutjewaard"}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("download.zip", b"PK\x05\x06" + b"\0" * 18, "does not say whose"),
        ("facebook-a-2026-03-06.zip", b"PK\x05\x06" + b"\0" * 18, "holds none of the files that say what was posted"),
        ("facebook-a-2026-03-06.html", b"<html>", "holds none of the files that say what was posted"),
    ],
)
def test_what_is_no_download_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatChanged, match=says):
        read("facebook-page", tmp_path / name)


def test_a_part_that_is_no_json(tmp_path: Path) -> None:
    path = packed(tmp_path / "facebook-a-2026-03-06.zip", {"posts/profile_posts_2.json": b"<html>"})
    with pytest.raises(FormatChanged, match=r"profile_posts_2.json is no JSON"):
        read("facebook-page", path)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("gemeentÃ« ð\x9f\x8f\x8a", "gemeentë 🏊"), ("gewoon", "gewoon"), ("Zoë", "Zoë"), ("al goed 🏊", "al goed 🏊")],
)
def test_letters_are_repaired(said: str, meant: str) -> None:
    assert repaired(said) == meant
