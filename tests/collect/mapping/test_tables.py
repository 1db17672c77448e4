"""Files as they are saved: encodings, delimiters, quotes, workbooks; what is no row is set aside with its line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from meetlat.collect.draft import FormatChanged
from meetlat.collect.mapping.table import File, Row, Table, kind_of, open_table, plain

QUOTES = "the line is no row: a quotation mark is missing or not doubled, or a cell is longer than 131,072 characters"
HEADER = ("Naam", "Bericht", "Likes")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(content: bytes) -> Path:
        path = tmp_path / "berichten.csv"
        path.write_bytes(content)
        return path

    return written


def opened(path: Path, file: File | None = None) -> Table:
    return open_table(path, file or File(), lambda header: {"Naam", "Bericht"} <= set(header), "no header", {})


def rows(path: Path, file: File | None = None) -> list[tuple[int, dict[str, str] | str]]:
    return [(item.place, item.raw.problem or dict(item.raw)) for item in opened(path, file).rows]


ROWS = [("Zoë", "één, twee; drie\t| €", "3"), ("Ömer", 'hij zei "hoi"\nen ging', "")]


def by_name(row: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(map(plain, HEADER), row, strict=True))


def as_csv(delimiter: str, end: str = "\r\n") -> str:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in [HEADER, *ROWS]]
    return "".join(delimiter.join(row) + end for row in quoted)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_dialect_says_the_same(file: Callable[[bytes], Path], encoding: str, delimiter: str) -> None:
    found = rows(file(as_csv(delimiter).encode(encoding)))
    assert found == [
        (number, dict(zip(map(plain, HEADER), row, strict=True))) for number, row in zip((2, 3), ROWS, strict=True)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(file: Callable[[bytes], Path], end: str) -> None:
    assert rows(file(as_csv(",", end).encode()))[0][1] == by_name(ROWS[0])


def test_what_excel_writes_about_the_delimiter_is_no_row(file: Callable[[bytes], Path]) -> None:
    assert rows(file(b"sep=|\r\nNaam|Bericht|Likes\r\nJan|a;b;c,d|1\r\n")) == [
        (3, {"naam": "Jan", "bericht": "a;b;c,d", "likes": "1"})
    ]


def test_what_is_no_row_is_set_aside_and_the_next_one_read(file: Callable[[bytes], Path]) -> None:
    content = b"Naam,Bericht,Likes\nJan,te weinig\nJan,te,veel,echt\nJan,goed,1,,\n\n"
    content += b'Jan,"open" dicht,2\nPiet,goed,2\nJan,"nooit dicht\n'
    found = rows(file(content))
    assert [(line, row if isinstance(row, str) else row["naam"]) for line, row in found] == [
        (2, "the row has 2 cells, the header has 3"),
        (3, "the row has 4 cells, the header has 3"),
        (4, "Jan"),
        (
            6,
            QUOTES,
        ),
        (7, "Piet"),
        (
            8,
            QUOTES,
        ),
    ]


def test_one_broken_letter_does_not_change_the_encoding_of_the_rest(file: Callable[[bytes], Path]) -> None:
    found = rows(file("Naam,Bericht,Likes\nZoë,été,1\nJan,kap".encode() + b"\xf0\x9f" + b"ot,2\n"))
    assert found[0] == (2, {"naam": "Zoë", "bericht": "été", "likes": "1"})
    assert "\udcf0" in str(found[1][1]["bericht"])  # type: ignore[index]  # what does not fit stays visible


def test_the_header_may_stand_lower(file: Callable[[bytes], Path]) -> None:
    assert rows(file(b"Rapport over mei\n\nNaam,Bericht,Likes\nJan,hoi,1\n"))[0][0] == 4


def test_two_columns_of_one_name_and_one_without(file: Callable[[bytes], Path]) -> None:
    assert opened(file(b"Naam,Bericht, naam,\nJan,hoi,Piet,x\n")).header == ("Naam", "Bericht", "naam (3)", "column 4")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"a,b\n", "csv"), (b"\xef\xbb\xbf {}", "ndjson"), (b"PK\x03\x04", "xlsx"), (b"", "csv"), (b"[draft] a,b", "csv")],
)
def test_kind_of(file: Callable[[bytes], Path], content: bytes, kind: str) -> None:
    assert kind_of(file(content)) == kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "before 2007"),
        (b'[{"a": 1}]', "one JSON list"),
        (b"", "no header"),
        (b"x" * 5_000_000, "characters; this is no table"),
        (b"PK\x03\x04 and nothing more", "no Excel workbook"),
    ],
)
def test_what_is_no_table_is_refused(file: Callable[[bytes], Path], content: bytes, says: str) -> None:
    with pytest.raises(FormatChanged, match=says):
        rows(file(content))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "berichten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        first, second = book.add_worksheet("Over"), book.add_worksheet("Berichten")
        first.write_row(0, 0, ["Dit is een uitleg"])
        second.write_row(0, 0, ["Alle berichten van mei"])
        second.write_row(1, 0, [*HEADER, "Datum"])
        second.write_row(2, 0, ["Jan", "=1+1", 3.0])
        second.write_datetime(2, 3, datetime(2025, 5, 1, 12), book.add_format({"num_format": "dd-mm-yyyy"}))
        second.write_row(4, 0, ["Piet", "kort"])
    return path


def test_a_sheet_of_a_workbook(workbook: Path) -> None:
    found = rows(workbook, File(sheet="Berichten"))
    assert found == [
        (3, {"naam": "Jan", "bericht": "=1+1", "likes": 3, "datum": datetime(2025, 5, 1, 12)}),
        (5, {"naam": "Piet", "bericht": "kort"}),
    ]


def test_a_workbook_without_what_is_wanted(workbook: Path) -> None:
    with pytest.raises(FormatChanged, match="no header"):
        rows(workbook)
    with pytest.raises(FormatChanged, match="has no sheet 'Mei'"):
        rows(workbook, File(sheet="Mei"))


def test_a_row_is_of_the_layout_it_was_read_by() -> None:
    assert (Row([("a", 1)], layout="x").layout, Row().problem) == ("x", "")
