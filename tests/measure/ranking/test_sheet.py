"""A table is read exactly, or refused with its file, line, value and what is allowed."""

import hashlib
import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.measure.ranking import BadSheet
from meetlat.measure.ranking import sheet as reading
from meetlat.measure.ranking.sheet import listed
from tests.measure.ranking.tables import sheet


@pytest.mark.parametrize(
    "text",
    [
        "name,a\nAardam,1.5\nBeekdam,\n",
        "\ufeffname;a\r\nAardam;1.5\r\n\r\nBeekdam;",
        'name\ta\n" Aardam "\t1.5\nBeekdam\t\n',
    ],
)
def test_tables_as_they_are_found(tmp_path: Path, text: str) -> None:
    found = sheet(tmp_path, text)
    assert found.header == ("name", "a")
    assert found.names("name") == ["Aardam", "Beekdam"]
    assert found.numbers("a")[0] == 1.5
    assert math.isnan(found.numbers("a")[1])
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_columns_that_are_asked_for_tell_the_delimiter(tmp_path: Path) -> None:
    text = "name;a, b, c, d;e\nAardam;1;2\n"
    assert sheet(tmp_path, text, ["name", "e"]).header == ("name", "a, b, c, d", "e")
    assert len(sheet(tmp_path, text.replace("Aardam;1;2", "1,2,3,4")).header) == 4


def test_each_row_knows_the_line_it_begins_on(tmp_path: Path) -> None:
    found = sheet(tmp_path, 'name,a\n"Aar\ndam",1\n\nBeek\u2028dam,2\n')
    assert found.lines == (2, 5)
    assert found.column("name") == ["Aar\ndam", "Beek\u2028dam"]


@pytest.mark.parametrize("cell", ["1", "-1", "+1", "1.", ".5", "1e3", "1.5E-3", "1000000000000", "0"])
def test_numbers(tmp_path: Path, cell: str) -> None:
    assert sheet(tmp_path, f"name,a\nAardam,{cell}\n").numbers("a").tolist() == [float(cell)]


@pytest.mark.parametrize(
    "cell", ["many", "1_000", "1.000.000", "1 000", "nan", "inf", "-", ".", "1e", "٣", "1%", "0x1"]
)
def test_what_is_no_number(tmp_path: Path, cell: str) -> None:
    with pytest.raises(BadSheet) as refused:
        sheet(tmp_path, f"name,a\nAardam,1\nBeekdam,{cell}\n").numbers("a")
    assert str(refused.value) == f"a.csv line 3: a is {cell!r}. Allowed: {reading.A_NUMBER}."


@pytest.mark.parametrize("cells", [["1.234"], ["1.234", "950"], ["950", "", "-12.345", "1.000"]])
def test_what_can_be_read_in_two_ways(tmp_path: Path, cells: list[str]) -> None:
    """In Dutch 1.234 is a thousand times as much."""
    rows = "".join(f"{place},{cell}\n" for place, cell in enumerate(cells))
    with pytest.raises(BadSheet, match=r"a\.csv line [24]: a is '-?1.*'\. Allowed: .* write 1234, or 1\.2340\."):
        sheet(tmp_path, f"name,a\n{rows}").numbers("a")


@pytest.mark.parametrize(
    "cells", [["1.234", "0.5"], ["1.234", "12.3456"], ["0.123"], ["1234.567"], ["1.2340"], ["1.234e3"]]
)
def test_one_number_tells_how_the_others_are_written(tmp_path: Path, cells: list[str]) -> None:
    rows = "".join(f"{place},{cell}\n" for place, cell in enumerate(cells))
    assert sheet(tmp_path, f"name,a\n{rows}").numbers("a").tolist() == [float(cell) for cell in cells]


@pytest.mark.parametrize("cell", ["1000000000001", "-1e13", "1e999"])
def test_a_number_has_a_limit(tmp_path: Path, cell: str) -> None:
    with pytest.raises(BadSheet, match=r"line 2: a is '.+'\. Allowed: at most 1,000,000,000,000\.$"):
        sheet(tmp_path, f"name,a\nAardam,{cell}\n").numbers("a")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a.csv: is empty. Expected: a line with the names of the columns, then a row for each."),
        ("name,a\n", "a.csv: is empty. Expected: a line with the names of the columns, then a row for each."),
        ("\n\n", "a.csv: is empty. Expected: a line with the names of the columns, then a row for each."),
        ("name,a,a\nAardam,1,2\n", "a.csv line 1: column 'a' stands there 2 times."),
        ("name,a\nAardam,1\nBeekdam\n", "a.csv line 3: 1 cells where the first line has 2."),
        ("name,a\nAardam,1,2\n", "a.csv line 2: 3 cells where the first line has 2."),
        ('name,a\nAardam,1\n"Beekdam,2\n', "a.csv line 3: is not written as CSV (unexpected end of data)."),
        (b"name,a\nAardam,1\nBe\xe9kdam,2\n", "a.csv line 3: is not UTF-8. Save the table as CSV UTF-8."),
        ("name,a\nAardam,1\n".encode("utf-16-le"), "a.csv line 1: is not UTF-8. Save the table as CSV UTF-8."),
        (b"name,a\nAardam,1\nBe\x00kdam,2\n", "a.csv line 3: is not UTF-8. Save the table as CSV UTF-8."),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(BadSheet) as refused:
        sheet(tmp_path, text)
    assert str(refused.value) == says


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match=r"nowhere\.csv: cannot be opened \(No such file or dir.*\)\. Name a CSV file"):
        reading.read_sheet(tmp_path / "nowhere.csv", ())


def test_names(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match=r"^a\.csv line 3: name is ''\. Allowed: a name\.$"):
        sheet(tmp_path, "name,a\nAardam,1\n ,2\n").names("name")
    twice = r"^a\.csv line 4: name 'Aardam' stands on line 2 too\. Allowed: one row for each\.$"
    with pytest.raises(BadSheet, match=twice):
        sheet(tmp_path, "name,a\nAardam,1\nBeekdam,2\n Aardam,3\n").names("name")


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match=r"^a\.csv: has no column 'b'\. It has: name, a\.$"):
        sheet(tmp_path, "name,a\nAardam,1\n").numbers("b")


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert len(sheet(tmp_path, "name\na\nb\n").rows) == 2
    with pytest.raises(BadSheet, match=r"^a\.csv: has 3 rows\. At most 2 can be ranked\.$"):
        sheet(tmp_path, "name\na\nb\nc\n")


def test_an_error_shows_no_more_than_fits() -> None:
    assert listed([str(one) for one in range(12)]).endswith("10, 11")
    assert listed([str(one) for one in range(14)]).endswith("10, 11, and 2 more")
    assert reading.short("a" * 40) == f"'{'a' * 40}'"
    assert reading.short("a" * 41) == f"'{'a' * 40}…'"
    assert reading.short("\x1b[31m") == r"'\x1b[31m'"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text('name,a;1"\n\r\t', max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        found = sheet(tmp_path, content)
        found.numbers(found.header[0])
    except BadSheet as refused:
        assert str(refused).startswith("a.csv")  # noqa: PT017
