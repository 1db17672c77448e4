"""Where tables lie and what computes over them: Parquet files, DuckDB on a laptop, Spark Connect on a cluster."""

from typing import TYPE_CHECKING, Any

from meetlat.lake.engine import EngineUnreachable, connect
from meetlat.lake.frozen import Inputs, describe, freeze, is_as_frozen, read_frozen, went_in

if TYPE_CHECKING:
    from meetlat.lake.checking import Checked, Finding
    from meetlat.lake.committing import Committed
    from meetlat.lake.compacting import Compacted
    from meetlat.lake.correcting import CORRECTABLE, CORRECTIONS, corrected, corrections_table
    from meetlat.lake.disk import ClosedLake, FullDisk
    from meetlat.lake.erasing import Erased
    from meetlat.lake.lake import Lake
    from meetlat.lake.manifest import DamagedManifest
    from meetlat.lake.readings import AlreadyReading
    from meetlat.lake.schema import MESSAGES, READINGS, SNAPSHOTS
    from meetlat.lake.settling import Settled

__all__ = [
    "CORRECTABLE",
    "CORRECTIONS",
    "MESSAGES",
    "READINGS",
    "SNAPSHOTS",
    "AlreadyReading",
    "Checked",
    "ClosedLake",
    "Committed",
    "Compacted",
    "DamagedManifest",
    "EngineUnreachable",
    "Erased",
    "Finding",
    "FullDisk",
    "Inputs",
    "Lake",
    "Settled",
    "connect",
    "corrected",
    "corrections_table",
    "describe",
    "freeze",
    "is_as_frozen",
    "read_frozen",
    "went_in",
]
_LATER = {  # what needs Arrow waits until it is asked for: the command line and the site start without it
    "CORRECTABLE": "correcting",
    "CORRECTIONS": "correcting",
    "MESSAGES": "schema",
    "READINGS": "schema",
    "SNAPSHOTS": "schema",
    "AlreadyReading": "readings",
    "Checked": "checking",
    "ClosedLake": "disk",
    "Committed": "committing",
    "Compacted": "compacting",
    "DamagedManifest": "manifest",
    "Erased": "erasing",
    "Finding": "checking",
    "FullDisk": "disk",
    "Lake": "lake",
    "Settled": "settling",
    "corrected": "correcting",
    "corrections_table": "correcting",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
