"""What is only known of all messages together: whether the parent was seen, and where the thread starts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers, numbers
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change, changing, tidy
from meetlat.lake.files import row_groups
from meetlat.lake.manifest import File, read_manifest
from meetlat.lake.schema import STORED
from meetlat.lake.sql import listed, session
from meetlat.lake.threads import find_roots

NONE = 0  # a key is never 0
DIFFERENCES = """
CREATE TEMP TABLE differences AS
WITH seen AS (SELECT key FROM {messages} SEMI JOIN (SELECT parent AS key FROM {messages}) USING (key)),
told AS (
    SELECT file_index AS file, file_row_number AS row, parent_seen, message.root,
        CASE WHEN parent IS NULL THEN parent_seen ELSE seen.key IS NOT NULL END AS is_seen,
        nullif(found.root, key) AS starts
    FROM {messages} AS message LEFT JOIN found USING (key) LEFT JOIN seen ON message.parent = seen.key
)
SELECT file, row, is_seen, coalesce(starts, 0) AS starts,
    is_seen != parent_seen AS other_parent, starts IS DISTINCT FROM root AS other_root
FROM told WHERE other_parent OR other_root ORDER BY file, row
"""
OF_FILE = "SELECT row, is_seen, starts, other_parent, other_root FROM differences WHERE file = {number}"


@dataclass(frozen=True)
class Settled:
    """How many messages have another ``parent_seen``, and how many another root."""

    parents: int = 0
    roots: int = 0


def settle(lake: Path) -> Settled:
    """See ``Lake.settle``."""
    if read_manifest(lake).settled:
        tidy(lake)
        return Settled()
    with changing(lake) as change:
        rows = sum(file.rows for file in change.before.messages)
        with session(change.spill(), rows) as sql:
            settled = _settle(change, sql) if change.before.messages else Settled()
        change.commit(settled=True)
    return settled


def _settle(change: Change, sql: duckdb.DuckDBPyConnection) -> Settled:
    files = change.before.messages
    messages = f"read_parquet({listed(change.lake, files)}, file_row_number = true)"
    find_roots(sql, messages)
    sql.execute(DIFFERENCES.format(messages=messages))
    parents = roots = 0
    for number, file in enumerate(files):
        other: Any = sql.sql(OF_FILE.format(number=number)).to_arrow_table()
        if other.num_rows:
            change.replace(file, _ahead(_settled(change.lake, file, other)))
            parents += pc.sum(other.column("other_parent")).as_py()
            roots += pc.sum(other.column("other_root")).as_py()
    return Settled(parents, roots)


def _ahead(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The next one is made while the last is written: both mostly wait for Arrow, which has a core for each."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, tables, None)
        while (table := coming.result()) is not None:
            coming = thread.submit(next, tables, None)
            yield table


def _settled(lake: Path, file: File, other: Any) -> Iterator[pa.Table]:
    """The rows of a file with what is now known of some of them."""
    rows = other.column("row").to_numpy()
    seen, starts = (other.column(name).to_numpy() for name in ("is_seen", "starts"))
    for start, table in row_groups(lake, file):
        low, high = np.searchsorted(rows, [start, start + table.num_rows])
        here = rows[low:high] - start
        columns = {
            "parent_seen": pa.array(_with(table.column("parent_seen"), here, seen[low:high])),
            "root": _keys(_with(pc.fill_null(table.column("root"), NONE), here, starts[low:high])),
        }
        yield pa.table([columns.get(name, table.column(name)) for name in STORED.names], schema=STORED)


def _with(column: Column, rows: Numbers, values: Numbers) -> Numbers:
    changed = numbers(column)
    changed[rows] = values
    return changed


def _keys(keys: Numbers) -> Column:
    return pa.array(keys, pa.int64(), mask=keys == NONE)
