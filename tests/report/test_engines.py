"""One expression, two engines: the same figures on DuckDB and on a real Spark Connect server (Sail)."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetlat.register.tables import tables
from meetlat.report.counting import measure
from meetlat.report.models import Edition

pytestmark = [pytest.mark.spark, pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]


def first_difference(one: Any, other: Any) -> str:
    """Where two figure tables differ beyond 1e-9 of their size; empty where they are equal."""
    if one.num_rows != other.num_rows:
        return f"{one.num_rows} rows against {other.num_rows}"
    for left, right in zip(one.to_pylist(), other.to_pylist(), strict=True):
        for name, value in left.items():
            if not _equal(value, right[name]):
                return f"{name} of {left} is {right[name]} in the other"
    return ""


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return bool(one == other)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()


def test_the_practice_country_is_measured_alike(practice: Edition, cluster: str, tmp_path: Path) -> None:
    register = tables()
    local = measure(tmp_path / "duckdb", register)
    spread = measure(tmp_path / "spark", register, cluster)
    assert first_difference(local.figures, spread.figures) == ""
    assert {name: said["rows"] for name, said in local.inputs.items()} == {
        name: said["rows"] for name, said in spread.inputs.items()
    }


def test_the_real_register_is_measured_alike(reference: Edition, cluster: str, tmp_path: Path) -> None:
    register = tables()
    spread = measure(tmp_path / "spark", register, cluster)
    assert first_difference(measure(tmp_path / "duckdb", register).figures, spread.figures) == ""


def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path) -> None:
    from meetlat.lake import EngineUnreachable

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"sc://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EngineUnreachable, match="does not answer"):
        measure(tmp_path, tables(), address)


def test_a_difference_is_told() -> None:
    import pyarrow as pa

    one = pa.table({"value": [1.0, 2.0]})
    cases: list[tuple[Any, str]] = [
        (pa.table({"value": [1.0, 2.0 + 1e-12]}), ""),
        (pa.table({"value": [1.0, 2.1]}), "value of {'value': 2.0} is 2.1 in the other"),
        (pa.table({"value": [1.0]}), "2 rows against 1"),
    ]
    for other, says in cases:
        assert first_difference(one, other) == says
