"""Readings that a reader might make, without one."""

from typing import Any

import pyarrow as pa

from meetlat.lake import READINGS, Lake, connect
from meetlat.lake.files import row_groups
from meetlat.lake.manifest import File

ONE, OTHER = "1-aaaaaaaa", "1-bbbbbbbb"


def made(keys: list[int]) -> pa.Table:
    """What a reader might say: it differs by message."""
    plain = {"language": "nl", "relation": "unknown", "automatic": False, "sentiment": "neutral", "places": []}
    rows = [
        plain
        | {"key": key, "is_question": key % 2 == 0, "question_score": 0.3 if key % 3 else 0.70009, "contact": "other"}
        | {"reasons": [f"+{key}"], "topics": ["waste", "taxes"][: key % 3]}
        for key in keys
    ]
    schema = pa.schema([(field.name, field.type) for field in READINGS if field.name != "reader_version"])
    return pa.Table.from_pylist(rows, schema)


def read(lake: Lake, version: str = ONE) -> int:
    return sum(keep(lake, file, version) for file in lake.unread(version))


def keep(lake: Lake, file: File, version: str = ONE) -> bool:
    return lake.keep_readings(file, version, (made(keys_of(rows)) for _, rows in row_groups(lake.folder, file)))


def keys_of(rows: pa.Table) -> list[int]:
    keys: Any = rows.column("key").to_pylist()
    return list(keys)


def told(lake: Lake, backend: Any = None, version: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = lake.readings(backend or connect(), version).order_by("key").to_pyarrow().to_pylist()
    return found
