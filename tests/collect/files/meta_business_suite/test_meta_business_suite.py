"""Meta Business Suite's CSV of content, in three languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, Draft, FormatChanged
from tests.collect.files.layouts import read

FIXTURES = Path(__file__).parent / "fixtures"
POST = Draft(
    platform="facebook", id="122100000000000001", author=Author("100064012345678", "", "Gemeente Lutjewaard"),
    created_at=datetime(2024, 11, 4, 11, tzinfo=UTC), kind="post", text="Het zwembad is weer open.",
    likes=10, replies=4, reposts=1, views=1500,
)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["facebook-en-2024-11-04.csv", "facebook-nl-2024-11-04.csv", "facebook-fr-2022-11-04.csv"]
)
def test_a_facebook_page_in_every_language(name: str) -> None:
    made, _ = read("meta-business-suite", FIXTURES / name)
    assert made == [POST]


def test_a_rounded_id_is_set_aside() -> None:
    _, refused = read("meta-business-suite", FIXTURES / "facebook-en-2024-11-04.csv")
    assert refused == [
        (3, "column Post ID: the id is written as 1.2E+17: a spreadsheet has rounded it; export it as text")
    ]


def test_an_instagram_account() -> None:
    made, refused = read("meta-business-suite", FIXTURES / "instagram-en-2024-11-04.csv")
    assert refused == []
    assert [(draft.id, draft.author) for draft in made] == [
        ("CKabc-1_", Author("17841400000000001", "gem_lutjewaard", "Gemeente Lutjewaard"))
    ]
    assert (made[0].likes, made[0].replies, made[0].reposts, made[0].views) == (28, 2, 1, 700)


def test_a_language_that_is_not_known_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "facebook-pl.csv"
    file.write_text((FIXTURES / "facebook-en-2024-11-04.csv").read_text().replace("Publish time", "Czas publikacji"))
    with pytest.raises(FormatChanged, match=r"Missing: Publish time\. Found: Post ID, Page ID"):
        read("meta-business-suite", file)
