"""The rows behind a figure as CSV, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator

from meetlat.site.pages.figures.asked import Asked
from meetlat.site.pages.figures.rows import Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet computes a cell that begins so (OWASP: CSV injection)
COLUMNS = (
    "organisation",
    "name",
    "country",
    "kind",
    "size_class",
    "province",
    "platform",
    "indicator",
    "version",
    "value",
    "year",
    "note",
    "edition",
)


class _Line:
    """Gives each line back, where a file would keep it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(asked: Asked, rows: Iterable[Row]) -> Iterator[str]:
    """A header, then a line per organisation; an unknown value is empty, never 0."""
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in _cells(asked, row)])


def _cells(asked: Asked, row: Row) -> tuple[str | float | None, ...]:
    indicator = asked.indicator
    version = asked.edition.indicators[indicator.id]
    return (
        row.organisation,
        row.name,
        asked.country,
        asked.kind,
        row.size_class,
        row.province,
        asked.platform,
        indicator.id,
        version,
        row.value,
        row.year,
        row.note,
        asked.edition.id,
    )


def safe(cell: str | float | None) -> str | float | None:
    """A text that would be a formula gets a ' before it; a number stays a number."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def file_name(asked: Asked) -> str:
    parts = (
        asked.edition.id,
        asked.indicator.id,
        asked.country,
        asked.kind,
        asked.platform,
        asked.size_class,
        asked.province,
    )
    return "-".join(filter(None, parts)).lower() + ".csv"
