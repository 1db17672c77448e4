"""One way of computing, once: python -m meetlat.measure.benching.ways scan|yardstick|same|pandas LAKE PERIOD."""

import importlib
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetlat.lake import Lake, connect
from meetlat.measure.benching.simulated import read_given
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.yardstick import Period, measure, period
from meetlat.measure.yardstick.ahead import Ahead
from meetlat.measure.yardstick.steps import Steps

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

Figures = dict[str, list[Any]]
MESSAGES = (
    "platform", "key", "author", "account", "created_at", "kind", "text", "parent", "root", "mentions", "page", "likes",
    "replies", "reposts", "views",
)  # fmt: skip
READINGS = ("key", "is_question", "contact", "automatic", "sentiment", "topics")
COMPARED = ("contacts", "answered", "median_seconds", "posts")
AT_ONCE = 100_000
LIBRARIES = {
    "pandas": ("pandas", "pyarrow.dataset"),
    "yardstick": ("ibis.backends.duckdb", "pyarrow.dataset", "statsmodels.duration.survfunc", "holidays.countries"),
}


def scan(lake: Lake, wanted: Period) -> Figures:
    """Every value of the columns that the yardstick looks at, handed out once by DuckDB; nothing is done with it."""
    backend = _engine(lake)
    given = read_given(lake, backend, wanted)
    for table, columns in ((given.messages, MESSAGES), (given.readings, READINGS)):
        reader = backend.con.sql(str(table.select(*columns).compile())).to_arrow_reader(AT_ONCE)
        for batch in reader:
            assert batch.num_columns == len(columns)
    return {}


def yardstick(lake: Lake, wanted: Period) -> Figures:
    """Everything: all definitions, indicators and tables."""
    backend = _engine(lake)
    measure(backend, read_given(lake, backend, wanted), definitions())
    return {}


def same(lake: Lake, wanted: Period) -> Figures:
    """What pandas computes, by the yardstick's expressions."""
    backend = _engine(lake)
    given = read_given(lake, backend, wanted)
    with Ahead(backend) as bench:
        steps = Steps(bench, given, whole=False)
        rows, said = steps.answers(definitions()[OWN]), steps.written()
        posts = said.group_by("organisation").agg(posts=said.count())
        told = rows.filter(rows.contacts > 0).left_join(posts, "organisation")
        found = bench.result("compared", told.select("organisation", *COMPARED)).to_pylist()
    return {row["organisation"]: [row[name] for name in COMPARED] for row in found}


def pandas(lake: Lake, wanted: Period) -> Figures:
    import pandas as pd

    from meetlat.measure.benching.in_pandas import figures

    columns = [name for name in MESSAGES if name not in ("text", "likes", "replies", "reposts", "views")]
    accounts = pd.read_parquet(lake.truth / "accounts.parquet")
    accounts["until"] = accounts.until.dt.tz_convert(None)
    messages = pd.read_parquet(lake.folder / "messages", columns=columns, dtype_backend="numpy_nullable")
    messages["created_at"] = messages.created_at.dt.tz_convert(None).astype("datetime64[us]")
    readings = pd.read_parquet(next((lake.folder / "readings").glob("*/")), columns=["key", "is_question", "automatic"])
    pd.options.mode.chained_assignment = None
    told = figures(messages, readings, accounts, pd.Timestamp(wanted.since), pd.Timestamp(wanted.until))
    told = told.astype(object).where(told.notna(), None)
    return {str(id): [told.at[id, name] for name in COMPARED] for id in told.index}


def _engine(lake: Lake) -> "SQLBackend":
    return connect("duckdb", lake.folder / "spill", lake.number_of_messages())


def main(way: str, lake: str, written: str) -> None:
    for library in LIBRARIES["pandas" if way == "pandas" else "yardstick"]:
        importlib.import_module(library)  # loading it is no part of computing
    began = time.perf_counter()
    ways = {"scan": scan, "yardstick": yardstick, "same": same, "pandas": pandas}
    figures = ways[way](Lake(Path(lake)), period(written))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak, "figures": figures}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
