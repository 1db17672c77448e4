"""Every figure of what was said is the same on DuckDB and over Spark Connect: counts exactly, the rest to 1e-9."""

from pathlib import Path
from typing import Any

import pytest

from meetlat.lake import connect, freeze, read_frozen
from meetlat.measure.indicator import Indicator
from meetlat.measure.indicators import message_indicators
from tests.measure.messages import Row, arrow
from tests.measure.talking import talking

SAME = 1e-9
TEXTS = ("organisation", "platform")

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def engines(cluster: Any, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The same tables, frozen, on both."""
    folder: Path = tmp_path_factory.mktemp("frozen")
    given = arrow(**talking())
    freeze(folder, given)
    return [read_frozen(backend, folder, given) for backend in (connect(), cluster)]


def figures(indicator: Indicator, given: dict[str, Any]) -> list[Row]:
    assert indicator.compute is not None
    found: list[Row] = indicator.compute(given).to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: [row.get(column, "") for column in TEXTS])


@pytest.mark.parametrize("indicator", message_indicators().values(), ids=lambda indicator: indicator.id)
def test_both_engines_count_alike(indicator: Indicator, engines: list[dict[str, Any]]) -> None:
    ours, theirs = (figures(indicator, given) for given in engines)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.keys() == other.keys()
        for column in one:
            exact = column in TEXTS or isinstance(one[column], int)
            assert other[column] == (one[column] if exact else pytest.approx(one[column], rel=SAME, abs=SAME))
