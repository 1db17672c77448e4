"""Small answers out of the lake, in memory."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from meetlat.lake.disk import undisturbed
from meetlat.lake.files import DamagedFile
from meetlat.lake.manifest import File, read_manifest
from meetlat.lake.schema import MESSAGES, READ
from meetlat.lake.sql import messages_sql, session

AGAIN = 3  # times: a change of the lake may take away the files that were about to be read; then writers wait


def scan(lake: Path, columns: Iterable[str] | None, where: str | None) -> pa.Table:
    """See ``Lake.scan``."""
    schema = pa.schema([READ.field(name) for name in (MESSAGES.names if columns is None else columns)])
    for _ in range(AGAIN):
        files = read_manifest(lake).messages
        try:
            return _rows(lake, files, schema, where)
        except DamagedFile:
            if files == read_manifest(lake).messages:
                raise
    with undisturbed(lake):
        return _rows(lake, read_manifest(lake).messages, schema, where)


def _rows(lake: Path, files: tuple[File, ...], schema: pa.Schema, where: str | None) -> pa.Table:
    if not files:
        return schema.empty_table()
    names = ", ".join(f'"{name}"' for name in schema.names)
    condition = f" WHERE {where}" if where else ""
    with session() as sql:
        rows = sql.sql(f"SELECT {names} FROM {messages_sql(lake, files)}{condition}")  # noqa: S608
        table: pa.Table = rows.to_arrow_table().cast(schema)
        return table
