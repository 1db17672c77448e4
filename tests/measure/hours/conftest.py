"""Both engines, for what must come out alike on them."""

from typing import Any

import pytest

from meetlat.lake import connect

SPARK = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(params=["duckdb", pytest.param("sail", marks=SPARK)])
def engine(request: pytest.FixtureRequest) -> Any:
    return connect() if request.param == "duckdb" else connect(request.getfixturevalue("sail"))
