"""The cluster that tests compute on is one: other processes than the one that answers do the work."""

from pathlib import Path
from typing import Any

import pytest

from meetlat.lake import Lake, connect
from tests.lake.model import table
from tests.lake.works import message
from tests.spark import cluster as parts
from tests.spark.cluster import WORKERS, Cluster, NotInstalled, running_cluster

pytestmark = pytest.mark.filterwarnings("ignore")
WHO = "java_method('java.lang.ProcessHandle', 'current')"  # the process that computes a row


@pytest.fixture(scope="module")
def backend(spark_cluster: Cluster) -> Any:
    return connect(spark_cluster.address)


def computed(backend: Any, rows: str) -> dict[bytes, int]:
    """How many of the rows were computed by processes with which command."""
    asked = f"SELECT pid, count(*) AS rows FROM (SELECT {WHO} AS pid FROM {rows}) GROUP BY pid"
    answers = backend.raw_sql(asked).toPandas().to_dict("records")
    return {Path(f"/proc/{one['pid']}/cmdline").read_bytes(): one["rows"] for one in answers}


@pytest.mark.spark
def test_the_workers_compute(backend: Any) -> None:
    by = computed(backend, "range(0, 1000, 1, 8)")
    assert (len(by), sum(by.values())) == (WORKERS, 1000)
    assert all(b"CoarseGrainedExecutorBackend" in command and b"-Xmx1024M" in command for command in by)


@pytest.mark.spark
def test_the_workers_read_the_lake(backend: Any, tmp_path: Path) -> None:
    """What comes to this process is the answer only."""
    lake = Lake(tmp_path)
    for batch in range(3):
        lake.commit(table([message(key) for key in range(batch * 20 + 1, batch * 20 + 21)]), run=batch)
    backend.create_view("spoken", lake.messages(backend), overwrite=True)
    by = computed(backend, "spoken")
    assert sum(by.values()) == 60
    assert all(b"CoarseGrainedExecutorBackend" in command for command in by)


def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ENVIRONMENT", tmp_path)
    with pytest.raises(NotInstalled, match="Run: make spark"), running_cluster(tmp_path):
        pass
