"""DuckDB over files of the lake, within a set amount of memory."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from meetlat.lake.files import DamagedFile
from meetlat.lake.manifest import File

MEMORY = 300  # megabytes
PER_MILLION = 60  # more of them: DuckDB keeps some of a join in memory, whatever it may spill
# A source that was wrong adds the right count of the same account and moment as "source#2"; without numbers that one
# says that there should be none. Both read alike in DuckDB and in Spark.
LATEST_RUN = "max(run) OVER (PARTITION BY account, observed_at, regexp_replace(source, '#[0-9]+$', ''))"
WITHDRAWN = "source LIKE '%#%' AND followers IS NULL AND following IS NULL AND posts IS NULL"


@contextmanager
def session(spill: Path | None = None, rows: int = 0) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that counts in UTC. What does not fit in memory goes to the folder ``spill``.

    ``rows``: how many are joined with each other; so many need more.
    """
    config: dict[str, str | bool | int | float | list[str]] = {"temp_directory": str(spill) if spill else ""}
    if spill:
        config["memory_limit"] = f"{MEMORY + PER_MILLION * rows // 1_000_000}MB"
    with duckdb.connect(config=config) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        try:
            yield connection
        except duckdb.OutOfMemoryException as error:  # also when the folder has no room left
            raise OSError(errno.ENOSPC, str(error)) from error
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise _told(error) from error


def _told(error: Exception) -> Exception:
    said = str(error).splitlines()[0]
    if os.strerror(errno.ENOSPC) in said:
        return OSError(errno.ENOSPC, said)
    return DamagedFile(f"A file of the lake cannot be read ({said}). `meetlat lake check` names every damaged file.")


def listed(lake: Path, files: Iterable[File]) -> str:
    """The files as SQL: a list of quoted names."""
    names = [str((lake / file.path).absolute()).replace("'", "''") for file in files]
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def messages_sql(lake: Path, files: Iterable[File]) -> str:
    types = "{'platform': VARCHAR, 'month': VARCHAR}"
    return f"read_parquet({listed(lake, files)}, hive_partitioning = true, hive_types = {types})"


def counts_sql(lake: Path, files: Iterable[File], standing: bool = True) -> str:
    """The counts that stand: without those that their source corrected or withdrew. Else all that lie there."""
    there = f"read_parquet({listed(lake, files)})"
    if not standing:
        return there
    marked = f"SELECT *, {LATEST_RUN} AS latest_run FROM {there}"  # noqa: S608
    return f"(SELECT * EXCLUDE (latest_run) FROM ({marked}) WHERE run = latest_run AND NOT ({WITHDRAWN}))"  # noqa: S608
