"""A mapped file on its way into the lake: what comes in, and that no resident's name does."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from meetlat.collect.importing import import_file
from meetlat.collect.mapping import certain, mapped_format
from meetlat.lake import Lake

if TYPE_CHECKING:
    from meetlat.register.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize(
    ("name", "new", "refused"),
    [("coosto-2025-12.csv", 2, 1), ("brandwatch-2025-03.csv", 2, 0), ("meltwater-2023-11.csv", 2, 0)],
)
def test_an_export_comes_in_once(lake: Lake, name: str, new: int, refused: int) -> None:
    file = FIXTURES / name
    first = import_file(file, mapped_format(certain(file), file), lake)
    again = import_file(file, mapped_format(certain(file), file), lake)
    assert (first.new, first.refused) == (new, refused)
    assert (again.new, again.changed) == (0, 0)


def test_no_name_of_a_resident_reaches_the_disk(lake: Lake, home: Path, official: "Account") -> None:
    for name in ("coosto-2025-12.csv", "brandwatch-2025-03.csv", "meltwater-2023-11.csv"):
        import_file(FIXTURES / name, mapped_format(certain(FIXTURES / name), FIXTURES / name), lake)
    assert lake.check().messages == 6
    for file in (path for path in home.rglob("*") if path.is_file()):
        content = file.read_bytes().lower()
        assert not [name for name in (b"jandevries75", b"piet de boer", b"de krant") if name in content]


def test_a_workbook_says_the_same_as_its_csv(lake: Lake, tmp_path: Path) -> None:
    rows = [["Id", "Datum", "Account", "Bericht", "Platform"], ["7", "2025-03-04 10:00", "jan75", "=1+1", "X"]]
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    first = import_file(tmp_path / "a.csv", mapped_format(certain(tmp_path / "a.csv"), tmp_path / "a.csv"), lake)
    second = import_file(tmp_path / "a.xlsx", mapped_format(certain(tmp_path / "a.xlsx"), tmp_path / "a.xlsx"), lake)
    assert (first.new, second.new, second.changed, second.refused) == (1, 0, 0, 0)
    assert lake.scan(columns=["text"])["text"].to_pylist() == ["=1+1"]
