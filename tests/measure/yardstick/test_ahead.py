"""A workbench whose engine works beside the program: the same results, in order, and nothing left over."""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from meetlat.lake import connect
from meetlat.measure.yardstick.ahead import Ahead
from tests.spark.cluster import Cluster

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

NUMBERS = pa.table({"organisation": ["a", "a", "b"], "number": [1, 2, 4]})
LONG = "SELECT sum(a.{0} * b.{0}) AS total FROM range(10000000) a, range(10000000) b"  # it would take hours
HOURS = {"duckdb": LONG.format("range"), "pyspark": LONG.format("id")}
PATIENCE = 120  # seconds


@pytest.fixture
def backend() -> "SQLBackend":
    return connect()


def test_steps_stand_on_each_other_before_they_are_there(backend: "SQLBackend") -> None:
    with Ahead(backend) as bench:
        bench.do(lambda: time.sleep(0.2))
        kept = bench.keep("kept", bench.bring("numbers", NUMBERS))
        asked = bench.ask("sums", kept.group_by("organisation").agg(total=kept.number.sum()))
        assert "kept" in bench.queries, "it was planned while the engine was busy"
        assert sorted(asked().to_pydict()["total"]) == [3, 4]


def test_everything_is_done_in_the_order_of_asking(backend: "SQLBackend") -> None:
    done: list[int] = []
    with Ahead(backend) as bench:
        for place in range(50):
            bench.do(partial(done.append, place))
    assert done == list(range(50))


def test_what_failed_is_told_by_the_first_result_after_it(backend: "SQLBackend") -> None:
    with Ahead(backend) as bench:
        bench.do(lambda: 1 / 0)
        asked = bench.ask("numbers", bench.bring("numbers", NUMBERS))
        with pytest.raises(ZeroDivisionError):
            asked()


def test_a_step_that_the_engine_refuses_is_told_by_what_stands_on_it(backend: "SQLBackend") -> None:
    with Ahead(backend) as bench:
        words = bench.bring("words", pa.table({"word": ["one"]}))
        asked = bench.ask("numbers", bench.keep("kept", words.mutate(number=words.word.cast("int64"))))
        with pytest.raises(Exception, match="Could not convert"):
            asked()


def test_leaving_it_stops_what_is_under_way_and_forgets_the_rest(backend: "SQLBackend") -> None:
    began = time.monotonic()
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _left(backend, lambda: done.append("the next"))
    assert (done, time.monotonic() - began < PATIENCE) == ([], True)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine")]


def test_a_connection_that_was_stopped_can_be_used_again(backend: "SQLBackend") -> None:
    with pytest.raises(KeyboardInterrupt):
        _left(backend, lambda: None)
    with Ahead(backend) as bench:
        assert bench.result("numbers", bench.bring("numbers", NUMBERS)).num_rows == 3


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_what_a_cluster_computes_is_stopped_too(spark_cluster: Cluster) -> None:
    began, backend = time.monotonic(), connect(spark_cluster.address)
    with pytest.raises(KeyboardInterrupt):
        _left(backend, lambda: None)
    assert time.monotonic() - began < PATIENCE


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_was_stopped_can_be_used_again(cluster: Any) -> None:
    with pytest.raises(KeyboardInterrupt), Ahead(cluster):
        raise KeyboardInterrupt
    with Ahead(cluster) as bench:
        assert bench.result("numbers", bench.bring("numbers", NUMBERS)).num_rows == 3


def _left(backend: "SQLBackend", behind: Callable[[], None]) -> None:
    """As by Ctrl-C, in the middle of a long step and with another behind it."""
    with Ahead(backend) as bench:
        bench.keep("long", backend.sql(HOURS[backend.name], schema={"total": "int64"}))
        bench.do(behind)
        time.sleep(1)
        raise KeyboardInterrupt
