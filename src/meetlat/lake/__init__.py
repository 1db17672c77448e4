"""Where tables lie and what computes over them: Parquet files, DuckDB on a laptop, Spark Connect on a cluster."""

from meetlat.lake.engine import EngineUnreachable, connect
from meetlat.lake.frozen import Inputs, describe, freeze, read_frozen

__all__ = ["EngineUnreachable", "Inputs", "connect", "describe", "freeze", "read_frozen"]
