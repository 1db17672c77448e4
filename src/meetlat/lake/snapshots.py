"""Counts of accounts: added, never overwritten."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change, changing
from meetlat.lake.files import row_groups
from meetlat.lake.partitions import SMALL
from meetlat.lake.schema import SNAPSHOTS
from meetlat.lake.sql import listed, session

ORDER: list[Any] = [("observed_at", "ascending"), ("account", "ascending"), ("source", "ascending")]
SAME = "account, observed_at, source"


def add_snapshots(lake: Path, snapshots: pa.Table, run: int) -> int:
    """See ``Lake.add_snapshots``."""
    came = _fitted(snapshots, run)
    with changing(lake, needed=came.nbytes) as change:
        new = _not_there(change, came)
        if new.num_rows:
            _write(change, new)
    return new.num_rows


def _fitted(snapshots: pa.Table, run: int) -> pa.Table:
    runs = pa.repeat(pa.scalar(run, pa.int32()), snapshots.num_rows)
    given = dict(zip(snapshots.column_names, snapshots.columns, strict=True)) | {"run": runs}
    if missing := [name for name in SNAPSHOTS.names if name not in given]:
        raise ValueError(f"snapshots without the column {missing[0]}")
    return pa.table([given[name] for name in SNAPSHOTS.names], names=SNAPSHOTS.names).cast(SNAPSHOTS)


def _not_there(change: Change, came: pa.Table) -> pa.Table:
    """Of each account, moment and source the first, where none was stored."""
    stored = change.before.snapshots
    with session(change.spill()) as sql:
        sql.register("came", came.append_column("place", pa.array(range(came.num_rows), pa.int64())))
        there = f"ANTI JOIN read_parquet({listed(change.lake, stored)}) USING ({SAME})" if stored else ""
        places = sql.sql(f"SELECT min(place) AS place FROM came {there} GROUP BY {SAME}").to_arrow_table()  # noqa: S608
    return came.take(places.column("place").sort())


def _write(change: Change, new: pa.Table) -> None:
    small = [file for file in change.before.snapshots if file.rows < SMALL]
    tables = [new, *(table for file in small for _, table in row_groups(change.lake, file))]
    together = pa.concat_tables(tables)
    change.write_snapshots([together.take(pc.sort_indices(together, sort_keys=ORDER))])
    for file in small:
        change.drop(file)
    latest = pc.max(new.column("observed_at")).as_py()
    change.commit(latest=max(latest, change.before.latest or latest))
