"""A whole measuring is the same on DuckDB and over Spark Connect, by Sail and by an Apache Spark cluster."""

from datetime import date
from typing import Any

import pytest

from meetlat.lake import Lake, connect
from meetlat.measure.benching.simulated import read, read_given
from meetlat.measure.definitions import definitions
from meetlat.measure.simulation import Plan, fill, invented
from meetlat.measure.yardstick import Measured, measure, period
from tests.measure.yardstick.worlds import Row

SAME = 1e-9
PLAN = Plan(5_000, 3, date(2025, 1, 1), date(2025, 7, 1))
ORGANISATIONS = 12

pytestmark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = Lake(tmp_path_factory.mktemp("simulated"))
    fill(lake, PLAN, invented(PLAN, ORGANISATIONS))
    read(lake)
    return lake


@pytest.fixture(scope="module")
def ours(lake: Lake) -> Measured:
    return measured(lake, connect())


def measured(lake: Lake, backend: Any) -> Measured:
    return measure(backend, read_given(lake, backend, period("2025-Q2")), definitions())


def test_everything_is_measured_alike(lake: Lake, ours: Measured, cluster: Any) -> None:
    theirs = measured(lake, cluster)
    assert_same("figures", theirs.figures, ours.figures)
    assert theirs.tables.keys() == ours.tables.keys()
    for name, table in ours.tables.items():
        assert theirs.tables[name].schema == table.schema
        assert_same(name, theirs.tables[name].to_pylist(), table.to_pylist())
    assert theirs.queries.keys() == ours.queries.keys()


def test_there_is_something_to_compare(ours: Measured) -> None:
    assert {name for name, table in ours.tables.items() if not table.num_rows} == set()
    assert len({row["definition"] for row in ours.tables["answers"].to_pylist()}) == len(definitions())
    assert {row["status"] for row in ours.tables["contacts"].to_pylist()} >= {
        "answered",
        "late",
        "unseen",
        "unanswered",
    }
    assert len(ours.figures) > 1_000


def assert_same(name: str, theirs: list[Row], ours: list[Row]) -> None:
    """In the same order; counts exactly, the rest to 1e-9."""
    assert len(theirs) == len(ours), name
    for their, our in zip(theirs, ours, strict=True):
        near = {key: pytest.approx(one, rel=SAME, abs=SAME) for key, one in our.items() if isinstance(one, float)}
        assert their == our | near, name
