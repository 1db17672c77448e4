"""Tables as CSV and JSON.

CSV is UTF-8 without a byte order mark, with commas, as RFC 4180 and the data package say. A mark would end up in the
name of the first column for everybody who reads it with a program, and would not even help in Dutch, where Excel splits
on semicolons; who opens it in a spreadsheet takes the workbook.
"""

import csv
import io
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # OWASP: what makes a spreadsheet compute a cell


def as_csv(table: "pa.Table") -> bytes:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(table.column_names)
    writer.writerows(zip(*(_cells(column.to_pylist()) for column in table.columns), strict=True))
    return stream.getvalue().encode()


def as_json(table: "pa.Table") -> bytes:
    """A list of rows, one a line; texts exactly as they are, unknown as null."""
    lines = (json.dumps(row, ensure_ascii=False, default=_time) for row in table.to_pylist())
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def harmless(text: str) -> str:
    """A text that no spreadsheet computes."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _cells(values: list[Any]) -> list[Any]:
    return [_cell(value) for value in values]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return _time(value)
    return harmless(value) if isinstance(value, str) else value


def _time(value: Any) -> str:
    """A moment in a table is in UTC without saying so; outside it is told."""
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a table")
