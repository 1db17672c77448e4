"""The expressions count alike on DuckDB and over Spark Connect (Sail)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.lake import connect, freeze, read_frozen
from meetlat.measure.statistics.completeness import sightings
from meetlat.measure.statistics.placing import residents, tellers
from tests.measure.statistics.register import rows, small

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]

MESSAGES = [
    (1, ["nl.a"]), (1, ["nl.b"]), (2, ["nl.a"]), (3, []), (3, None), (4, ["nl.c", "nl.a"]), (4, ["nl.c"]),
    (None, ["nl.a"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    host, port = server.listening_address
    yield connect(f"sc://{host}:{port}")
    server.stop()


def on(backend: Any, where: Path, tables: dict[str, pa.Table]) -> dict[str, Any]:
    freeze(where, tables)
    return read_frozen(backend, where, tables)


def found(expression: Any) -> list[str]:
    return sorted(map(str, expression.to_pyarrow().to_pylist()))


def test_completeness(cluster: Any, tmp_path: Path) -> None:
    there, here = (sightings(on(backend, tmp_path / backend.name, small())) for backend in (cluster, connect()))
    assert found(there) == found(here) != []


def test_placing(cluster: Any, tmp_path: Path) -> None:
    given = {
        "messages": rows("messages", MESSAGES),
        "municipalities": rows("municipalities", [("nl.a",), ("nl.b",), ("nl.c",)]),
    }
    there, here = (on(backend, tmp_path / backend.name, given) for backend in (cluster, connect()))
    assert found(residents(**there)) == found(residents(**here)) != []
    assert found(tellers(there["messages"])) == found(tellers(here["messages"])) != []
