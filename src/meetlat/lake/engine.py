"""The engines. Both take the same Ibis expressions; see docs/decisions/0002-ibis-duckdb-spark.md."""

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from meetlat.problem import Problem

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

PATIENCE = 5  # seconds
MEMORY, ROWS = 2_800, 10_000_000  # megabytes that are enough for so many messages
PER_MILLION = 100  # more of them: a sort of all contacts must hold some of each


class EngineUnreachable(Problem):
    """The engine named in MEETLAT_ENGINE cannot be used; the text says what to do."""


def connect(engine: str = "duckdb", spill: Path | None = None, rows: int = 0) -> "SQLBackend":
    """An Ibis backend for ``duckdb`` or ``sc://host:port`` (Spark Connect).

    ``spill``: a folder to which DuckDB may put what it does not keep in memory; no order of rows is kept then.
    ``rows``: of how many messages.
    """
    import ibis

    if engine == "duckdb":
        settings: dict[str, Any] = {"memory_limit": _memory(rows), "temp_directory": str(spill)} if spill else {}
        backend = ibis.duckdb.connect(preserve_insertion_order=not spill, **settings)
        backend.raw_sql("SET enable_progress_bar = false")  # it would stand among what a command prints
        return backend
    return _spark(engine)


def _memory(rows: int) -> str:
    return f"{MEMORY + PER_MILLION * max(rows - ROWS, 0) // 1_000_000}MB"


def _spark(address: str) -> "SQLBackend":
    import ibis

    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineUnreachable(
            f"MEETLAT_ENGINE={address} needs the Spark client. Install it with: pip install meetlat[spark]"
        ) from None
    _knock(address)
    try:
        builder: Any = SparkSession.builder
        return ibis.pyspark.connect(builder.remote(address).create())
    except Exception as error:
        raise EngineUnreachable(
            f"MEETLAT_ENGINE={address} does not answer ({type(error).__name__}). Start it, or use duckdb."
        ) from error


def _knock(address: str) -> None:
    """The client would try for ten minutes; a person wants to know within seconds that nobody is there."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE).close()
    except OSError as error:
        said = error.strerror or error
        raise EngineUnreachable(
            f"MEETLAT_ENGINE={address} does not answer ({said}). Start it, or use duckdb."
        ) from None
