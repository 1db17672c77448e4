"""Each kind of change of a lake, on the same lake, for tests that disturb it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake import SNAPSHOTS, Lake
from meetlat.lake.manifest import read_manifest
from tests.lake.model import Row, row, table

Work = Callable[[Lake], object]
MONTHS = [datetime(2026, month, 3, tzinfo=UTC) for month in (1, 2, 3)]


def message(key: int, run: int = 1) -> Row:
    told = {"author": key % 5 + 1, "created_at": MONTHS[key % 3], "mentions": [key % 4 + 1], "text": f"bericht {run}"}
    return row(key, **told, parent=key - 3 if key > 3 else None, account="1" if key % 5 == 4 else None)


def snapshots(*followers: int) -> pa.Table:
    moments = [{"account": "1", "observed_at": MONTHS[0], "followers": one, "source": f"s{one}"} for one in followers]
    return pa.Table.from_pylist(moments, schema=SNAPSHOTS)


def prepare(folder: Path) -> Lake:
    """Two files a month, as after two large batches."""
    lake = Lake(folder)
    with patch("meetlat.lake.partitions.SMALL", 0):
        lake.commit(table(message(key) for key in range(1, 16)), run=1, progress={"page": 1})
        lake.commit(table(message(key) for key in range(16, 31)), run=1, progress={"page": 2})
    lake.add_snapshots(snapshots(1), run=1)
    return lake


WORKS: dict[str, Work] = {
    "commit": lambda lake: lake.commit(
        table([*(message(key, run=2) for key in range(1, 40, 4))]), run=2, gone=[2, 3], progress={"page": 3}
    ),
    "settle": lambda lake: lake.settle(),
    "compact": lambda lake: lake.compact(),
    "erase": lambda lake: lake.erase(authors=[2], accounts=["1"]),
    "add_snapshots": lambda lake: lake.add_snapshots(snapshots(1, 2), run=2),
    "forget_progress": lambda lake: lake.forget_progress(1),
}
State = tuple[list[Row], list[Row], object, object]


def state(folder: Path) -> State:
    """Everything one can ask a lake for."""
    manifest = read_manifest(folder)
    rows, counts = (
        [one for file in files for one in pq.ParquetFile(folder / file.path).read().to_pylist()]
        for files in (manifest.messages, manifest.snapshots)
    )
    return sorted(rows, key=str), sorted(counts, key=str), manifest.progress, manifest.suppressed
