"""What tests of the lake share: a real Spark cluster, started when the first of them asks for it."""

from collections.abc import Iterator

import pytest

from tests.spark.cluster import Cluster, running_cluster


@pytest.fixture(scope="session")
def spark_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A test that asks for it is marked ``spark``."""
    with running_cluster(tmp_path_factory.mktemp("spark")) as cluster:
        yield cluster
