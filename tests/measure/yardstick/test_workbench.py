"""Steps stay in the engine, under a name that is theirs alone; only results come out."""

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick.workbench import Workbench

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

NUMBERS = pa.table({"organisation": ["a", "a", "b"], "number": [1, 2, 4]})


@pytest.fixture
def backend() -> "SQLBackend":
    return connect()


def test_a_step_is_kept_as_it_was_when_it_was_computed(backend: "SQLBackend") -> None:
    bench = Workbench(backend)
    backend.raw_sql("CREATE TABLE said AS SELECT 1 AS key")
    kept = bench.keep("kept", backend.table("said"))
    backend.raw_sql("INSERT INTO said VALUES (2)")
    assert bench.result("result", kept).to_pydict() == {"key": [1]}


def test_two_measurings_on_one_connection_do_not_meet(backend: "SQLBackend") -> None:
    benches = [Workbench(backend) for _ in range(2)]
    brought = [bench.bring("said", pa.table({"key": [place]})) for place, bench in enumerate(benches)]
    kept = [bench.keep("kept", table) for bench, table in zip(benches, brought, strict=True)]
    found = [bench.result("result", table).to_pydict() for bench, table in zip(benches, kept, strict=True)]
    assert found == [{"key": [0]}, {"key": [1]}]
    assert benches[0].queries == benches[1].queries


def test_queries_read_alike_each_time_and_name_the_steps_they_stand_on(backend: "SQLBackend") -> None:
    bench = Workbench(backend)
    kept = bench.keep("kept", bench.bring("numbers", NUMBERS))
    bench.result("sums", kept.group_by("organisation").agg(total=kept.number.sum()))
    assert list(bench.queries) == ["kept", "sums"]
    assert '"numbers"' in bench.queries["kept"]
    assert '"kept"' in bench.queries["sums"]


def test_a_result_has_the_types_of_its_expression(backend: "SQLBackend") -> None:
    """An engine may add whole numbers up to something wider."""
    bench = Workbench(backend)
    numbers = bench.bring("numbers", NUMBERS)
    sums = bench.result("sums", numbers.group_by("organisation").agg(total=numbers.number.sum()))
    assert (sums.schema.names, sums.schema.types) == (["organisation", "total"], [pa.string(), pa.int64()])
    assert sorted(sums.to_pydict()["total"]) == [3, 4]


def test_a_result_comes_out_whole(backend: "SQLBackend") -> None:
    bench = Workbench(backend)
    many = bench.result("many", bench.bring("many", pa.table({"key": range(250_001)})))
    assert many["key"].to_pylist() == list(range(250_001))


def test_a_dropped_step_is_gone_and_can_be_made_again(backend: "SQLBackend") -> None:
    bench = Workbench(backend)
    kept, other = (bench.keep(name, bench.bring(f"of_{name}", NUMBERS)) for name in ("kept", "other"))
    bench.drop("kept", "never_made")
    there = backend.raw_sql("SELECT table_name FROM duckdb_tables()").fetchall()
    assert [name.split("_")[0] for (name,) in there] == ["other"]
    assert bench.result("other", other).num_rows == 3
    assert bench.keep("kept", bench.bring("again", NUMBERS)).schema() == kept.schema()
