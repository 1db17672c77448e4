"""Rows into the folders of their platform and month, together with what is small there."""

from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from meetlat.lake.arrow import Column, Numbers
from meetlat.lake.arrow import compute as pc
from meetlat.lake.change import Change
from meetlat.lake.files import row_groups, rows_without
from meetlat.lake.manifest import File

SMALL = 10_000  # rows; a smaller file is taken along, so that pages of forty messages do not make thousands of files
ORDER: list[Any] = [("created_at", "ascending"), ("key", "ascending")]


def write_in_months(change: Change, fresh: pa.Table, leaving: dict[File, Numbers]) -> set[File]:
    """Writes rows of any platform and month; gives the small files that were taken along, without what leaves them."""
    taken: set[File] = set()
    table = _in_order(fresh, [("platform", "ascending"), *ORDER])
    months = table.column("created_at").to_numpy().astype("datetime64[M]")
    for start, stop in _stretches(table.column("platform"), months):
        platform, month = table.column("platform")[start].as_py(), str(months[start])
        small = [file for file in _files(change, platform, month) if file.rows < SMALL]
        rows = [_kept(change, file, leaving) for file in small]
        change.write_messages(platform, month, _sorted([table.slice(start, stop - start), *rows]))
        for file in small:
            change.drop(file)
        taken.update(small)
    return taken


def _files(change: Change, platform: str, month: str) -> list[File]:
    return [file for file in change.before.messages if (file.platform, file.month) == (platform, month)]


def _kept(change: Change, file: File, leaving: dict[File, Numbers]) -> pa.Table:
    if file in leaving:
        return pa.concat_tables(rows_without(change.lake, file, leaving[file]))
    return pa.concat_tables(table for _, table in row_groups(change.lake, file))


def _sorted(tables: list[pa.Table]) -> list[pa.Table]:
    fresh, *kept = tables
    if not kept:
        return [fresh]
    table = pa.concat_tables([fresh.select(kept[0].schema.names), *kept])
    return [_in_order(table, ORDER)]


def _in_order(table: pa.Table, keys: list[Any]) -> pa.Table:
    """Most exports are in the order of time already: moving every row costs more than looking."""
    order = pc.sort_indices(table, sort_keys=keys)
    return table if np.array_equal(order, np.arange(len(table))) else table.take(order)


def _stretches(platforms: Column, months: Numbers) -> list[tuple[int, int]]:
    """Where platform and month stay the same."""
    if not len(months):
        return []
    names = platforms.combine_chunks().dictionary_encode().indices.to_numpy()
    edges = np.flatnonzero((names[1:] != names[:-1]) | (months[1:] != months[:-1])) + 1
    cuts = [0, *edges.tolist(), len(months)]
    return list(pairwise(cuts))
