"""Rows as CSV, a line at a time, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse

from meetlat.site.pages.figures.download import safe


class _Line:
    """Gives each line back, where a file would keep it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """A header, then a line for each row. What is not known is empty, never 0."""
    writer = csv.writer(_Line())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def csv_file(name: str, lines: Iterable[str], **headers: str) -> HttpResponse:
    """The lines as a file to take away."""
    named = {"Content-Disposition": f'attachment; filename="{name}"', **headers}
    return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=named)
