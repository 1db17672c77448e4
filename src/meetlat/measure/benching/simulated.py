"""A simulated lake, filled and read, to measure again and again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.simulation import Plan, fill, invented
from meetlat.measure.simulation.known import simulated_given
from meetlat.measure.yardstick import Given, Period

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend

VERSION = "simulated"


def simulated_lake(folder: Path, messages: int, organisations: int, seed: int) -> Lake:
    """Filled and read; what is there already is left as it is."""
    lake, plan = Lake(folder), Plan(messages, seed)
    fill(lake, plan, invented(plan, organisations))
    read(lake)
    return lake


def read(lake: Lake) -> None:
    """The real reader, on every different text once: a simulation has fewer than two thousand."""
    import pyarrow.parquet as pq

    from meetlat.measure.simulation.texts import texts
    from meetlat.text.reading import Reader

    said = texts().all
    told = Reader().read(said.to_pylist())
    for file in lake.unread(VERSION):
        groups = pq.ParquetFile(lake.folder / file.path)
        lake.keep_readings(file, VERSION, _joined(groups, said, told))


def _joined(groups: Any, said: "pa.Array[Any]", told: "pa.Table") -> "Iterator[pa.Table]":
    import pyarrow.compute as pc

    for number in range(groups.num_row_groups):
        rows = groups.read_row_group(number, columns=["key", "text"])
        yield told.take(pc.index_in(rows["text"], said)).add_column(0, "key", rows["key"])


def read_given(lake: Lake, backend: "SQLBackend", period: Period) -> Given:
    """Of a lake that was read here."""
    return simulated_given(lake, backend, period, lake.readings(backend, VERSION))
