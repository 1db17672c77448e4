"""Both engines, for what must come out alike on them."""

from collections.abc import Iterator
from typing import Any

import pytest

from meetlat.lake import connect

SPARK = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="session")
def sail() -> Iterator[str]:
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()


@pytest.fixture(params=["duckdb", pytest.param("sail", marks=SPARK)])
def engine(request: pytest.FixtureRequest) -> Any:
    return connect() if request.param == "duckdb" else connect(request.getfixturevalue("sail"))
