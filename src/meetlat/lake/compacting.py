"""Many small files made into few."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from meetlat.lake.change import Change, changing, tidy
from meetlat.lake.files import MOST, TOGETHER
from meetlat.lake.manifest import File, Manifest, read_manifest
from meetlat.lake.schema import SNAPSHOTS, STORED
from meetlat.lake.sql import listed, session

LARGE = MOST // 2  # rows; a file with as many stays as it is


@dataclass(frozen=True)
class Compacted:
    """The number of files before and after."""

    before: int
    after: int


def compact(lake: Path) -> Compacted:
    """See ``Lake.compact``."""
    before = read_manifest(lake)
    for place in _places(before):
        with changing(lake, needed=sum(file.size for file in place)) as change:
            _merge(change, [file for file in place if file in change.before.files])
    tidy(lake)
    return Compacted(len(before.files), len(read_manifest(lake).files))


def _places(manifest: Manifest) -> Iterator[list[File]]:
    """The small files of each platform and month, and of the snapshots, where there are several."""
    small = sorted((file for file in manifest.files if file.rows < LARGE), key=_place)
    for _, files in groupby(small, key=_place):
        together = list(files)
        if len(together) > 1:
            yield together


def _place(file: File) -> tuple[str, str]:
    return file.platform, file.month


def _merge(change: Change, files: list[File]) -> None:
    if len(files) < 2:
        return
    for file in files:
        change.drop(file)
    first = files[0]
    with session(change.spill()) as sql:
        schema, order = (STORED, "created_at, key") if first.month else (SNAPSHOTS, "observed_at, account, source")
        rows = sql.sql(f"FROM read_parquet({listed(change.lake, files)}) ORDER BY {order}")
        tables = _tables(rows.to_arrow_reader(TOGETHER), schema)
        change.replace(first, tables)
    change.commit()


def _tables(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    for batch in batches:
        yield pa.Table.from_batches([batch]).select(schema.names).cast(schema)
