"""The workbook: for who opens a spreadsheet. Four sheets, texts as texts, numbers as numbers, no formula anywhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.report.models import Edition

if TYPE_CHECKING:
    import pyarrow as pa

WIDEST = 60  # characters
Row = dict[str, Any]


def write_workbook(file: Path, tables: dict[str, "pa.Table"], edition: Edition) -> None:
    """explanation, organisations, accounts and the figures of groups."""
    import xlsxwriter

    groups = _of_groups(tables["figures"])
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(file), {**options, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"title": f"Meetlat {edition.id}", "created": edition.taken_at.replace(tzinfo=None)})
        _explain(book, edition)
        _sheet(book, "organisations", tables["organisations"])
        _sheet(book, "accounts", tables["accounts"])
        _sheet(book, "group figures", groups.drop_columns(["organisation", "low", "high", "coverage"]))


def _of_groups(figures: "pa.Table") -> "pa.Table":
    import pyarrow as pa

    return figures.filter(pa.array([not organisation for organisation in figures["organisation"].to_pylist()]))


def _explain(book: Any, edition: Edition) -> None:
    sheet, bold = book.add_worksheet("explanation"), book.add_format({"bold": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    for place, (what, says) in enumerate(_explanation(edition)):
        sheet.write_string(place, 0, what, bold)
        sheet.write_string(place, 1, says)


def _explanation(edition: Edition) -> list[tuple[str, str]]:
    invented = [("Practice country", "Every name and figure in this workbook is invented.")] if edition.practice else []
    return [
        *invented,
        ("Edition", f"{edition.id}: the register of {edition.day.isoformat()}, frozen {edition.taken_at:%Y-%m-%d}"),
        ("At least", "A full count of what the register knows. What it missed is not counted: read 'at least'."),
        ("Not found", "An organisation without a row on a platform was not found there. That is not: not there."),
        ("since (first_day)", "Since when the directory knew an account; not when it was opened."),
        ("Empty cell", "Not known. Never zero."),
        (
            "size_class",
            "S below 50,000 inhabitants, M 50,000 to 100,000, L from 100,000; unknown where there is no count.",
        ),
        ("inhabitants_note", "measured, derived (summed across mergers), estimated (split by area), unknown."),
        (
            "group figures",
            "One row per group: country and kind, cut by size_class, province or platform; empty is all.",
        ),
        ("value, count, n", "The figure; its numerator; its denominator. Shares run from 0 to 1."),
        ("Checksum", f"SHA-256 of all figures: {edition.checksum}"),
        ("Licence", "organisations and accounts: CC0 1.0. Figures with inhabitants: CC BY 4.0, CBS and Statbel."),
    ]


def _sheet(book: Any, name: str, table: "pa.Table") -> None:
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 1)
    for place, (title, column) in enumerate(zip(table.column_names, table.columns, strict=True)):
        values = column.to_pylist()
        sheet.write_string(0, place, title, bold)
        sheet.set_column(place, place, _width(title, values))
        _fill(sheet, place, values)
    sheet.autofilter(0, 0, max(1, table.num_rows), table.num_columns - 1)


def _fill(sheet: Any, place: int, values: list[Any]) -> None:
    for row, value in enumerate(values, start=1):
        if isinstance(value, str):
            sheet.write_string(row, place, value)
        elif value is not None:
            sheet.write(row, place, value)


def _width(title: str, values: list[Any]) -> int:
    longest = max((len(str(value)) for value in values[:500]), default=0)
    return min(WIDEST, max(len(title), longest) + 2)
