"""The same lake read by DuckDB and over Spark Connect, by Sail and by an Apache Spark cluster: the same rows, types and
moments."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import MESSAGES, SNAPSHOTS, Lake, connect
from meetlat.lake.schema import READ
from tests.lake.model import row, table
from tests.lake.works import message, snapshots


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's own time zone is not that of the lake."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    lake = Lake(tmp_path / "a lake's folder")
    edge = datetime(2025, 12, 31, 23, 59, 59, 999999, UTC)
    lake.commit(
        table([*(message(key) for key in range(1, 30)), row(50, created_at=edge, platform="bluesky", likes=3)]), run=1
    )
    lake.settle()
    lake.add_snapshots(snapshots(1, 2, 3), run=1)
    lake.add_snapshots(corrected(snapshots(3), "s3#2"), run=2)
    lake.add_snapshots(corrected(snapshots(2), "s2#2", followers=None), run=2)
    return lake


def corrected(counts: pa.Table, source: str, **numbers: Any) -> pa.Table:
    (row,) = counts.to_pylist()
    return pa.Table.from_pylist([row | {"source": source} | numbers], SNAPSHOTS)


def rows(backend: Any, lake: Lake) -> Any:
    return lake.messages(backend).order_by("key").to_pyarrow().to_pylist()


@pytest.mark.usefixtures("elsewhere")
def test_duckdb(lake: Lake) -> None:
    backend = connect()
    scanned = lake.scan(READ.names).sort_by("key").to_pylist()
    naive = [{name: _naive(value) for name, value in one.items()} for one in scanned]
    assert rows(backend, lake) == naive
    (edge,) = [one for one in naive if one["key"] == 50]
    assert (edge["created_at"].hour, edge["month"], edge["platform"]) == (23, "2025-12", "bluesky")
    messages = lake.messages(backend)
    assert messages.filter(messages.created_at.hour() == 23).count().to_pyarrow().as_py() == 1
    assert lake.scan(["key"], "created_at < '2026-01-01' AND platform = 'bluesky'").to_pylist() == [{"key": 50}]
    assert lake.scan().schema.equals(MESSAGES)


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def test_an_empty_lake(tmp_path: Path) -> None:
    lake, backend = Lake(tmp_path / "none"), connect()
    assert lake.scan().schema.equals(MESSAGES)
    assert _types(lake.messages(backend)) == _expected(READ)
    assert _types(lake.snapshots(backend)) == _expected(SNAPSHOTS)
    assert lake.messages(backend).count().to_pyarrow().as_py() == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("elsewhere")
def test_spark_reads_the_same(lake: Lake, cluster: Any) -> None:
    assert rows(cluster, lake) == rows(connect(), lake)
    for backend in (cluster, connect()):
        messages, counts = lake.messages(backend), lake.snapshots(backend)
        assert (_types(messages), _types(counts)) == (_expected(READ), _expected(SNAPSHOTS))
        late = messages.filter(messages.month == "2025-12", messages.platform == "bluesky")
        assert late.select(late.created_at.hour().name("hour")).to_pyarrow().to_pylist() == [{"hour": 23}]
        assert counts.order_by("source").source.to_pyarrow().to_pylist() == ["s1", "s3#2"]


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_spark_on_an_empty_lake(tmp_path: Path, cluster: Any) -> None:
    lake = Lake(tmp_path)
    assert lake.messages(cluster).to_pyarrow().to_pylist() == []
    assert (_types(lake.messages(cluster)), _types(lake.snapshots(cluster))) == (_expected(READ), _expected(SNAPSHOTS))


def _types(found: Any) -> list[tuple[str, str]]:
    return [(name, str(type_).replace("(6)", "").replace("!", "")) for name, type_ in found.schema().items()]


def _expected(schema: pa.Schema) -> list[tuple[str, str]]:
    told = {"timestamp[us, tz=UTC]": "timestamp", "bool": "boolean"}
    types = [str(type_) if not pa.types.is_list(type_) else "array<int64>" for type_ in schema.types]
    return [(name, told.get(type_, type_)) for name, type_ in zip(schema.names, types, strict=True)]
