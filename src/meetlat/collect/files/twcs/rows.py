"""The rows of a file, as CSV or Parquet holds them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from meetlat.collect.draft import format_changed
from meetlat.collect.formats import Item

COLUMNS = ("tweet_id", "author_id", "created_at", "text", "in_response_to_tweet_id")
PARQUET = b"PAR1"
LONGEST = 1_000_000  # characters in a field
NOT_UTF8 = "surrogateescape"  # such bytes stay apart, so that only their own row is refused


def rows(path: Path) -> Iterator[Item]:
    """Every row: the line it begins on in a CSV, its number in Parquet. Raises FormatChanged."""
    with path.open("rb") as stream:
        is_parquet = stream.read(len(PARQUET)) == PARQUET
    yield from _parquet(path) if is_parquet else _csv(path)


def _parquet(path: Path) -> Iterator[Item]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            _check(path, file.schema_arrow.names)
            batches = file.iter_batches(columns=list(COLUMNS))
            found = (row for batch in batches for row in batch.to_pylist())
            yield from (Item(number, row) for number, row in enumerate(found, 1))
    except (pa.ArrowException, OSError, ValueError):
        raise format_changed(path.name, b"", "whole Parquet") from None


def _csv(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8-sig", errors=NOT_UTF8, newline="") as stream:
        csv.field_size_limit(LONGEST)  # one limit for the whole process: another reader may have set its own
        reader = csv.reader(stream)
        try:
            header = next(reader, [])
            _check(path, header)
            yield from _lines(reader, header)
        except csv.Error:
            raise format_changed(path.name, {}, f"CSV, up to line {reader.line_num}") from None


def _lines(reader: Any, header: list[str]) -> Iterator[Item]:
    begins = reader.line_num + 1
    for fields in reader:
        if fields:
            yield Item(begins, dict(zip(header, fields, strict=False)))
        begins = reader.line_num + 1


def _check(path: Path, header: list[str]) -> None:
    if set(COLUMNS) - set(header):
        raise format_changed(path.name, dict.fromkeys(header), f"the columns {', '.join(COLUMNS)}")
