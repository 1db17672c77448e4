"""LinkedIn's export of a page: column names on the second row, the page in the file's name."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from meetlat.collect.draft import Author, Draft, FormatChanged
from tests.collect.files.layouts import read

FIXTURES = Path(__file__).parent / "fixtures"
NEW = FIXTURES / "gemeente-lutjewaard_content_2023-04-01.csv"
POST = Draft(
    platform="linkedin", id="7302628874649600000", author=Author("gemeente-lutjewaard", "gemeente-lutjewaard"),
    created_at=datetime(2025, 3, 4, 10, tzinfo=UTC), kind="post", text="Wij zoeken een beleidsadviseur, 32 uur",
    likes=25, replies=4, reposts=2, views=1200,
)  # fmt: skip


def test_content_since_2023() -> None:
    made, refused = read("linkedin-page", NEW)
    assert made == [POST]
    assert [line for line, _ in refused] == [4]


def test_updates_of_2019() -> None:
    made, refused = read("linkedin-page", FIXTURES / "gemeente-lutjewaard_updates_2019-04-01.csv")
    assert ([draft.text for draft in made], made[0].reposts, made[0].views, refused) == (
        ["Wij zoeken een griffier"],
        0,
        300,
        [],
    )


def test_the_employee_who_posted_is_nowhere() -> None:
    assert "Vries" not in str(read("linkedin-page", NEW))


def test_a_workbook_with_the_sheet_of_posts_behind_another(tmp_path: Path) -> None:
    path = tmp_path / "gemeente-lutjewaard_content_1.xlsx"
    with xlsxwriter.Workbook(str(path)) as book, NEW.open(encoding="utf-8", newline="") as lines:
        book.add_worksheet("Metrics").write_row(0, 0, ["Date", "Impressions"])
        sheet = book.add_worksheet("All posts")
        for number, row in enumerate(csv.reader(lines)):
            sheet.write_row(number, 0, row)
    assert read("linkedin-page", path)[0] == [POST]


def test_without_the_page_in_its_name_nobody_knows_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(NEW.read_bytes())
    with pytest.raises(FormatChanged, match="HANDLE_content_1"):
        read("linkedin-page", path)


def test_the_excel_of_before_2007_is_to_be_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "gemeente-lutjewaard_content_1.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(FormatChanged, match=r"Save it as \.xlsx or CSV"):
        read("linkedin-page", path)
