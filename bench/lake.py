"""How fast messages go into the lake, beside a bare Arrow write of the same rows.

    .venv/bin/python -m bench.lake [--batches 10] [--rows 500000] [--months 12] [--folder FOLDER] [--json]

Each batch is new; then the last one once more, which must write nothing. Then threads are settled, every file is
checked and small files are merged. Memory is of the process, with the batch that is handed over.
"""

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake import MESSAGES, Lake
from meetlat.lake.arrow import indices

WORDS = ["de", "het", "een", "gemeente", "straat", "vraag", "bedankt", "morgen", "afval", "paspoort", "niet"]
TEXTS = 20_000  # different beginnings
START = np.datetime64("2025-01-01", "us").astype(np.int64)
MONTH = 30 * 86_400_000_000  # microseconds
SEEN = datetime(2026, 3, 1, tzinfo=UTC)


def batches(number: int, rows: int, months: int) -> Iterator[pa.Table]:
    """New messages, half of them replies to any message before."""
    choose = np.random.default_rng(2026)
    texts = pa.array([" ".join(choose.choice(WORDS, choose.integers(5, 30))) for _ in range(TEXTS)])
    keys = choose.permutation(np.arange(1, number * rows + 1)) * 7_919_000_003
    for start in range(0, number * rows, rows):
        yield _batch(choose, keys[start : start + rows], keys[: start + rows], texts, months)


def _batch(choose: np.random.Generator, keys: Any, above: Any, texts: Any, months: int) -> pa.Table:
    rows = len(keys)
    lists: Any = pa.ListArray
    own = pa.array(keys).cast(pa.string())
    said: Any = texts.take(pa.array(choose.integers(0, TEXTS, rows)))
    columns: dict[str, Any] = {
        "platform": pa.repeat("bluesky", rows),
        "key": pa.array(keys),
        "id": own,
        "author": pa.array(choose.integers(1, rows, rows)),
        "created_at": pa.array(START + choose.integers(0, months * MONTH, rows)).cast(
            MESSAGES.field("created_at").type
        ),
        "observed_at": pa.repeat(pa.scalar(SEEN, MESSAGES.field("observed_at").type), rows),
        "kind": pa.array(["reply", "post"]).take(indices(choose.integers(0, 2, rows))),
        "text": pa.compute.binary_join_element_wise(said, own, " "),
        "parent": pa.array(choose.choice(above, rows), mask=choose.random(rows) < 0.5),
        "mentions": lists.from_arrays(
            pa.array(np.arange(rows + 1) // 3, pa.int32()), pa.array(choose.integers(1, rows, rows // 3))
        ),
        "likes": pa.array(choose.integers(0, 50, rows).astype(np.int32)),
    }
    nothing = {field.name: pa.nulls(rows, field.type) for field in MESSAGES if field.name not in columns}
    return pa.table({name: (columns | nothing)[name] for name in MESSAGES.names})


def measure(folder: Path, number: int, rows: int, months: int) -> dict[str, Any]:
    lake, bare, commits = Lake(folder / "lake"), [], []
    for run, batch in enumerate(batches(number, rows, months), 1):
        bare.append(_seconds(partial(pq.write_table, batch, folder / "bare.parquet", compression="zstd")))
        commits.append(_seconds(partial(lake.commit, batch, run=run)))
    later = {
        "the last batch again": _seconds(lambda: lake.commit(batch, run=number + 1)),
        "settle": _seconds(lake.settle),
        "check": _seconds(lake.check),
        "compact": _seconds(lake.compact),
    }
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return {"messages": number * rows, "rows": rows, "bare": bare, "commits": commits, "memory": megabytes} | later


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 2)


def show(measured: dict[str, Any]) -> None:
    rows, bare = measured["rows"], sum(measured["bare"]) / len(measured["bare"])
    print(f"a bare write of {rows:,} messages takes {bare:.2f} s; below, how many times that")
    first, last = measured["commits"][0], measured["commits"][-1]
    named = {"first commit": first, "last commit": last, "the last batch again": measured["the last batch again"]}
    for name, seconds in named.items():
        print(f"{name:<24}{seconds:>8.2f} s{seconds / bare:>8.1f} x{rows / seconds:>12,.0f} messages/s")
    for name in ("settle", "check", "compact"):
        ratio, pace = measured[name] / sum(measured["bare"]), measured["messages"] / measured[name]
        print(f"{name:<24}{measured[name]:>8.2f} s{ratio:>8.1f} x{pace:>12,.0f} messages/s")
    print(f"memory {measured['memory']} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--folder", help="where to make the lake; it is removed afterwards")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="meetlat-lake-", dir=given.folder))
    try:
        measured = measure(folder, given.batches, given.rows, given.months)
    finally:
        shutil.rmtree(folder)
    print(json.dumps(measured, indent=1)) if given.json else show(measured)


if __name__ == "__main__":
    main()
