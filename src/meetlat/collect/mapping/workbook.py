"""A sheet of an Excel workbook, row by row. Nothing in it is computed: a formula is the text it is written as."""

import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.collect.draft import FormatChanged
from meetlat.collect.mapping.table import Cells

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

AT_ONCE = 1_000  # rows
MOST = 4 * 1024**3  # bytes, unpacked
MOST_TEXTS = 512 * 1024**2  # bytes of what Excel keeps apart and the reader holds in memory


def cells(path: Path, sheet: str = "") -> Iterator[Cells]:
    """Every row of the named sheet, or of the first one. Raises FormatChanged when it cannot be read."""
    _check_size(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and of dates that are none
        book = _opened(path)
    try:
        yield from _rows(book, path.name, sheet)
    finally:
        book.close()


def _check_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _unreadable(path.name) from None
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if sum(part.file_size for part in parts) > MOST or texts > MOST_TEXTS:
        raise FormatChanged(f"{path.name}: is too large for a workbook. Save the sheet as CSV.")


def _opened(path: Path) -> "Workbook":
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=True, data_only=False)
    except Exception:  # the library raises whatever a damaged file makes it stumble over
        raise _unreadable(path.name) from None


def _rows(book: "Workbook", name: str, sheet: str) -> Iterator[Cells]:
    number = 0
    try:
        rows = _sheet(book, name, sheet)
        while part := _next(rows):
            for values in part:
                number += 1
                yield Cells(number, _without_end(values))
    except FormatChanged:
        raise
    except Exception:  # likewise, in the middle of a sheet
        raise FormatChanged(f"{name}: row {number + 1} cannot be read. Open the file and save it again.") from None


def _sheet(book: "Workbook", name: str, sheet: str) -> Iterator[tuple[Any, ...]]:
    if sheet and sheet not in book.sheetnames:
        raise FormatChanged(f"{name}: has no sheet {sheet!r}; it has {len(book.sheetnames)} other sheets.")
    if not book.worksheets:
        raise FormatChanged(f"{name}: has no sheet with rows.")
    found = book[sheet] if sheet else book.worksheets[0]
    found.reset_dimensions()  # some programs write a size that is wrong
    rows: Iterator[tuple[Any, ...]] = found.iter_rows(values_only=True)
    return rows


def _next(rows: Iterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(islice(rows, AT_ONCE))


def _without_end(values: tuple[Any, ...]) -> tuple[Any, ...]:
    count = len(values)
    while count and values[count - 1] is None:
        count -= 1
    return values[:count]


def _unreadable(name: str) -> FormatChanged:
    return FormatChanged(f"{name}: is no Excel workbook that can be read. Save it again as .xlsx, or as CSV.")
