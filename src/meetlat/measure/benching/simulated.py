"""A simulated lake with its readings, and what a measuring of it is given."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.hours import quarters_around, shipped
from meetlat.measure.simulation import Plan, fill, invented
from meetlat.measure.size_classes import size_classes
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


def simulated_given(lake: Lake, backend: "SQLBackend", period: Period) -> Given:
    """What the truth beside the lake tells of its organisations and accounts."""
    truth = lake.folder / "truth"
    hours = shipped("NL")["office"]
    holders = _holders(truth)
    return Given(
        period=period,
        messages=lake.messages(backend),
        readings=lake.readings(backend, VERSION),
        snapshots=lake.snapshots(backend),
        holders=holders,
        organisations=_organisations(truth, hours.id),
        observed=_observed(holders),
        quarters=quarters_around([hours], period.since, period.until),
    )


def _holders(truth: Path) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.parquet as pq

    told = pq.read_table(truth / "accounts.parquet")
    columns: dict[str, Any] = {name: told[name] for name in ("account", "author", "organisation", "platform", "role")}
    until: Any = told["until"].cast(pa.timestamp("us"))
    nothing = pa.nulls(told.num_rows, pa.timestamp("us"))
    return pa.table({**columns, "theme": pa.repeat("", told.num_rows), "since": nothing, "until": until})


def _organisations(truth: Path, schedule: str) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.parquet as pq

    told = pq.read_table(truth / "organisations.parquet", columns=["organisation", "inhabitants"])
    people: Any = told["inhabitants"].to_pylist()
    ids: Any = told["organisation"]
    same = {"country": "ZZ", "kind": "municipality", "province": "", "website_domain": "", "schedule": schedule}
    return pa.table(
        {
            "organisation": ids,
            "inhabitants": pa.array(people, pa.float64()),
            "size_class": pa.array([_class(number) for number in people]),
            **{name: pa.repeat(value, told.num_rows) for name, value in same.items()},
        }
    )


def _class(inhabitants: int) -> str:
    return next(one.id for one in reversed(size_classes()) if inhabitants >= one.start)


def _observed(holders: "pa.Table") -> "pa.Table":
    """The simulation tells everything up to its last day, which is that of the accounts that never ended."""
    import pyarrow as pa
    import pyarrow.compute as pc

    platforms = sorted({str(name) for name in holders["platform"].to_pylist()})
    end: datetime = pc.max(holders["until"]).as_py()
    return pa.table(
        {"platform": platforms, "until": pa.array([end.replace(tzinfo=None)] * len(platforms), pa.timestamp("us"))}
    )
