"""What a measuring of a simulated lake is given: the truth beside it tells whose accounts speak in it."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake
from meetlat.measure.hours import quarters_around, shipped
from meetlat.measure.size_classes import size_classes
from meetlat.measure.yardstick import Given, Period

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table


def simulated_accounts(lake: Lake) -> set[str]:
    """Of the organisations of a simulated lake; none of a lake that was not simulated."""
    import pyarrow.parquet as pq

    told = lake.truth / "accounts.parquet"
    return {str(id) for id in pq.read_table(told)["account"].to_pylist()} if told.is_file() else set()


def simulated_given(lake: Lake, backend: "SQLBackend", period: Period, readings: "Table") -> Given:
    """Its organisations and accounts; all of them are taken to keep office hours."""
    truth, hours = lake.truth, shipped("NL")["office"]
    holders, organisations = _holders(truth), _organisations(truth, hours.id)
    return Given(
        period=period,
        messages=lake.messages(backend),
        readings=readings,
        snapshots=lake.snapshots(backend),
        holders=holders,
        organisations=organisations,
        observed=_observed(holders),
        quarters=quarters_around([hours], period.since, period.until),
        followed=_followed(truth, holders),
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
    same = {"country": "ZZ", "kind": "municipality", "province": "", "own_site": "", "schedule": schedule}
    return pa.table(
        {
            "organisation": ids,
            "inhabitants": pa.array(people, pa.float64()),
            "size_class": pa.array([_class(number) for number in people]),
            **{name: pa.repeat(value, told.num_rows) for name, value in same.items()},
        }
    )


def _followed(truth: Path, holders: "pa.Table") -> "pa.Table":
    """All, from the day that the simulation begins to its last."""
    import pyarrow as pa

    since = datetime.fromisoformat(json.loads((truth / "truth.json").read_text("utf-8"))["plan"]["since"])
    ends = {name: [moment] * holders.num_rows for name, moment in (("since", since), ("until", _last(holders)))}
    moments = {name: pa.array(told, pa.timestamp("us")) for name, told in ends.items()}
    accounts: Any = holders["account"]
    return pa.table({"account": accounts, **moments})


def _class(inhabitants: int) -> str:
    return next(one.id for one in reversed(size_classes()) if inhabitants >= one.start)


def _observed(holders: "pa.Table") -> "pa.Table":
    """The simulation tells everything up to its last day."""
    import pyarrow as pa

    platforms = sorted({str(name) for name in holders["platform"].to_pylist()})
    return pa.table({"platform": platforms, "until": pa.array([_last(holders)] * len(platforms), pa.timestamp("us"))})


def _last(holders: "pa.Table") -> datetime:
    """That of the accounts that never ended."""
    import pyarrow.compute as pc

    end: datetime = pc.max(holders["until"]).as_py()
    return end.replace(tzinfo=None)
