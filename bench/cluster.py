"""How long a whole measuring takes on a cluster of this machine, beside DuckDB, and whether the figures are equal.

python -m bench.cluster LAKE: a simulated lake, as ``meetlat bench --into`` leaves it. ``make spark`` installs what the
cluster is made of: a master, two workers and a server, which share the processors of this machine.
"""

import argparse
import math
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meetlat.site.settings")  # of the tests' servers

from meetlat.lake import Lake, connect
from meetlat.measure.benching import read_given
from meetlat.measure.definitions import definitions
from meetlat.measure.yardstick import Measured, measure, period
from tests.spark.cluster import running_cluster

PERIOD = "2025"
SAME = 1e-9


def measured(lake: Lake, engine: str) -> Measured:
    backend = connect(engine, lake.folder / "spill", lake.number_of_messages())
    given, began = read_given(lake, backend, period(PERIOD)), time.perf_counter()
    told = measure(backend, given, definitions())
    print(f"{engine}: {time.perf_counter() - began:.1f} s, {len(told.figures):,} figures")
    return told


def unequal(ours: Measured, theirs: Measured) -> int:
    """How many rows of figures and tables differ: counts at all, the rest by more than 1e-9."""
    pairs = [(ours.figures, theirs.figures)]
    pairs += [(ours.tables[name].to_pylist(), theirs.tables[name].to_pylist()) for name in ours.tables]
    return sum(
        abs(len(one) - len(other)) + sum(not _same(*rows) for rows in zip(one, other, strict=False))
        for one, other in pairs
    )


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(_equal(value, other[name]) for name, value in one.items())


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)
    return bool(one == other)


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("lake", type=Path)
    lake = Lake(told.parse_args().lake)
    ours = measured(lake, "duckdb")
    with TemporaryDirectory() as folder, running_cluster(Path(folder)) as cluster:
        print(f"{unequal(ours, measured(lake, cluster.address))} rows differ")


if __name__ == "__main__":
    main()
