"""4CAT's CSV of four platforms."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetlat.collect.draft import Author, Draft
from tests.collect.files.layouts import read

FIXTURES = Path(__file__).parent / "fixtures"
WHEN = datetime(2025, 3, 4, 10, tzinfo=UTC)


def test_x() -> None:
    made, refused = read("4cat", FIXTURES / "x-2023-05-01.csv")
    assert refused == []
    assert made == [
        Draft(
            platform="x", id="12", author=Author("99", "jandevries75", "Jan"), created_at=WHEN, kind="reply",
            text="@gem_lutjewaard hoe laat?", root="11", mentions=("gem_lutjewaard",), handles=("gem_lutjewaard",),
            likes=2, replies=1, reposts=0, views=30,
        ),
        Draft(
            platform="x", id="13", author=Author("99", "jandevries75", "Jan"), created_at=WHEN, kind="repost",
            text="", root="13",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "platform", "id", "author", "counts"),
    [
        ("instagram-2023-05-01.csv", "instagram", "CKabc-1_", "gem_lutjewaard", (28, None, None, None)),
        ("tiktok-2023-05-01.csv", "tiktok", "7123", "6800", (5, 1, 2, 700)),
        ("linkedin-2023-05-01.csv", "linkedin", "7302628874649600000", "gemeente-lutjewaard", (25, 4, 2, None)),
    ],
)
def test_another_platform(name: str, platform: str, id: str, author: str, counts: tuple[int | None, ...]) -> None:
    [draft], refused = read("4cat", FIXTURES / name)
    assert refused == []
    assert (draft.platform, draft.id, draft.author.id, draft.created_at) == (platform, id, author, WHEN)
    assert (draft.likes, draft.replies, draft.reposts, draft.views) == counts
