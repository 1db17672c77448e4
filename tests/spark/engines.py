"""Fixtures: Sail, and a real Spark cluster, each started once, when the first test asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from meetlat.lake import connect
from tests.spark.cluster import Cluster, running_cluster

CHECKPOINTS = "SAIL_EXECUTION__CHECKPOINT__PATH"  # a server without it keeps no step of a measuring


@pytest.fixture(scope="session")
def sail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address. A test that asks for it is marked ``spark``."""
    from pysail.spark import SparkConnectServer

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CHECKPOINTS, tmp_path_factory.mktemp("checkpoints").as_uri())
        server = SparkConnectServer(ip="127.0.0.1", port=0)
        server.start(background=True)
        host, port = server.listening_address
        yield f"sc://{host}:{port}"
        server.stop()


@pytest.fixture(scope="session")
def spark_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A test that asks for it is marked ``spark``."""
    with running_cluster(tmp_path_factory.mktemp("spark")) as cluster:
        yield cluster


@pytest.fixture(scope="module", params=["sail", "spark"])
def cluster(request: pytest.FixtureRequest) -> Any:
    """A backend on each of them."""
    if request.param == "sail":
        return connect(request.getfixturevalue("sail"))
    return connect(request.getfixturevalue("spark_cluster").address)
