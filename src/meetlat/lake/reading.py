"""The lake as one table, for DuckDB and for Spark: the same rows, the same types."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pyarrow as pa

from meetlat.lake.manifest import File, read_manifest
from meetlat.lake.readings import kept_files, latest_version
from meetlat.lake.schema import MOMENT, READ, READINGS, SNAPSHOTS
from meetlat.lake.sql import LATEST_RUN, WITHDRAWN, counts_sql, listed, messages_sql

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table

MONTH = "date_format(created_at, 'yyyy-MM')"


def messages(lake: Path, backend: "SQLBackend") -> "Table":
    """See ``Lake.messages``."""
    files = read_manifest(lake).messages
    if not files:
        return _empty(backend, READ)
    if backend.name == "duckdb":
        return _view(backend, f"SELECT {_naive(READ)} FROM {messages_sql(lake, files)}")  # noqa: S608
    platforms = sorted({file.platform for file in files})
    return _spark(backend, [_of_platform(backend, lake, files, platform) for platform in platforms])


def snapshots(lake: Path, backend: "SQLBackend") -> "Table":
    """See ``Lake.snapshots``."""
    files = read_manifest(lake).snapshots
    if not files:
        return _empty(backend, SNAPSHOTS)
    if backend.name == "duckdb":
        return _view(backend, f"SELECT {_naive(SNAPSHOTS)} FROM {counts_sql(lake, files)}")  # noqa: S608
    told = {name: name for name in SNAPSHOTS.names} | {"latest_run": LATEST_RUN}
    standing = _frame(backend, lake, files, told).where(f"run = latest_run AND NOT ({WITHDRAWN})")
    return _spark(backend, [standing.drop("latest_run")])


def readings(lake: Path, backend: "SQLBackend", version: str | None) -> "Table":
    """See ``Lake.readings``."""
    version = version or latest_version(lake) or ""
    files = kept_files(lake, read_manifest(lake), version)
    if not files:
        return _empty(backend, READINGS)
    told = {name: name for name in READINGS.names} | {"reader_version": f"'{version}'"}
    if backend.name != "duckdb":
        return _spark(backend, [_frame(backend, lake, files, told)])
    columns = ", ".join(f"{said} AS {name}" for name, said in told.items())
    return _view(backend, f"SELECT {columns} FROM read_parquet({listed(lake, files)})")  # noqa: S608


def _naive(schema: pa.Schema) -> str:
    """The columns for DuckDB. Moments without a zone: it counts much faster with them, and so it is in Spark."""
    types = zip(schema.names, schema.types, strict=True)
    return ", ".join(
        f"make_timestamp(epoch_us({name})) AS {name}" if type_ == MOMENT else name for name, type_ in types
    )


def _view(backend: Any, sql: str) -> "Table":
    name = _name()
    backend.raw_sql(f"CREATE TEMP VIEW {name} AS {sql}")
    return backend.table(name)


def _of_platform(backend: Any, lake: Path, files: tuple[File, ...], platform: str) -> Any:
    """Not every Spark reads platform and month out of a list of paths, so they are told."""
    told = {name: name for name in READ.names} | {"platform": f"'{platform}'", "month": MONTH}
    return _frame(backend, lake, tuple(file for file in files if file.platform == platform), told)


def _frame(backend: Any, lake: Path, files: tuple[File, ...], columns: dict[str, str]) -> Any:
    paths = [str((lake / file.path).absolute()) for file in files]
    frame = backend._session.read.parquet(*paths)
    return frame.selectExpr(*(f"{told} AS {name}" for name, told in columns.items()))


def _spark(backend: Any, frames: list[Any]) -> "Table":
    name = _name()
    together, *others = frames
    for frame in others:
        together = together.unionByName(frame)
    together.createOrReplaceTempView(name)
    return backend.table(name)


def _empty(backend: Any, schema: pa.Schema) -> "Table":
    import ibis

    naive = [pa.timestamp("us") if type_ == MOMENT else type_ for type_ in schema.types]
    columns = ibis.Schema.from_pyarrow(pa.schema(list(zip(schema.names, naive, strict=True))))
    types = {name: backend.compiler.type_mapper.to_string(type_) for name, type_ in columns.items()}
    nothing = ", ".join(f"CAST(NULL AS {type_}) AS {name}" for name, type_ in types.items())
    sql = f"SELECT {nothing} WHERE 1 = 0"
    return _view(backend, sql) if backend.name == "duckdb" else _spark(backend, [backend._session.sql(sql)])


def _name() -> str:
    return f"lake_{uuid4().hex}"
