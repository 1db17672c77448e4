"""What a benchmark tells: ratios, rounded; how many organisations are equal; and why one way failed."""

from pathlib import Path
from typing import Any

import pytest

from meetlat.measure.benching import Benched, bench, beside
from meetlat.problem import Problem

SECONDS = {"scan": 0.5, "yardstick": 2.1259, "same": 1.25, "pandas": 12.505}
PEAK = {"scan": 99.6, "yardstick": 700.4, "same": 300.0, "pandas": 4000.0}
FIGURES: dict[str, list[Any]] = {"nl.a": [3, 2, 61.0, None], "nl.b": [1, 0, None, 4]}


def test_as_json() -> None:
    assert Benched(3000, SECONDS, PEAK, 12).as_json() == {
        "messages": 3000,
        "seconds": 2.13,
        "peak_mib": 700,
        "yardstick_to_scan": 4.25,
        "pandas_to_yardstick": 10.0,
        "equal_organisations": 12,
        "ways": {
            "scan": {"seconds": 0.5, "peak_mib": 100},
            "yardstick": {"seconds": 2.13, "peak_mib": 700},
            "same": {"seconds": 1.25, "peak_mib": 300},
            "pandas": {"seconds": 12.51, "peak_mib": 4000},
        },
    }


def test_without_pandas_there_is_nothing_to_be_equal_to() -> None:
    seconds = {way: taken for way, taken in SECONDS.items() if way != "pandas"}
    told = Benched(3000, seconds, PEAK, None).as_json()
    assert (told["pandas_to_yardstick"], told["equal_organisations"]) == (None, None)
    assert list(told["ways"]) == ["scan", "yardstick", "same"]


@pytest.mark.parametrize(
    ("pandas", "expected"),
    [
        ([3, 2, 61.0, None], None),
        ([3, 2, 61.0 * (1 + 0.9e-9), None], None),
        ([3, 2, 61.0 * (1 - 0.9e-9), None], None),
        ([3, 2, 61.0 * (1 + 1.1e-9), None], "bench: nl.a is"),
        ([3, 2, 61.0, 0], "bench: nl.a is"),
        ([3, 2, None, None], "bench: nl.a is"),
        (
            [3, 1, 61.0, None],
            r"^bench: nl.a is \[3, 2, 61.0, None\] by the yardstick and \[3, 1, 61.0, None\] in pandas\.$",
        ),
    ],
)
def test_what_is_equal(pandas: list[float], expected: str | None) -> None:
    other = FIGURES | {"nl.a": pandas}
    if expected is None:
        assert beside._equal(FIGURES, other) == 2
    else:
        with pytest.raises(Problem, match=expected):
            beside._equal(FIGURES, other)


@pytest.mark.parametrize(("same", "pandas"), [({}, FIGURES), (FIGURES, {})])
def test_who_is_in_one_only_is_not_equal(same: dict[str, list[float]], pandas: dict[str, list[float]]) -> None:
    with pytest.raises(Problem, match=r"^bench: nl\.a is (None by|\[3, 2, 61\.0, None\] by)"):
        beside._equal(same, pandas)


def test_a_way_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"^bench scan: \w+(Error|Exception): .+"):
        bench(tmp_path, 10)
